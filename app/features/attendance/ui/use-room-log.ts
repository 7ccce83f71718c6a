import { useRevalidator } from "@remix-run/react";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useToast } from "~/components/toast";
import { now } from "~/lib/clock";
import type { FormFailure } from "~/lib/form-failure";
import { newId } from "~/lib/id";
import { answerOf, eventsOf, type ActChild, type RoomAnswer } from "../acts/rules";
import { parseAct } from "../acts/schema";
import type { Outcome } from "../log/commands.server";
import { undoMs } from "../log/rules";
import { savedInWords } from "./child-words";

export type LogPlace = {
  classId: string;
  day: string;
  timeZone: string;
  children: readonly ActChild[];
};

type Sent = { ok: true; outcomes: Outcome[] } | FormFailure;

const failed = (reason: string): FormFailure => ({ ok: false, reason });

/** Sends to the room's log; without a network, or after the session ended, nothing typed is lost. */
async function post<T>(classId: string, body: object): Promise<T | FormFailure> {
  try {
    const response = await fetch(`/room/${classId}/log`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    if (response.redirected) return failed("signed_out");
    if (response.status >= 500) return failed("not_saved");
    const answer: T = await response.json();
    return answer;
  } catch {
    return failed("no_network");
  }
}

/**
 * Writes what was tapped, with ids and the time of the device that was tapped; says what was saved in a toast
 * that takes it back for two minutes, and keeps what was refused on the page.
 */
export function useRoomLog(place: LogPlace) {
  const { t } = useTranslation(["attendance", "enums"]);
  const toast = useToast();
  const { revalidate } = useRevalidator();
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<RoomAnswer | FormFailure | null>(null);
  const sending = useRef(false);

  const undo = useCallback(
    async (batchId: string) => {
      const result = await post<{ ok: true }>(place.classId, { intent: "undo", batchId });
      if (result.ok) {
        setAnswer(null);
        toast({ text: t("said.undone") });
      } else setAnswer(result);
      revalidate();
    },
    [place.classId, revalidate, t, toast],
  );

  const save = useCallback(
    async (form: FormData): Promise<boolean> => {
      if (sending.current) return false;
      const parsed = parseAct(form);
      if (!parsed.ok) {
        setAnswer({ ok: false, errors: parsed.errors });
        return false;
      }
      const { act } = parsed;
      const events = eventsOf(act, { ...place, at: now(), newId });
      if (events.length === 0) {
        setAnswer(failed("nobody_to_log"));
        return false;
      }
      sending.current = true;
      setBusy(true);
      const batchId = newId();
      const sentAt = now().toISOString();
      const result = await post<Sent>(place.classId, { batchId, sentAt, events });
      sending.current = false;
      setBusy(false);
      if (!result.ok) {
        setAnswer(result);
        return false;
      }
      const said = answerOf({ act, batchId, events }, result.outcomes, place.children);
      setAnswer(said.refused.length > 0 ? said : null);
      if (said.saved > 0) {
        const seconds = undoMs / 1000;
        toast({ text: savedInWords(t, said), seconds, onUndo: () => void undo(batchId) });
      }
      revalidate();
      return said.refused.length === 0;
    },
    [place, revalidate, t, toast, undo],
  );

  return { save, busy, answer };
}

export type RoomLog = ReturnType<typeof useRoomLog>;
