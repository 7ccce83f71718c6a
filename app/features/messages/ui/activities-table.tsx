import { PartyPopper } from "lucide";
import { useTranslation } from "react-i18next";
import { activityStates } from "~db/enums";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import type { ActivityOnList } from "../activities/queries.server";
import { activitiesOfPage } from "../activities/rules";
import { activityTones, hoursWords } from "./activity-words";
import { momentWords, targetWords } from "./notice-words";

/** Activities: what, when, for whom, and how full. */
export function ActivitiesTable(props: {
  rows: ActivityOnList[];
  total: number;
  page: number;
  isFiltered: boolean;
}) {
  const { t, i18n } = useTranslation(["messages", "enums", "common"]);
  const columns: Column<ActivityOnList>[] = [
    {
      key: "title",
      header: t("activity.name"),
      cell: (row) => <span className="font-semibold">{row.title}</span>,
    },
    {
      key: "when",
      header: t("activity.when"),
      phone: "show",
      cell: (row) => hoursWords(row, t, i18n.language),
    },
    {
      key: "signedUp",
      header: t("activity.signedUp"),
      phone: "label",
      cell: (row) => (
        <>
          {t("activity.ofPlaces", { taken: row.taken, places: row.places })}
          {row.waiting > 0 ? (
            <span className="block text-second text-ink-2">
              {t("activity.waitingCount", { count: row.waiting })}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: "state",
      header: t("activity.state"),
      phone: "show",
      cell: (row) => (
        <Tag tone={activityTones[row.state]}>{t(`enums:activityState.${row.state}`)}</Tag>
      ),
    },
    {
      key: "to",
      header: t("activity.to"),
      phone: "hide",
      cell: (row) => targetWords(row.level, row.targets, t),
    },
    {
      key: "until",
      header: t("activity.until"),
      phone: "hide",
      cell: (row) => momentWords(row.signUpUntil, i18n.language),
    },
  ];
  return (
    <DataTable
      caption={t("activity.title")}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/activities/${row.id}`}
      total={props.total}
      page={props.page}
      size={activitiesOfPage}
      filters={
        <FilterBar
          filters={[
            {
              ...{ name: "state", label: t("activity.state"), all: t("activity.allStates") },
              options: activityStates.map((value) => ({
                ...{ value, label: t(`enums:activityState.${value}`) },
              })),
            },
          ]}
        />
      }
      empty={
        props.isFiltered ? undefined : (
          <EmptyState
            icon={PartyPopper}
            action={
              <LinkButton to="/activities/new" kind="main">
                {t("activity.make")}
              </LinkButton>
            }
          >
            {t("activity.none")}
          </EmptyState>
        )
      }
    />
  );
}
