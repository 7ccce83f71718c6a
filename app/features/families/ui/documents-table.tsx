import { useTranslation } from "react-i18next";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { formatDay, formatLongDay } from "~/lib/dates";
import type { DocumentStanding } from "../documents/queries.server";

/** The texts in force: since when, and how many families have agreed. */
export function DocumentsTable({ rows }: { rows: DocumentStanding[] }) {
  const { t, i18n } = useTranslation(["families", "enums"]);
  const columns: Column<DocumentStanding>[] = [
    {
      key: "name",
      header: t("document.name"),
      cell: (row) => <b>{t(`enums:documentKind.${row.kind}`)}</b>,
    },
    {
      key: "version",
      header: t("document.inForceSince"),
      phone: "show",
      cell: (row) => (
        <span>
          {t("document.version", { version: row.version })}
          {row.publishedAt
            ? ` · ${t("document.since", { day: formatLongDay(row.publishedAt.day, i18n.language) })}`
            : null}
        </span>
      ),
    },
    {
      key: "accepted",
      header: t("document.progress"),
      phone: "show",
      cell: (row) =>
        row.isAsked ? (
          <span className="whitespace-nowrap">
            <b>{row.accepted}</b> / {row.children} {t("document.children")}
          </span>
        ) : (
          <span className="text-ink-2">{t("document.byProduct")}</span>
        ),
    },
    {
      key: "open",
      header: t("document.openCount"),
      phone: "label",
      cell: (row) =>
        row.isAsked ? (
          row.children > row.accepted ? (
            <Tag tone="warn">{row.children - row.accepted}</Tag>
          ) : (
            <Tag tone="ok">0</Tag>
          )
        ) : (
          "–"
        ),
    },
    {
      key: "reminded",
      header: t("document.remindedOn"),
      phone: "hide",
      cell: (row) => (row.remindedOn ? formatDay(row.remindedOn, i18n.language) : "–"),
    },
  ];
  return (
    <DataTable
      caption={t("document.staffTitle")}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.kind}
      getRowHref={(row) => `/documents/${row.kind}`}
    />
  );
}
