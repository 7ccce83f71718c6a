import { useEffect, useRef, type RefObject } from "react";

/** Empties a form that stays on the page once what it sent has arrived: `newest` is what arrived last. */
export function useClearOnArrival(
  form: RefObject<HTMLFormElement>,
  newest: string | undefined,
): void {
  const known = useRef(newest);
  useEffect(() => {
    if (known.current === newest) return;
    known.current = newest;
    // what a refusal before put back counts as the field's own default by now
    for (const area of form.current?.querySelectorAll("textarea") ?? []) area.defaultValue = "";
    form.current?.reset();
  }, [form, newest]);
}
