import { describe, expect, it } from "vitest";
import { expectNone, filesIn, read } from "./sources";

/** Tables of the whole installation that carry a centre as a plain column. */
const shared = [
  "membership",
  "session",
  "invitation",
  "device",
  "device_pairing",
  "calendar_feed",
  "outbox",
  "outbox_delivery",
  "daily_run",
];

const files = filesIn("db/migrations", /\.sql$/);
const bare = (sql: string) => sql.replace(/--.*$/gm, "").trim();
const sqlOf = (file: string) => bare(read(file));

const tenantTables = (sql: string): string[] =>
  [...sql.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?"?(\w+)"? \(([\s\S]*?)\n\)/g)].flatMap(
    ([, name = "", columns = ""]) =>
      name === "centre" || (/"centre_id"/.test(columns) && !shared.includes(name)) ? [name] : [],
  );

describe("migrations", () => {
  it("are the ones of the journal, in order", () => {
    const journal: { entries: { tag: string }[] } = JSON.parse(
      read("db/migrations/meta/_journal.json"),
    );
    expect(files).toEqual(journal.entries.map(({ tag }) => `db/migrations/${tag}.sql`));
  });

  it("begin with the line that Citus needs", () => {
    const first = "SET LOCAL citus.multi_shard_modify_mode = 'sequential';";
    const late = files.filter((file) => !sqlOf(file).startsWith(first));
    expectNone(late.map((file) => `${file}: begins with ${first}`));
  });

  it("distribute and protect every new table of a centre", () => {
    const problems = files.flatMap((file, at) => {
      const rest = files.slice(at).map(sqlOf).join("\n");
      return tenantTables(sqlOf(file)).flatMap((table) => [
        ...(sqlOf(file).includes(`distribute_tenant('${table}')`)
          ? []
          : [`${file}: SELECT distribute_tenant('${table}') after its CREATE TABLE`]),
        ...(rest.includes(`protect_tenant('${table}')`)
          ? []
          : [`${file}: SELECT protect_tenant('${table}') after its CREATE TABLE`]),
      ]);
    });
    expectNone(problems);
  });

  it("hold no trigger and no key that empties itself", () => {
    const banned = /CREATE (OR REPLACE )?(CONSTRAINT )?TRIGGER|ON (DELETE|UPDATE) SET|\bSERIAL\b/i;
    expectNone(
      files.filter((file) => banned.test(sqlOf(file))).map((file) => `${file}: ${banned}`),
    );
  });
});
