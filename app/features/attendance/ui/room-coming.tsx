import { CalendarX2 } from "lucide";
import { useTranslation } from "react-i18next";
import { Icon } from "~/components/icon";
import { formatDay } from "~/lib/dates";
import type { Room } from "../room/queries.server";

/** Who will not come on the next open day, as their families or the office have said. */
export function RoomComing({ coming }: { coming: Room["coming"] }) {
  const { t, i18n } = useTranslation(["attendance", "enums", "common"]);
  if (coming.away.length === 0) return null;
  const names = coming.away
    .map(({ name, reason }) =>
      t("room.comingOne", { name, reason: t(`enums:absenceReason.${reason}`) }),
    )
    .join(t("common:listSeparator"));
  return (
    <p className="mb-3 flex items-start gap-2 text-ink-2">
      <Icon of={CalendarX2} className="mt-0.5" />
      {t("room.coming", { day: formatDay(coming.day, i18n.language), names })}
    </p>
  );
}
