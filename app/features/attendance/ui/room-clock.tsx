import { useTranslation } from "react-i18next";
import { formatMoment } from "~/lib/dates";
import { useRoomNow } from "./use-room-now";

/** The centre's day and time of a room that stays on all day. */
export function RoomClock({ at, timeZone }: { at: string; timeZone: string }) {
  const { i18n } = useTranslation();
  const moment = useRoomNow(at);
  return <time dateTime={at}>{formatMoment(moment, timeZone, i18n.language)}</time>;
}
