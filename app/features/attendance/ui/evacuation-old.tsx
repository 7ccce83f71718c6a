import { useTranslation } from "react-i18next";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import { oldMs } from "../snapshot/rules";
import { useRoomNow } from "./use-room-now";

/** Of when a list is; in red, and on paper too, when that is long ago. */
export function EvacuationOld(props: {
  /** The centre's time now, as far as is known. */
  at: string;
  toldAt: string;
  timeZone: string;
}) {
  const { t } = useTranslation("attendance");
  const now = useRoomNow(props.at);
  const told = instantOf(props.toldAt);
  const time = formatTime(told, props.timeZone);
  const isOld = now.getTime() - told.getTime() > oldMs;
  return (
    <p className={isOld ? "mb-3 font-semibold text-stop-fg" : "mb-3 text-ink-2"}>
      {isOld ? t("evacuation.old", { time }) : t("evacuation.at", { time })}
    </p>
  );
}
