import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { instantOf, realNow } from "~/lib/clock";
import { formatMoment } from "~/lib/dates";

/** The centre's day and time, going on from what the server said: a room's tablet stays on all day. */
export function RoomClock({ at, timeZone }: { at: string; timeZone: string }) {
  const { i18n } = useTranslation();
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const opened = realNow().getTime();
    const tick = () => setPassed(realNow().getTime() - opened);
    tick();
    const every = setInterval(tick, 10_000);
    return () => clearInterval(every);
  }, [at]);
  const moment = instantOf(instantOf(at).getTime() + passed);
  return <time dateTime={at}>{formatMoment(moment, timeZone, i18n.language)}</time>;
}
