import { useCallback, useEffect, useSyncExternalStore } from "react";
import { realNow } from "~/lib/clock";
import { actorCookieOf, readChosenActor } from "~/lib/preferences";

const listeners = new Set<() => void>();

/** The browser's own cookie is the store: it forgets after half an hour, in every tab, with and without a network. */
const stored = () => readChosenActor(document.cookie);

function keep(staffId: string | null): void {
  document.cookie = actorCookieOf(staffId);
  for (const tell of listeners) tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const every = setInterval(listener, 10_000);
  return () => {
    listeners.delete(listener);
    clearInterval(every);
  };
}

const renewEveryMs = 10_000;

/** Who is chosen on this tablet, until another is or nobody has touched it for half an hour. */
export function useActor(atFirst: string | null) {
  const actorStaffId = useSyncExternalStore(subscribe, stored, () => atFirst);
  useEffect(() => {
    if (!actorStaffId) return undefined;
    let renewed = realNow().getTime();
    const touched = () => {
      const at = realNow().getTime();
      if (at - renewed < renewEveryMs) return;
      renewed = at;
      // forgotten already means that somebody chooses anew
      if (stored() === actorStaffId) document.cookie = actorCookieOf(actorStaffId);
    };
    document.addEventListener("pointerdown", touched);
    document.addEventListener("keydown", touched);
    return () => {
      document.removeEventListener("pointerdown", touched);
      document.removeEventListener("keydown", touched);
    };
  }, [actorStaffId]);
  const choose = useCallback((staffId: string | null) => keep(staffId), []);
  return { actorStaffId, choose };
}
