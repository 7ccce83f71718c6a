import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { countMigrations, migrateDatabase } from "~db/migrate";
import { projectRoot } from "~db/project-root";
import { dropDatabase, makeDatabase } from "../database";

const shipped = path.join(projectRoot, "db", "migrations");

let url = "";
let folder = "";
let sql: postgres.Sql;

beforeEach(async () => {
  url = await makeDatabase("empty");
  sql = postgres(url, { max: 1, onnotice: () => undefined });
  folder = mkdtempSync(path.join(os.tmpdir(), "wenrun-migrations-"));
  cpSync(shipped, folder, { recursive: true });
});

afterEach(async () => {
  await sql.end();
  await dropDatabase(url);
  rmSync(folder, { recursive: true, force: true });
});

type Journal = { entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[] }; // prettier-ignore

/** One more migration at the end of the copied folder. */
function addMigration(tag: string, text: string): void {
  const file = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as Journal; // reason: drizzle-kit's own file
  const last = journal.entries.at(-1);
  const idx = journal.entries.length;
  const when = (last?.when ?? 0) + 1_000;
  journal.entries.push({ idx, version: last?.version ?? "7", when, tag, breakpoints: true });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(path.join(folder, `${tag}.sql`), text);
}

const countTables = async () =>
  (await sql`select 1 from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`)
    .length;

describe("migrateDatabase", () => {
  it("builds an empty database, and has nothing to do the next time", async () => {
    expect(await migrateDatabase(url)).toBe(countMigrations());
    expect(await countTables()).toBeGreaterThan(20);
    expect(await migrateDatabase(url)).toBe(0);
  });

  it("applies nothing of a batch that fails half-way", async () => {
    addMigration("8000_good", "CREATE TABLE good (id uuid PRIMARY KEY);");
    addMigration(
      "8001_broken",
      "CREATE TABLE half (id uuid PRIMARY KEY);--> statement-breakpoint\nSELECT 1 / 0;",
    );
    await expect(migrateDatabase(url, folder)).rejects.toThrow();
    expect(await countTables()).toBe(0);
    expect(await sql`select 1 from drizzle.__drizzle_migrations`).toEqual([]);
    expect(await migrateDatabase(url)).toBe(countMigrations());
  });

  it("leaves a database that is in use as it was when an update fails", async () => {
    await migrateDatabase(url);
    const before = await countTables();
    addMigration(
      "8000_broken",
      "ALTER TABLE centre ADD COLUMN extra text;--> statement-breakpoint\nALTER TABLE nowhere ADD COLUMN x text;",
    );
    await expect(migrateDatabase(url, folder)).rejects.toThrow();
    expect(await countTables()).toBe(before);
    expect(
      await sql`select 1 from information_schema.columns where table_name = 'centre' and column_name = 'extra'`,
    ).toEqual([]);
    rmSync(path.join(folder, "8000_broken.sql"));
    cpSync(path.join(shipped, "meta"), path.join(folder, "meta"), { recursive: true });
    addMigration("8000_mended", "ALTER TABLE centre ADD COLUMN extra text;");
    expect(await migrateDatabase(url, folder)).toBe(1);
  });

  it("lets one of several migrators do the work while the others wait", async () => {
    const applied = await Promise.all([1, 2, 3].map(() => migrateDatabase(url)));
    expect(applied.sort()).toEqual([0, 0, countMigrations()]);
    expect(await sql`select count(*)::int as n from drizzle.__drizzle_migrations`).toEqual([
      { n: countMigrations() },
    ]);
  });

  it("needs no superuser: the owner of a database of its own is enough", async () => {
    const name = new URL(url).pathname.slice(1);
    const role = `owner_${name.slice(-12)}`;
    await sql`create role ${sql(role)} login createrole password 'owner'`;
    await sql`grant wenrun_app, wenrun_worker to ${sql(role)} with admin option`;
    await sql`alter database ${sql(name)} owner to ${sql(role)}`;
    await sql`alter schema public owner to ${sql(role)}`;
    const asOwner = new URL(url);
    asOwner.username = role;
    asOwner.password = "owner";
    try {
      expect(await migrateDatabase(asOwner.toString())).toBe(countMigrations());
    } finally {
      await sql`reassign owned by ${sql(role)} to postgres`;
      await sql`drop owned by ${sql(role)}`;
      await sql`drop role ${sql(role)}`;
    }
  });
});
