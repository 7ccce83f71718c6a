import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DutyKind } from "~db/enums";
import { useToast } from "~/components/toast";
import { now } from "~/lib/clock";
import type { FormFailure } from "~/lib/form-failure";
import { newId } from "~/lib/id";
import type { DutyOutcome } from "../duty/commands.server";
import { undoMs } from "../log/rules";
import { roomClient } from "./room-client";

type Answer = { ok: true; outcomes?: DutyOutcome[] } | FormFailure;

async function post(classId: string, body: object): Promise<Answer> {
  try {
    const response = await fetch(`/room/${classId}/duty`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.redirected) return { ok: false, reason: "not_saved" };
    if (response.status >= 500) return { ok: false, reason: "not_saved" };
    const answer: Answer = await response.json();
    return answer;
  } catch {
    return { ok: false, reason: "not_saved" };
  }
}

/** Writes that somebody came into the class or left it; the toast takes it back for two minutes. */
export function useDuty(classId: string) {
  const { t } = useTranslation(["attendance", "errors"]);
  const toast = useToast();
  const revalidate = () => void roomClient(classId).refresh();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const sending = useRef(false);

  const fail = (reason: string, name?: string) => {
    const of = { reason: t(`errors:${reason}`) };
    setProblem(name ? t("duty.refused", { ...of, name }) : t("duty.notIn", of));
  };

  const undo = async (batchId: string) => {
    const result = await post(classId, { intent: "undo", batchId });
    if (result.ok) toast({ text: t("duty.undone") });
    else fail(result.reason ?? "invalid");
    revalidate();
  };

  const tap = async (kind: DutyKind, person: { staffId: string; name: string }) => {
    if (sending.current) return;
    sending.current = true;
    setBusy(true);
    const batchId = newId();
    const at = now().toISOString();
    const events = [{ id: newId(), staffId: person.staffId, kind, at }];
    const result = await post(classId, { batchId, sentAt: at, events });
    sending.current = false;
    setBusy(false);
    const [outcome] = result.ok ? (result.outcomes ?? []) : [];
    if (!result.ok) fail(result.reason ?? "invalid");
    else if (outcome?.outcome === "refused") fail(outcome.reason, person.name);
    else {
      setProblem(null);
      const text = t(kind === "in" ? "duty.saidIn" : "duty.saidOut", { name: person.name });
      toast({ text, seconds: undoMs / 1000, onUndo: () => void undo(batchId) });
    }
    revalidate();
  };

  return { tap, busy, problem };
}

export type DutyTaps = ReturnType<typeof useDuty>;
