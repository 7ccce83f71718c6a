import { describe, expect, it } from "vitest";
import { ownerSql, useDatabase } from "../database";

useDatabase();

/** Tables without a tenant key: one row is about a person or the installation, not about a centre. */
const sharedTables = [
  "calendar_feed",
  "daily_run",
  "device",
  "device_pairing",
  "invitation",
  "outbox",
  "outbox_delivery",
  "rate_limit",
  "session",
  "user",
];
const sharedKeyedElsewhere = [
  ...["membership", "password_reset"],
  ...["alert_choice", "email_confirmation", "push_subscription"],
];
const shared = [...sharedTables, ...sharedKeyedElsewhere];

/** Each list may only get shorter: a name in it that no longer breaks its rule fails the test too. */
const exceptions: Record<"timestamps" | "unindexed" | "money", string[]> = {
  timestamps: [],
  unindexed: [],
  money: [],
};

const rows = async (query: string) =>
  (await ownerSql().unsafe<{ found: string }[]>(query)).map(({ found }) => found);

const isTenant = `c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
  and c.relname not in (${shared.map((name) => `'${name}'`).join(", ")})`;

const keyOf = (table: string) =>
  `case when ${table}.relname = 'centre' then 'id' else 'centre_id' end`;

describe("the migrated schema", () => {
  it("lists as shared what is there and nothing else without centre_id", async () => {
    const without = await rows(`select c.relname::text as found from pg_class c
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname <> 'centre'
      and not exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'centre_id') order by 1`);
    expect(without).toEqual([
      ...["alert_choice", "email_confirmation", "password_reset", "push_subscription"],
      ...["rate_limit", "user"],
    ]);
    const there = await rows(`select relname::text as found from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace`);
    expect(shared.filter((name) => !there.includes(name))).toEqual([]);
  });

  it("keeps every instant with its zone", async () => {
    const broken = await rows(`select c.relname || '.' || a.attname as found
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and (a.atttypid in ('timestamp'::regtype, 'timetz'::regtype) or a.attname like '%\\_at' and a.atttypid not in ('timestamptz'::regtype, 'time'::regtype)) order by 1`);
    expect(broken).toEqual(exceptions.timestamps);
  });

  it("keeps money in whole 分", async () => {
    const broken = await rows(`select c.relname || '.' || a.attname as found
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      and (a.atttypid in ('money'::regtype, 'float4'::regtype, 'float8'::regtype)
        or a.attname ~ '(amount|price|cost|fee|fen|yuan|total|balance)' and a.atttypid not in ('int4'::regtype, 'int8'::regtype)) order by 1`);
    expect(broken).toEqual(exceptions.money);
  });

  it("indexes every foreign key", async () => {
    const broken =
      await rows(`select k.conrelid::regclass || ' ' || k.conname as found from pg_constraint k
      where k.contype = 'f' and not exists (
        select 1 from pg_index i where i.indrelid = k.conrelid and i.indpred is null
        and (string_to_array(i.indkey::text, ' ')::int2[])[1:cardinality(k.conkey)] @> k.conkey) order by 1`);
    expect(broken).toEqual(exceptions.unindexed);
  });

  it("leads the primary key of every tenant table with the tenant", async () => {
    const broken = await rows(`select c.relname::text as found from pg_class c
      where ${isTenant} and not exists (
        select 1 from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indrelid = c.oid and i.indisprimary and a.attname = ${keyOf("c")}) order by 1`);
    expect(broken).toEqual([]);
  });

  it("begins every unique and exclusion index of a tenant table with the tenant", async () => {
    const broken = await rows(`select i.indexrelid::regclass::text as found from pg_index i
      join pg_class c on c.oid = i.indrelid
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where ${isTenant} and (i.indisunique or i.indisexclusion)
      and a.attname is distinct from ${keyOf("c")} order by 1`);
    expect(broken).toEqual([]);
  });

  it("never leaves the tenant open", async () => {
    const broken = await rows(`select c.relname::text as found from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'centre_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and not a.attnotnull
      and c.relname <> 'session' order by 1`);
    expect(broken).toEqual([]);
  });

  it("ties tenant rows to rows of the same tenant", async () => {
    const broken =
      await rows(`select k.conrelid::regclass || ' ' || k.conname as found from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
      join pg_attribute b on b.attrelid = r.oid and b.attnum = k.confkey[1]
      where k.contype = 'f' and ${isTenant}
      and r.relname not in (${shared.map((name) => `'${name}'`).join(", ")})
      and (a.attname <> 'centre_id' or b.attname <> ${keyOf("r")}) order by 1`);
    expect(broken).toEqual([]);
  });

  it("never points from a shared table into a tenant", async () => {
    const broken = await rows(`select k.conname::text as found from pg_constraint k
      join pg_class s on s.oid = k.conrelid join pg_class c on c.oid = k.confrelid
      where k.contype = 'f' and ${isTenant}
      and s.relname in (${shared.map((name) => `'${name}'`).join(", ")}) order by 1`);
    expect(broken).toEqual([]);
  });

  it("neither empties nor defaults a key when its target goes, nor renames it", async () => {
    const broken = await rows(`select conname::text as found from pg_constraint
      where contype = 'f' and (confdeltype in ('n', 'd') or confupdtype <> 'a') order by 1`);
    expect(broken).toEqual([]);
  });

  it("has no trigger of its own, no rule, no sequence", async () => {
    const broken = await rows(`select tgname::text as found from pg_trigger where not tgisinternal
      union all select r.rulename::text from pg_rewrite r join pg_class c on c.oid = r.ev_class
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
      union all select relname::text from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`);
    expect(broken).toEqual([]);
  });

  it("secures the rows of every tenant table, against its owner too", async () => {
    const broken = await rows(`select c.relname::text as found from pg_class c
      where ${isTenant} and not (c.relrowsecurity and c.relforcerowsecurity and exists (
        select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant'
        and pg_get_expr(p.polqual, c.oid) like '%current_tenant()%'
        and pg_get_expr(p.polwithcheck, c.oid) like '%current_tenant()%')) order by 1`);
    expect(broken).toEqual([]);
    const more = await rows(`select polrelid::regclass || ' ' || polname as found from pg_policy
      where polname <> 'tenant' order by 1`);
    expect(more).toEqual([
      "centre published",
      "outbox every_centre",
      "outbox own_centre",
      "outbox_delivery every_centre",
      "outbox_delivery own_centre",
    ]);
  });

  it("spells ids as uuid and leaves making them to the app", async () => {
    const broken = await rows(`select c.relname || '.' || a.attname as found
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where ${isTenant} and a.attname ~ '(^id|_id)$' and (a.atttypid <> 'uuid'::regtype or a.atthasdef)
      and c.relname || '.' || a.attname <> 'audit_entry.actor_id' order by 1`);
    expect(broken).toEqual([]);
  });
});
