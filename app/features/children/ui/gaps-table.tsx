import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { FilterBar } from "~/components/filter-bar";
import { DataTable } from "~/components/table";
import type { GapRow } from "../gaps/queries.server";
import { gaps } from "../gaps/schema";
import { Face } from "./face";
import { GapTags } from "./gap-tags";

/** Children whose file is not complete; a row leads to the page where it is completed. */
export function GapsTable({ rows, filtered }: { rows: GapRow[]; filtered: boolean }) {
  const { t } = useTranslation("children");
  return (
    <DataTable
      caption={t("gaps.title")}
      rows={rows}
      rowKey={(row) => row.id}
      getRowHref={(row) => `/children/${row.id}`}
      columns={[
        {
          key: "name",
          header: t("name"),
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
          cell: (row) => <ClassChip name={row.className} colour={row.colour} />,
        },
        { key: "lacks", header: t("gaps.lacks"), cell: (row) => <GapTags lacks={row.lacks} /> },
      ]}
      filters={
        <FilterBar
          filters={[
            {
              name: "gap",
              label: t("gaps.lacks"),
              all: t("gaps.any"),
              options: gaps.map((value) => ({ value, label: t(`gaps.name.${value}`) })),
            },
          ]}
        />
      }
      empty={filtered ? undefined : <EmptyState>{t("gaps.none")}</EmptyState>}
    />
  );
}
