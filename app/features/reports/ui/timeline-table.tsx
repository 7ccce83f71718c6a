import { useTranslation } from "react-i18next";
import { FilterBar } from "~/components/filter-bar";
import { DataTable } from "~/components/table";
import { formatLongDay } from "~/lib/dates";
import type { TimelineEvent, TimelineKind } from "../timeline/rules";

/** Values that are words of a closed list, and the list. */
const worded: Record<string, string> = {
  ...{ schedule: "schedule", role: "role", grade: "grade" },
  ...{ consent: "consentKind", state: "consentState" },
};

/** The child's history as a list that one can narrow and print. */
export function TimelineTable(props: {
  events: TimelineEvent[];
  kinds: readonly TimelineKind[];
  today: string;
}) {
  const { t, i18n } = useTranslation(["reports", "enums"]);
  const said = ({ what, values }: TimelineEvent): string => {
    const words: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(values)) {
      words[name] = worded[name] ? t(`enums:${worded[name]}.${value}`) : value;
    }
    return t(`timeline.what.${what}`, words);
  };
  return (
    <DataTable
      caption={t("timeline.title")}
      rows={props.events}
      rowKey={(event) => event.key}
      columns={[
        {
          ...{ key: "day", header: t("timeline.day"), width: "10rem" },
          cell: (event) => formatLongDay(event.day, i18n.language),
        },
        {
          ...{ key: "kind", header: t("timeline.kind"), width: "7rem" },
          cell: (event) => t(`timeline.kinds.${event.kind}`),
        },
        {
          ...{ key: "what", header: t("what"), phone: "show" },
          cell: (event) => (
            <span className="whitespace-pre-line">
              {event.href ? (
                <a href={event.href} download className="text-link">
                  {said(event)}
                </a>
              ) : (
                said(event)
              )}
              {event.day > props.today ? (
                <span className="text-ink-3"> {t("timeline.coming")}</span>
              ) : null}
            </span>
          ),
        },
        {
          ...{ key: "by", header: t("actor"), width: "8rem", phone: "show" },
          cell: (event) => event.by ?? "–",
        },
      ]}
      filters={
        <FilterBar
          filters={[
            {
              ...{ name: "kind", label: t("timeline.kind"), all: t("timeline.all") },
              options: props.kinds.map((value) => ({
                ...{ value, label: t(`timeline.kinds.${value}`) },
              })),
            },
          ]}
        />
      }
    />
  );
}
