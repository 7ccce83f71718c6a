import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { SearchField } from "~/components/search-field";
import { DataTable, type Column } from "~/components/table";
import { ageInWords } from "~/features/children/ui/age";
import { formatLongDay } from "~/lib/dates";
import { applicationStates, weekSchedules } from "~db/enums";
import type { ApplicationRow } from "../applications/queries.server";
import { ApplicationStateTag } from "./application-state";
import { PriorityPoints } from "./priority-points";

/** A second line of a cell. */
const Under = ({ children }: { children: ReactNode }) => (
  <span className="block text-second font-normal text-ink-2">{children}</span>
);

function columnsOf(t: TFunction, locale: string): Column<ApplicationRow>[] {
  return [
    {
      key: "name",
      header: t("applications.child"),
      sortable: true,
      cell: (row) => (
        <span>
          {row.childName}
          <Under>{ageInWords(row.bornOn, row.wantedFrom, t)}</Under>
        </span>
      ),
    },
    {
      key: "line",
      header: t("applications.line"),
      sortable: true,
      align: "end",
      phone: "hide",
      cell: (row) => row.line ?? "–",
    },
    {
      key: "points",
      header: t("applications.points"),
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <b>{row.points}</b>
          <PriorityPoints parts={row.parts} />
          {row.isToCheck ? (
            <span className="text-second text-warn-fg">{t("applications.unchecked")}</span>
          ) : null}
        </span>
      ),
    },
    {
      key: "wanted",
      header: t("applications.wantedFrom"),
      sortable: true,
      cell: (row) => (
        <span className="whitespace-nowrap">
          {formatLongDay(row.wantedFrom, locale)}
          <Under>{t(`enums:schedule.${row.schedule}`)}</Under>
        </span>
      ),
    },
    {
      key: "came",
      header: t("applications.came"),
      sortable: true,
      phone: "hide",
      cell: (row) => <span className="whitespace-nowrap">{formatLongDay(row.cameOn, locale)}</span>,
    },
    {
      key: "state",
      header: t("applications.state"),
      align: "end",
      phone: "show",
      cell: (row) => (
        <span className="whitespace-nowrap">
          <ApplicationStateTag state={row.state} />
          {row.answerBy ? (
            <Under>
              {t("applications.answerBy", { day: formatLongDay(row.answerBy, locale) })}
            </Under>
          ) : null}
        </span>
      ),
    },
  ];
}

export function ApplicationsTable(props: {
  rows: ApplicationRow[];
  total: number;
  page: number;
  size: number;
  exportHref: string;
  isEmpty: boolean;
  publicHref: string;
}) {
  const { t, i18n } = useTranslation(["enrolment", "enums", "children", "common"]);
  const filters = [
    {
      name: "state",
      label: t("applications.state"),
      all: t("applications.open"),
      options: [
        ...applicationStates.map((value) => ({
          value,
          label: t(`enums:applicationState.${value}`),
        })),
        { value: "all", label: t("applications.all") },
      ],
    },
    {
      name: "schedule",
      label: t("applications.schedule"),
      all: t("applications.allSchedules"),
      options: weekSchedules.map((value) => ({ value, label: t(`enums:schedule.${value}`) })),
    },
  ];
  return (
    <DataTable
      caption={t("applications.title")}
      columns={columnsOf(t, i18n.language)}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/applications/${row.id}`}
      total={props.total}
      page={props.page}
      size={props.size}
      sizes={[25, 50, 100]}
      exportHref={props.exportHref}
      filters={
        <>
          <SearchField
            name="q"
            label={t("applications.search")}
            placeholder={t("applications.search")}
          />
          <FilterBar filters={filters} />
        </>
      }
      empty={
        props.isEmpty ? (
          <EmptyState
            action={
              <LinkButton to={props.publicHref} kind="main">
                {t("applications.publicPage")}
              </LinkButton>
            }
          >
            {t("applications.none")}
          </EmptyState>
        ) : undefined
      }
    />
  );
}
