import { useTranslation } from "react-i18next";
import { Avatar } from "~/components/avatar";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { formatDay, formatTime } from "~/lib/dates";
import type { ClosedStay } from "../duty-times/queries.server";

/** Staff whom nobody wrote out of a class: the day's end did, and the way to the day's times. */
export function ClosedStays(props: { stays: readonly ClosedStay[]; timeZone: string }) {
  const { t, i18n } = useTranslation("attendance");
  if (props.stays.length === 0) return null;
  return (
    <Card title={t("dutyTimes.closed")}>
      <RowList
        rows={props.stays.map((stay) => {
          const day = formatDay(stay.day, i18n.language);
          const time = formatTime(stay.startsAt, props.timeZone);
          return {
            key: stay.id,
            mark: <Avatar name={stay.name} size={40} />,
            title: (
              <span className="flex flex-wrap items-center gap-x-3">
                {stay.name}
                <span className="text-second font-normal">
                  <ClassChip name={stay.className} colour={stay.colour} />
                </span>
              </span>
            ),
            detail: t("dutyTimes.onDay", { day, time }),
            act: (
              <LinkButton
                to={`/room/${stay.classId}/times?day=${stay.day}&stay=${stay.id}`}
                label={t("dutyTimes.correctOf", { name: stay.name })}
              >
                {t("dutyTimes.correct")}
              </LinkButton>
            ),
          };
        })}
      />
    </Card>
  );
}
