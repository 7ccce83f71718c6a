import { useTranslation } from "react-i18next";
import { EmptyState } from "~/components/empty-state";
import { DataTable } from "~/components/table";
import { Tag, type Tone } from "~/components/tag";
import { formatLongDay, formatMoment } from "~/lib/dates";
import type { RosterImportState } from "~db/enums";
import type { RosterImportSummary } from "../import/queries.server";
import { UndoImport } from "./undo-import";

const tones: Record<RosterImportState, Tone | undefined> = {
  ...{ previewed: "info", imported: "ok", undone: undefined },
};

/** Every roll that was brought; a row leads to its preview or to what became of it. */
export function FormerImports({
  imports,
  timeZone,
}: {
  imports: readonly RosterImportSummary[];
  timeZone: string;
}) {
  const { t, i18n } = useTranslation(["enrolment", "enums"]);
  return (
    <section aria-labelledby="former-imports">
      <h2 id="former-imports" className="mb-2 text-section">
        {t("roster.former")}
      </h2>
      <DataTable
        caption={t("roster.former")}
        rows={imports}
        rowKey={(row) => row.id}
        getRowHref={(row) => `/children/import/${row.id}`}
        columns={[
          { key: "file", header: t("roster.fileName"), cell: (row) => row.fileName },
          {
            key: "state",
            header: t("roster.state"),
            cell: (row) => (
              <Tag tone={tones[row.state]}>{t(`enums:rosterImportState.${row.state}`)}</Tag>
            ),
          },
          {
            key: "children",
            header: t("roster.children"),
            cell: (row) => t("roster.ofRows", { imported: row.importedCount, rows: row.rowCount }),
          },
          {
            key: "undo",
            header: t("roster.undo"),
            cell: (row) => (row.state === "imported" ? <UndoImport importId={row.id} /> : "–"),
          },
          {
            key: "asOf",
            header: t("roster.asOf"),
            cell: (row) => formatLongDay(row.asOf, i18n.language),
          },
          {
            key: "when",
            header: t("roster.when"),
            cell: (row) => formatMoment(row.createdAt, timeZone, i18n.language),
          },
          { key: "by", header: t("roster.by"), cell: (row) => row.by ?? "–" },
        ]}
        empty={<EmptyState>{t("roster.noneYet")}</EmptyState>}
      />
    </section>
  );
}
