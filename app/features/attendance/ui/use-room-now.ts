import { useEffect, useState } from "react";
import { instantOf, realNow } from "~/lib/clock";

/** The centre's moment, going on from what the server said: a room's tablet stays on all day. */
export function useRoomNow(at: string): Date {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const opened = realNow().getTime();
    const tick = () => setPassed(realNow().getTime() - opened);
    tick();
    const every = setInterval(tick, 10_000);
    return () => clearInterval(every);
  }, [at]);
  return instantOf(instantOf(at).getTime() + passed);
}
