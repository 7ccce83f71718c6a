import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DutyKind } from "~db/enums";
import { now } from "~/lib/clock";
import { newId } from "~/lib/id";
import { roomClient } from "./room-client";
import { useTablet } from "./tablet-context";
import { useLine } from "./use-line";
import { useSaved } from "./use-saved";

/** Writes that somebody came into the class or left it; the toast takes it back for two minutes. */
export function useDuty(classId: string) {
  const { t } = useTranslation(["attendance", "errors"]);
  const saySaved = useSaved(classId);
  const { actorStaffId } = useTablet();
  const { busy, inTurn } = useLine();
  const [problem, setProblem] = useState<string | null>(null);

  const tap = async (kind: DutyKind, person: { staffId: string; name: string }) => {
    const { staffId, name } = person;
    const events = [{ id: newId(), staffId, kind, at: now().toISOString() }];
    await inTurn(`${kind} ${staffId}`, async () => {
      try {
        const batchId = await roomClient(classId).save({ noun: "duty", events }, actorStaffId);
        setProblem(null);
        saySaved(batchId, t(kind === "in" ? "duty.saidIn" : "duty.saidOut", { name }));
      } catch {
        setProblem(t("errors:not_kept"));
      }
    });
  };

  return { tap, busy, problem };
}

export type DutyTaps = ReturnType<typeof useDuty>;
