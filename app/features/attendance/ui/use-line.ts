import { useCallback, useRef, useState } from "react";

/**
 * Does what is tapped in turn, so that nothing tapped meanwhile is lost. The same tapped twice before the
 * first is over is done once: the second gets null.
 */
export function useLine() {
  const [busy, setBusy] = useState(false);
  const last = useRef<{ what: string; over: Promise<unknown> } | null>(null);

  const inTurn = useCallback(async <T>(what: string, work: () => Promise<T>): Promise<T | null> => {
    const before = last.current;
    if (before?.what === what) return null;
    const over = before ? before.over.then(work, work) : work();
    const own = { what, over };
    last.current = own;
    setBusy(true);
    try {
      return await over;
    } finally {
      if (last.current === own) {
        last.current = null;
        setBusy(false);
      }
    }
  }, []);

  return { busy, inTurn };
}
