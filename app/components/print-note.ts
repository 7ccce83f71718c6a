import { useEffect } from "react";

/** Writes the note at the foot of every printed page, where the browser knows page margins. */
export function usePrintNote(note: string): void {
  useEffect(() => {
    if (!("CSSMarginRule" in window)) return;
    const { style } = document.documentElement;
    style.setProperty("--print-note", `"${note.replace(/["\\\n]/g, " ")}"`);
    return () => void style.removeProperty("--print-note");
  }, [note]);
}
