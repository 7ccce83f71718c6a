import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { RowList } from "~/components/row-list";
import { formatDay, formatTime } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import type { UnrecordedDeparture } from "../closing/queries.server";
import { checkFace, CheckName } from "./check-rows";

/** Who went home without a word on record, day by day. */
export function DeparturesByDay(props: {
  stays: readonly UnrecordedDeparture[];
  timeZone: string;
}) {
  const { t, i18n } = useTranslation("attendance");
  return (
    <div className="grid gap-4">
      {[...groupBy(props.stays, ({ day }) => day)].map(([on, stays]) => {
        const day = formatDay(on, i18n.language);
        return (
          <Card key={on} title={day}>
            <RowList
              rows={stays.map((stay) => ({
                key: stay.entryId,
                mark: checkFace(stay),
                title: <CheckName child={stay} />,
                detail: t("where.present", { time: formatTime(stay.startsAt, props.timeZone) }),
                act: (
                  <LinkButton
                    to={`?entry=${stay.entryId}`}
                    label={t("departures.fillOf", { name: stay.name, day })}
                  >
                    {t("departures.fill")}
                  </LinkButton>
                ),
              }))}
            />
          </Card>
        );
      })}
    </div>
  );
}
