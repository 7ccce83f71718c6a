import { sql } from "drizzle-orm";
import { check, text, timestamp, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";

/** Columns that every table spells the same way. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const tenantKey = () => uuid("centre_id").notNull();

export const rowId = () => uuid("id").notNull();

export const createdAt = () => instant("created_at").notNull();

/** A text column held to a closed list by a CHECK of its own. */
export const choice = <T extends readonly [string, ...string[]]>(name: string, values: T) =>
  text(name, { enum: [...values] as [...T] }); // reason: drizzle wants a mutable tuple

export const oneOf = (name: string, column: AnyPgColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);
