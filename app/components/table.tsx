import { useLocation } from "@remix-run/react";
import { ArrowDown, ArrowUp, Download } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "./empty-state";
import { Icon } from "./icon";
import { Link } from "./link";
import { LinkButton } from "./link-button";
import { Pager } from "./pager";
import { useRowHandlers } from "./table-rows";
import { readSort, sortHref } from "./table-params";
import { TableSort } from "./table-sort";

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** A mark that the cell itself carries, such as a class's colour: cheaper than an element inside it. */
  mark?: (row: Row) => string | undefined;
  align?: "end";
  sortable?: boolean;
  /** On a phone the first four columns are shown; `label` puts the header before the value. */
  phone?: "show" | "label" | "hide";
  width?: string;
}

/** A list that the server sorts, filters and pages; all of it lives in the address. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  rowKey,
  getRowHref,
  selectedKey,
  total = rows.length,
  page = 1,
  size,
  sizes,
  filters,
  exportHref,
  empty,
  wide = false,
}: {
  /** Read out, not shown: what the rows are. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  getRowHref?: (row: Row) => string;
  selectedKey?: string;
  total?: number;
  page?: number;
  /** Rows to a page; without it everything is on this one. */
  size?: number;
  sizes?: readonly number[];
  filters?: ReactNode;
  exportHref?: string;
  empty?: ReactNode;
  /** Scrolls inside its card, with head and first column in place. */
  wide?: boolean;
}) {
  const { t } = useTranslation("common");
  const { search } = useLocation();
  const handlers = useRowHandlers();
  const sort = readSort(search);
  const sortable = columns.filter((column) => column.sortable);
  return (
    <div className={wide ? "grid grid-cols-[minmax(0,1fr)] gap-3" : "grid gap-3"}>
      {filters || exportHref ? (
        <div className="no-print flex flex-wrap items-center gap-2">
          {filters}
          {exportHref ? (
            <LinkButton to={exportHref} download icon={Download} className="sm:ml-auto">
              {t("exportExcel")}
            </LinkButton>
          ) : null}
        </div>
      ) : null}
      <div className="card rounded-card bg-surface shadow-card">
        {rows.length === 0 ? (
          (empty ?? (
            <EmptyState>{search.length > 1 ? t("table.noMatch") : t("table.empty")}</EmptyState>
          ))
        ) : (
          <>
            {sortable.length > 0 ? <TableSort columns={sortable} /> : null}
            <div
              {...(wide && {
                className: "table-wide",
                tabIndex: 0,
                role: "region",
                "aria-label": caption,
              })}
            >
              <table className={tableClass(columns)}>
                <caption className="sr-only">{caption}</caption>
                <thead>
                  <tr>
                    {columns.map((column) => {
                      const sorted = sort?.key === column.key ? sort : null;
                      return (
                        <th
                          key={column.key}
                          scope="col"
                          style={column.width ? { width: column.width } : undefined}
                          aria-sort={
                            sorted ? (sorted.descending ? "descending" : "ascending") : undefined
                          }
                        >
                          {column.sortable ? (
                            <Link to={sortHref(search, column.key)} preventScrollReset>
                              {column.header}
                              {sorted ? (
                                <Icon of={sorted.descending ? ArrowDown : ArrowUp} size={16} />
                              ) : null}
                            </Link>
                          ) : (
                            column.header
                          )}
                        </th>
                      );
                    })}
                  </tr>
                </thead>
                <tbody {...handlers}>
                  {rows.map((row) => {
                    const key = rowKey(row);
                    const href = getRowHref?.(row);
                    return (
                      <tr key={key} aria-selected={key === selectedKey || undefined}>
                        {columns.map((column, index) =>
                          index === 0 ? (
                            <th key={column.key} scope="row">
                              {href === undefined ? (
                                column.cell(row)
                              ) : (
                                <a href={href}>{column.cell(row)}</a>
                              )}
                            </th>
                          ) : (
                            <td
                              key={column.key}
                              className={column.mark?.(row)}
                              data-label={column.phone === "label" ? column.header : undefined}
                            >
                              {column.cell(row)}
                            </td>
                          ),
                        )}
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          </>
        )}
        {total > 0 ? (
          <Pager page={page} size={size ?? Math.max(total, 1)} total={total} sizes={sizes} />
        ) : null}
      </div>
    </div>
  );
}

/** What the cells of a column have in common is said once, on the table: `end-7`, `off-3`. */
function tableClass(columns: readonly Pick<Column<never>, "align" | "phone">[]): string {
  const marks = columns.flatMap(({ align, phone }, index) => [
    ...(align === "end" ? [`end-${index + 1}`] : []),
    ...(phone === "hide" || (phone === undefined && index > 3) ? [`off-${index + 1}`] : []),
  ]);
  return ["data-table", ...marks].join(" ");
}
