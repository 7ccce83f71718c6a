import { getTableColumns, sql, type AnyColumn, type Placeholder, type SQL } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";

/**
 * Whole rows for `insert … select`, as one JSON value: a statement of the same few words however many rows
 * there are. `values` writes out, sends and parses a parameter for every column of every row.
 */
export const rowsOf = <T extends PgTable>(table: T, rows: readonly T["$inferSelect"][]): SQL =>
  rowsFrom(table, JSON.stringify(rows));

/** The same of a JSON value that the statement is given when it is run. */
export function rowsFrom(table: PgTable, json: string | Placeholder): SQL {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([key]) => sql.identifier(key));
  const typed = columns.map(
    ([key, column]) => sql`${sql.identifier(key)} ${sql.raw(column.getSQLType())}`,
  );
  const given = sql`json_to_recordset(${json}::json)`;
  return sql`select ${sql.join(names, sql`, `)} from ${given} as given(${sql.join(typed, sql`, `)})`;
}

/** A row that came as JSON, its names and values as the table's columns have them. */
export function rowOf<T extends PgTable>(table: T, json: unknown): T["$inferSelect"] {
  const given = json as Record<string, unknown>; // reason: PostgreSQL's own row of that table
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => {
    const value = given[column.name] ?? null;
    return [key, value === null ? null : column.mapFromDriverValue(value)];
  });
  return Object.fromEntries(columns);
}

/** Ids, days or hashes, which hold no comma, as PostgreSQL writes an array: one parameter however many there are. */
export const asArray = (values: readonly string[]): string => `{${values.join(",")}}`;

/** Like `inArray`, for ids by the hundred: one parameter holds them all. */
export const isOneOf = (column: PgColumn, ids: readonly string[]): SQL =>
  sql`${column} = any(${asArray(ids)}::uuid[])`;

/** The same of an array that the statement is given when it is run, so that it is planned once. */
export const among = (
  column: AnyColumn,
  name: string,
  type: "uuid" | "date" | "text" = "uuid",
): SQL => sql`${column} = any(${sql.placeholder(name)}::${sql.raw(type)}[])`;
