import { Leaf } from "lucide";
import { useTranslation } from "react-i18next";
import { developmentAreas } from "~db/enums";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { LinkButton } from "~/components/link-button";
import { SearchField } from "~/components/search-field";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { Face } from "~/features/children/ui/face";
import { formatDay } from "~/lib/dates";
import type { LatestObservation } from "../queries.server";
import { AreaWords } from "./area-words";

/** The latest observations of the classes in sight: who, what was seen, where it belongs, shared or not. */
export function LatestTable(props: {
  rows: LatestObservation[];
  total: number;
  page: number;
  size: number;
  classes: readonly { id: string; name: string }[];
  exportHref: string;
  isFiltered: boolean;
}) {
  const { t, i18n } = useTranslation(["learning", "enums", "common"]);
  const columns: Column<LatestObservation>[] = [
    {
      key: "child",
      header: t("child"),
      cell: (row) => (
        <span className="inline-flex items-center gap-2.5 font-semibold whitespace-nowrap">
          <Face name={row.childName} fileId={row.faceFileId} colour={row.colour} size={28} />
          {row.childName}
        </span>
      ),
    },
    {
      key: "seen",
      header: t("seen"),
      phone: "show",
      cell: (row) => (
        <span className="grid gap-1 py-1.5">
          {row.text}
          <span className="text-second text-ink-2">
            <AreaWords {...row} />
          </span>
        </span>
      ),
    },
    {
      key: "class",
      header: t("class"),
      phone: "hide",
      cell: (row) =>
        row.className ? <ClassChip name={row.className} colour={row.colour ?? 1} /> : "–",
    },
    {
      key: "observedOn",
      header: t("observedOn"),
      phone: "show",
      cell: (row) => (
        <span className="whitespace-nowrap">{formatDay(row.observedOn, i18n.language)}</span>
      ),
    },
    { key: "writer", header: t("writer"), phone: "hide", cell: (row) => row.writer },
    {
      key: "shared",
      header: t("family"),
      phone: "show",
      cell: (row) => (row.isShared ? <Tag tone="brand">{t("shared")}</Tag> : t("notShared")),
    },
  ];
  const filters = [
    {
      ...{ name: "class", label: t("class"), all: t("allClasses") },
      options: props.classes.map((one) => ({ value: one.id, label: one.name })),
    },
    {
      ...{ name: "area", label: t("area"), all: t("allAreas") },
      options: developmentAreas.map((value) => ({ value, label: t(`enums:area.${value}`) })),
    },
    {
      ...{ name: "shared", label: t("family"), all: t("common:all") },
      options: [
        { value: "yes", label: t("shared") },
        { value: "no", label: t("notShared") },
      ],
    },
  ];
  return (
    <DataTable
      caption={t("title")}
      columns={columns}
      rows={props.rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/children/${row.childId}/learning`}
      total={props.total}
      page={props.page}
      size={props.size}
      exportHref={props.exportHref}
      filters={
        <>
          <SearchField name="q" label={t("search")} placeholder={t("search")} />
          <FilterBar filters={filters.filter(({ options }) => options.length > 1)} />
        </>
      }
      empty={
        props.isFiltered ? undefined : (
          <EmptyState
            icon={Leaf}
            action={
              <LinkButton to="/observations/new" kind="main">
                {t("write")}
              </LinkButton>
            }
          >
            {t("none")}
          </EmptyState>
        )
      }
    />
  );
}
