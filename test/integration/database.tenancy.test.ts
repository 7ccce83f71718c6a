import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { changeDay } from "~/features/centres/calendar/commands.server";
import { changeSessions } from "~/features/centres/sessions/commands.server";
import { recordAllergy, recordDiet } from "~/features/children/care/commands.server";
import { addPickUpPerson } from "~/features/children/family/commands.server";
import { recordConsent } from "~/features/children/consents/commands.server";
import { previewRoster } from "~/features/enrolment/preview/commands.server";
import { makeVariants } from "~/features/files/jobs.server";
import { changeMealSetting } from "~/features/meals/settings/commands.server";
import { recordCertificate } from "~/features/staff/certificates/commands.server";
import { databaseUrl } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { ownerSql, useDatabase } from "../database";
import { aWorkingDay } from "../factories/attendance";
import { aCentre, aClass, someSessions } from "../factories/centres";
import { aChild, aCustodyNote } from "../factories/children";
import { aTablet, aTeacherWithPin, unlock } from "../factories/accounts.devices";
import { aBooking, anEnrolment, aRosterCsv, aRosterRow } from "../factories/enrolment";
import { aWaitingList } from "../factories/enrolment.applications";
import { aFile } from "../factories/files";
import { aFood } from "../factories/meals";
import { aPhone, done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

/** Tables of the catalogue that carry a tenant key: the tenant's own, and those whose rows the app sees by tenant. */
type TenantTable = { name: string; key: string; columns: string[] };

let tables: TenantTable[] = [];
let own = "";
let foreign = "";
let app: postgres.Sql;

/** A centre with at least one row in every tenant table. */
async function aFullCentre(): Promise<string> {
  const { ctx, centreId } = await aCentre();
  const { classId } = await aClass(ctx);
  const { childId, guardianId } = await aChild(ctx);
  await aBooking(ctx, { classId, childId });
  await anEnrolment(ctx, { classId, childId });
  await aWaitingList(ctx, { classId });
  const cleaning = { day: "2026-12-11", kind: "closed", name: "大扫除", follows: null } as const;
  done(await changeDay(ctx, cleaning));
  done(await changeSessions(ctx, someSessions()));
  done(await recordAllergy(ctx, childId, { allergen: "egg", severity: "mild", detail: "" }));
  done(await recordDiet(ctx, childId, { diet: "halal", detail: "" }));
  const person = { name: "舅舅", phone: aPhone(), relation: "otherRelative" } as const;
  done(await addPickUpPerson(ctx, childId, person));
  done(await recordConsent(ctx, childId, { kind: "classPhotos", state: "granted", guardianId }));
  await aCustodyNote(ctx, childId);
  done(await changeMealSetting(ctx, { intakeEdition: "dris2013", cookingLosses: true }));
  const { staffId } = await aStaffMember(ctx, { classId });
  const certificate = { number: "JS1", issuedOn: "2020-06-30", expiresOn: null };
  done(await recordCertificate(ctx, staffId, { kind: "teacherCertificate", ...certificate }));
  const { tablet } = await aTablet(ctx, { classId });
  await unlock(tablet, (await aTeacherWithPin(ctx, { classId })).staffId);
  const { fileId } = await aFile(ctx);
  await makeVariants(ctx, { fileId });
  await aFood(ctx);
  const bytes = Buffer.from(aRosterCsv([aRosterRow()]));
  done(await previewRoster(ctx, { fileName: "花名册.csv", bytes, asOf: "2026-11-12" }));
  await aWorkingDay({ centreId, classId, childId, staffId, fileId, guardianId });
  await ownerSql()`insert into outbox_delivery (outbox_id, handler, centre_id, next_at)
    select id, 'test', centre_id, created_at from outbox where centre_id = ${centreId} limit 1`;
  return centreId;
}

beforeAll(async () => {
  own = await aFullCentre();
  foreign = await aFullCentre();
  app = postgres(databaseUrl(), { max: 1, connection: { role: "wenrun_app" } });
  tables = await ownerSql()<TenantTable[]>`
    select c.relname as name, case c.relname when 'centre' then 'id' else 'centre_id' end as key,
      array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relrowsecurity
    group by c.relname order by c.relname`;
});

afterAll(() => app.end());

class Undo extends Error {}

/** Runs as the app's role, inside the tenant where one is named, and undoes it all. */
async function asApp<T>(tenant: string | null, work: (sql: postgres.TransactionSql) => Promise<T>) {
  let result: T | undefined;
  await app
    .begin(async (sql) => {
      if (tenant) await sql`select enter_tenant(${tenant})`;
      result = await work(sql);
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return result;
}

/** "refused" where the role may not, or the rows touched. */
const attempt = (
  tenant: string | null,
  work: (sql: postgres.TransactionSql) => Promise<{ count: number }>,
) =>
  asApp(tenant, async (sql) => (await work(sql)).count).catch((error: unknown) => {
    if (error instanceof postgres.PostgresError && error.code === "42501") return "refused";
    throw error;
  });

/** One check over every table; the tables that break it are named in the failure. */
async function breaking(check: (table: TenantTable) => Promise<boolean>): Promise<string[]> {
  const broken: string[] = [];
  for (const table of tables) if (!(await check(table))) broken.push(table.name);
  return broken;
}

describe("another centre's rows", () => {
  it("are there in every tenant table, so that the tests below mean something", async () => {
    expect(tables.length).toBeGreaterThanOrEqual(19);
    const sql = ownerSql();
    const empty = await breaking(
      async ({ name, key }) =>
        (await sql`select 1 from ${sql(name)} where ${sql(key)} = ${foreign}`).length > 0 &&
        (await sql`select 1 from ${sql(name)} where ${sql(key)} = ${own}`).length > 0,
    );
    expect(empty).toEqual([]);
  });

  it("cannot be read, but for the centre's published name and places", async () => {
    const seen = await breaking(async ({ name, key }) => {
      const found = await attempt(own, (sql) => sql`select 1 from ${sql(name)} where ${sql(key)} = ${foreign}`); // prettier-ignore
      return found === 0;
    });
    expect(seen).toEqual(["centre"]);
  });

  it("cannot be changed", async () => {
    const changed = await breaking(async ({ name, key }) => {
      const touched = await attempt(own, (sql) => sql`update ${sql(name)} set ${sql(key)} = ${sql(key)} where ${sql(key)} = ${foreign}`); // prettier-ignore
      return touched === 0 || touched === "refused";
    });
    expect(changed).toEqual([]);
  });

  it("cannot be removed", async () => {
    const removed = await breaking(async ({ name, key }) => {
      const touched = await attempt(own, (sql) => sql`delete from ${sql(name)} where ${sql(key)} = ${foreign}`); // prettier-ignore
      return touched === 0 || touched === "refused";
    });
    expect(removed).toEqual([]);
  });

  it("cannot be made, nor own rows given away", async () => {
    const owner = ownerSql();
    const made = await breaking(async ({ name, key, columns }) => {
      const [row] = await owner`select * from ${owner(name)} where ${owner(key)} = ${foreign}`;
      const generated = await owner`select column_name from information_schema.columns where table_name = ${name} and is_generated = 'ALWAYS'`; // prettier-ignore
      const values = { ...row, ...(columns.includes("id") ? { id: newId() } : {}) };
      for (const { column_name: column } of generated) Reflect.deleteProperty(values, column);
      const inserted = await attempt(own, (sql) => sql`insert into ${sql(name)} ${sql(values)}`);
      const given = await attempt(own, (sql) => sql`update ${sql(name)} set ${sql(key)} = ${foreign} where ${sql(key)} = ${own}`); // prettier-ignore
      return inserted === "refused" && given === "refused";
    });
    expect(made).toEqual([]);
  });
});

describe("without a tenant", () => {
  it("nothing is visible, but for the centres' published names and places", async () => {
    const seen = await breaking(async ({ name }) => {
      const found = await attempt(null, (sql) => sql`select 1 from ${sql(name)}`);
      return found === 0;
    });
    expect(seen).toEqual(["centre"]);
  });

  it("nothing is changed or removed", async () => {
    const touched = await breaking(async ({ name, key }) => {
      const updated = await attempt(null, (sql) => sql`update ${sql(name)} set ${sql(key)} = ${sql(key)}`); // prettier-ignore
      const deleted = await attempt(null, (sql) => sql`delete from ${sql(name)}`);
      return [updated, deleted].every((count) => count === 0 || count === "refused");
    });
    expect(touched).toEqual([]);
  });

  it("a tenant entered in one transaction is not there in the next", async () => {
    expect(await attempt(own, (sql) => sql`select 1 from class`)).toBe(1);
    expect(await attempt(null, (sql) => sql`select 1 from class`)).toBe(0);
  });
});

describe("the roles", () => {
  it("can neither go round the rows' security nor write history anew", async () => {
    const sql = ownerSql();
    expect(
      await sql`select rolname from pg_roles where rolname like 'wenrun%'
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)`,
    ).toEqual([]);
    for (const table of ["audit_entry", "child_consent"]) {
      expect(await attempt(own, (as) => as`delete from ${as(table)}`)).toBe("refused");
      expect(await attempt(own, (as) => as`update ${as(table)} set id = id`)).toBe("refused");
    }
  });

  it("the worker reads no child, guardian or staff", async () => {
    const worker = postgres(databaseUrl(), { max: 1, connection: { role: "wenrun_worker" } });
    const allowed = await ownerSql()<{ name: string }[]>`
      select distinct table_name::text as name from information_schema.role_table_grants
      where grantee = 'wenrun_worker' and privilege_type = 'SELECT' order by 1`;
    expect(allowed.map(({ name }) => name)).toEqual([
      ...["centre", "daily_run", "outbox", "outbox_delivery", "password_reset", "session"],
    ]);
    await expect(worker`select 1 from child`).rejects.toMatchObject({ code: "42501" });
    // it removes old invitations by their end, and sees of them nothing else
    await expect(worker`select name from invitation`).rejects.toMatchObject({ code: "42501" });
    await worker.end();
  });
});
