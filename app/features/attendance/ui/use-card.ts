import { useRef, useState } from "react";
import type { FormFailure } from "~/lib/form-failure";
import type { CardHolder } from "../card-readings/commands.server";
import { readCode } from "../handover/rules";

type Answer = { ok: true; value: CardHolder } | FormFailure;

/** Asks the server whose card it is; what the camera sees again and again is asked about once. */
export function useCard(classId: string) {
  const [holder, setHolder] = useState<CardHolder | null>(null);
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const [away, setAway] = useState(false);
  const [busy, setBusy] = useState(false);
  const asked = useRef("");
  const ask = async (code: string) => {
    setBusy(true);
    setFailure(null);
    setAway(false);
    try {
      const response = await fetch(`/room/${classId}/card`, {
        ...{ method: "POST", redirect: "error" as const },
        body: new URLSearchParams({ code }),
      });
      const answer: Answer = await response.json();
      if (answer.ok) setHolder(answer.value);
      else setFailure(answer);
    } catch {
      asked.current = "";
      setAway(true);
    } finally {
      setBusy(false);
    }
  };
  return {
    ...{ holder, failure, away, busy },
    /** What the camera read. */
    look: (text: string) => {
      const code = readCode(text);
      if (!code || asked.current === code) return;
      asked.current = code;
      void ask(code);
    },
    /** What was typed. */
    ask,
    forget: () => {
      asked.current = "";
      setHolder(null);
      setFailure(null);
      setAway(false);
    },
  };
}

export type CardState = ReturnType<typeof useCard>;
