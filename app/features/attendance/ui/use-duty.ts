import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DutyKind } from "~db/enums";
import { useToast } from "~/components/toast";
import { now } from "~/lib/clock";
import { newId } from "~/lib/id";
import { undoMs } from "../log/rules";
import { roomClient } from "./room-client";
import { useTablet } from "./tablet-context";

/** Writes that somebody came into the class or left it; the toast takes it back for two minutes. */
export function useDuty(classId: string) {
  const { t } = useTranslation(["attendance", "errors"]);
  const toast = useToast();
  const { actorStaffId } = useTablet();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const tap = async (kind: DutyKind, person: { staffId: string; name: string }) => {
    if (busy) return;
    setBusy(true);
    const client = roomClient(classId);
    const { staffId, name } = person;
    const events = [{ id: newId(), staffId, kind, at: now().toISOString() }];
    try {
      const batchId = await client.save({ noun: "duty", events }, actorStaffId);
      setProblem(null);
      toast({
        text: t(kind === "in" ? "duty.saidIn" : "duty.saidOut", { name }),
        seconds: undoMs / 1000,
        onUndo: () => void client.undo(batchId).then(() => toast({ text: t("duty.undone") })),
      });
    } catch {
      setProblem(t("errors:not_kept"));
    } finally {
      setBusy(false);
    }
  };

  return { tap, busy, problem };
}

export type DutyTaps = ReturnType<typeof useDuty>;
