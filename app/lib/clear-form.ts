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
    form.current?.reset();
  }, [form, newest]);
}
