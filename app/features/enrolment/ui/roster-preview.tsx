import { useTranslation } from "react-i18next";
import { Segment } from "~/components/segment";
import { DataTable, type Column } from "~/components/table";
import { Tag } from "~/components/tag";
import { rosterColumns, type RosterColumn } from "../columns/rules";
import type { RosterImportPage, RosterImportRow } from "../import/queries.server";
import { shownRows } from "../import/schema";
import { RosterCell } from "./roster-cell";

/** Row by row: what each cell becomes, and beside it what is wrong. */
export function RosterPreview(
  props: RosterImportPage & { show: (typeof shownRows)[number]; page: number; size: number },
) {
  const { t } = useTranslation("enrolment");
  const { about, rows } = props;
  const counts: Record<(typeof shownRows)[number], number> = {
    all: about.rowCount,
    problems: about.rowCount - (about.state === "previewed" ? about.validCount : about.importedCount), // prettier-ignore
    unclear: about.unclearCount,
  };
  const there = new Set(rows.flatMap(({ cells }) => Object.keys(cells)));
  // the class comes first: on a phone it is the one that still fits
  const shown = ["className", ...rosterColumns.filter((column) => column !== "className")] as const;
  const columns: Column<RosterImportRow>[] = [
    { key: "name", header: t("roster.column.name"), cell: (row) => <ChildName row={row} /> },
    { key: "problems", header: t("roster.problems"), cell: (row) => <Verdict row={row} /> },
    ...shown
      .filter((column) => column !== "no" && column !== "name" && there.has(column))
      .map((column) => ({
        key: column,
        header: t(`roster.column.${column}`),
        phone: column === "className" ? ("show" as const) : ("hide" as const),
        cell: (row: RosterImportRow) => <RosterCell row={row} column={column} />,
      })),
  ];
  return (
    <DataTable
      caption={t("roster.title")}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.rowNumber)}
      total={props.total}
      page={props.page}
      size={props.size}
      sizes={[50, 100, 200]}
      wide
      filters={
        <Segment
          label={t("roster.show.label")}
          current={props.show}
          items={shownRows.map((key) => ({
            ...{ key, label: t(`roster.show.${key}`, { count: counts[key] }) },
            href: key === "all" ? "?" : `?show=${key}`,
          }))}
        />
      }
    />
  );
}

function ChildName({ row }: { row: RosterImportRow }) {
  const { t } = useTranslation("enrolment");
  return (
    <>
      {row.childId && row.childName ? (
        <a href={`/children/${row.childId}`}>{row.childName}</a>
      ) : (
        <RosterCell row={row} column="name" />
      )}{" "}
      <small className="font-normal whitespace-nowrap text-ink-3">
        {t("roster.atRow", { row: row.rowNumber })}
      </small>
    </>
  );
}

function Verdict({ row }: { row: RosterImportRow }) {
  const { t } = useTranslation(["enrolment", "errors"]);
  if (row.childId) return <Tag tone="ok">{t("roster.made")}</Tag>;
  const headOf = (column: RosterColumn) => t(`roster.column.${column}`);
  return (
    <ul className="grid gap-1">
      {row.problems.map(({ column, reason, detail }) => (
        <li key={column + reason} className="text-stop-fg">
          {t("roster.problem", {
            column: headOf(column),
            reason: t(`errors:${reason}`, detail ?? {}),
          })}
        </li>
      ))}
      {row.unclear.map(({ column, text }) => (
        <li key={column + text} className="text-warn-fg">
          {t("roster.ask", { column: headOf(column), text })}
        </li>
      ))}
      {row.problems.length + row.unclear.length === 0 ? (
        <li>
          <Tag tone="ok">{t("roster.fine")}</Tag>
        </li>
      ) : null}
    </ul>
  );
}
