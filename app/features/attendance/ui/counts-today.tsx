import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { Link } from "~/components/link";
import { RowList } from "~/components/row-list";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import type { Count } from "../headcount/rules";
import { countInWords, missedInWords } from "./count-words";

/** The checks of a class's day, the newest first, and the way to those of all days. */
export function CountsToday(props: {
  counts: readonly Count[];
  classId: string;
  timeZone: string;
  mayReadAll: boolean;
}) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const { counts, timeZone } = props;
  return (
    <div className="no-print mt-8">
      <Card
        title={t("count.today")}
        aside={
          props.mayReadAll ? (
            <Link
              to={`/attendance/counts?class=${props.classId}`}
              className="inline-flex min-h-12 items-center text-brand-text hover:underline"
            >
              {t("count.toCounts")}
            </Link>
          ) : undefined
        }
      >
        {counts.length === 0 ? <p className="text-ink-2">{t("count.none")}</p> : null}
        {counts.length === 0 ? null : (
          <RowList
            rows={[...counts].reverse().map((count) => ({
              key: count.id,
              title: [
                t("count.when", {
                  transition: t(`enums:transition.${count.transition}`),
                  time: formatTime(instantOf(count.at), timeZone),
                }),
                countInWords(t, count),
              ].join(t("common:clauseSeparator")),
              detail: [missedInWords(t, count, timeZone), count.note, count.by]
                .filter(Boolean)
                .join(" · "),
            }))}
          />
        )}
      </Card>
    </div>
  );
}
