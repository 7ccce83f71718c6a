import { useTranslation } from "react-i18next";
import { classMark } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { SearchField } from "~/components/search-field";
import { DataTable, type Column } from "~/components/table";
import { formatLongDay } from "~/lib/dates";
import { keptWords } from "~/lib/kept-words";
import { weekSchedules, type WeekSchedule } from "~db/enums";
import { ageInWords } from "./age";
import { Face } from "./face";

export type ChildListRow = {
  id: string;
  name: string;
  sex: "male" | "female";
  bornOn: string;
  faceFileId: string | null;
  className: string | null;
  colour: number | null;
  schedule: WeekSchedule | null;
  startsOn: string | null;
  guardianName: string;
  guardianPhone: string;
};

export function ChildrenTable(props: {
  rows: ChildListRow[];
  total: number;
  page: number;
  size: number;
  today: string;
  classes: { id: string; name: string }[];
  exportHref: string;
  isEmpty: boolean;
}) {
  const { t, i18n } = useTranslation(["children", "enums", "common"]);
  const say = keptWords(i18n);
  const sexWords = { female: t("enums:sex.female"), male: t("enums:sex.male") };
  const scheduleOptions = weekSchedules.map((value) => ({
    value,
    label: t(`enums:schedule.${value}`),
  }));
  const scheduleWords = new Map(scheduleOptions.map(({ value, label }) => [value, label]));
  const columns: Column<ChildListRow>[] = [
    {
      key: "name",
      header: t("name"),
      sortable: true,
      cell: (row) => (
        <>
          <Face name={row.name} fileId={row.faceFileId} colour={row.colour} size={28} />
          {row.name}
        </>
      ),
    },
    {
      key: "class",
      header: t("class"),
      sortable: true,
      mark: (row) => (row.className ? classMark(row.colour ?? 1) : undefined),
      cell: (row) => row.className ?? "–",
    },
    { key: "sex", header: t("sex"), phone: "hide", cell: (row) => sexWords[row.sex] },
    {
      key: "bornOn",
      header: t("age"),
      sortable: true,
      cell: (row) => ageInWords(row.bornOn, props.today, say),
    },
    {
      key: "schedule",
      header: t("schedule"),
      cell: (row) => (row.schedule && scheduleWords.get(row.schedule)) ?? "–",
    },
    {
      key: "guardian",
      header: t("guardian"),
      phone: "hide",
      cell: (row) => (
        <>
          {`${row.guardianName} `}
          <small>{row.guardianPhone}</small>
        </>
      ),
    },
    {
      key: "startsOn",
      header: t("startsOn"),
      sortable: true,
      align: "end",
      phone: "hide",
      cell: (row) => (row.startsOn ? formatLongDay(row.startsOn, i18n.language) : "–"),
    },
  ];
  const filters = [
    {
      name: "class",
      label: t("class"),
      all: t("allClasses"),
      options: props.classes.map((one) => ({ value: one.id, label: one.name })),
    },
    {
      name: "schedule",
      label: t("schedule"),
      all: t("allSchedules"),
      options: scheduleOptions,
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/children/${row.id}`}
      total={props.total}
      page={props.page}
      size={props.size}
      sizes={[25, 50, 135]}
      exportHref={props.exportHref}
      filters={
        <>
          <SearchField name="q" label={t("search")} placeholder={t("search")} />
          <FilterBar filters={filters} />
        </>
      }
      empty={
        props.isEmpty ? (
          <EmptyState
            action={
              <span className="flex flex-wrap justify-center gap-2">
                <LinkButton to="/children/new" kind="main">
                  {t("register")}
                </LinkButton>
                <LinkButton to="/children/import">{t("importRoster")}</LinkButton>
              </span>
            }
          >
            {t("none")}
          </EmptyState>
        ) : undefined
      }
    />
  );
}
