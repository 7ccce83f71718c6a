import { useTranslation } from "react-i18next";
import { classMark } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { DataTable } from "~/components/table";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import type { CountOfDay } from "../headcount/queries.server";
import { countOf, stillMissing } from "../headcount/rules";
import { minutesBetween } from "../room/rules";
import { spanInWords } from "./child-words";
import { missedInWords } from "./count-words";

const isWhole = (count: CountOfDay) => countOf(count).there === countOf(count).due;

/** Red while somebody is missing still. */
function missedLook(count: CountOfDay): string {
  if (isWhole(count)) return "text-ink-3";
  return stillMissing([count]).length > 0 ? "font-semibold text-stop-fg" : "text-warn-fg";
}

/** A day's counts, a row each. */
export function CountsTable(props: { counts: readonly CountOfDay[]; timeZone: string }) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const { timeZone } = props;
  return (
    <DataTable
      caption={t("counts.title")}
      rows={props.counts}
      rowKey={({ id }) => id}
      empty={<EmptyState>{t("counts.empty")}</EmptyState>}
      columns={[
        {
          ...{ key: "time", header: t("counts.time") },
          cell: ({ at }) => formatTime(instantOf(at), timeZone),
        },
        {
          ...{ key: "class", header: t("counts.class") },
          cell: ({ className }) => className,
          mark: ({ colour }) => classMark(colour),
        },
        {
          ...{ key: "transition", header: t("counts.transition") },
          cell: ({ transition, note }) =>
            [t(`enums:transition.${transition}`), note].filter(Boolean).join(" · "),
        },
        {
          ...{ key: "there", header: t("counts.there"), align: "end" },
          cell: (count) => `${countOf(count).there} / ${countOf(count).due}`,
        },
        {
          ...{ key: "missed", header: t("counts.missed"), phone: "label", width: "30%" },
          cell: (count) => (
            <span className={missedLook(count)}>
              {isWhole(count) ? t("counts.all") : missedInWords(t, count, timeZone)}
            </span>
          ),
        },
        {
          ...{ key: "took", header: t("counts.took"), phone: "hide" },
          cell: ({ startedAt, at }) =>
            spanInWords(t, minutesBetween(instantOf(startedAt), instantOf(at))),
        },
        {
          ...{ key: "by", header: t("counts.by"), phone: "hide" },
          cell: ({ by }) => <span className="text-ink-2">{by}</span>,
        },
      ]}
    />
  );
}
