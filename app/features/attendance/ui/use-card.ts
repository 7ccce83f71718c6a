import { useRef, useState } from "react";
import type { FormFailure } from "~/lib/form-failure";
import type { CardHolder } from "../card-readings/commands.server";
import { readCode } from "../handover/rules";
import { askFor } from "./room-way";

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
    const body = new URLSearchParams({ code });
    const answer = await askFor<Answer>(`/room/${classId}/card`, { method: "POST", body });
    setBusy(false);
    if (answer?.ok) setHolder(answer.value);
    else if (answer) setFailure(answer);
    else {
      asked.current = "";
      setAway(true);
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
