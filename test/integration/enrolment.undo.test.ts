import { describe, expect, it } from "vitest";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { changeChild } from "~/features/children/commands.server";
import { countChildren, findChild } from "~/features/children/queries.server";
import type { RosterCells } from "~/features/enrolment/columns/rules";
import { importRoster } from "~/features/enrolment/import/commands.server";
import { erasePreviews } from "~/features/enrolment/import/jobs.server";
import { listRosterImports } from "~/features/enrolment/import/queries.server";
import { builtTables, importedTables, undoImport } from "~/features/enrolment/undo/commands.server";
import type { Ctx } from "~/lib/context.server";
import { addDays } from "~/lib/dates";
import { newId } from "~/lib/id";
import { instantOf } from "~/lib/clock";
import { getTableName } from "drizzle-orm";
import { ownerSql, useDatabase } from "../database";
import { aChild } from "../factories/children";
import { aCentreToFill, aRosterRow, problemsOf, rowsOfImport } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const asOf = "2026-11-12";

describe("undoImport", () => {
  async function anImport(ctx: Ctx, rows: readonly RosterCells[]) {
    const { importId } = await problemsOf(ctx, rows);
    done(await importRoster(ctx, { importId, choice: "all" }));
    const page = await rowsOfImport(ctx, importId);
    return { importId, childIds: page.rows.map(({ childId }) => childId ?? "") };
  }

  it("is refused once something is built on a child", async () => {
    const { ctx } = await aCentreToFill();
    const { importId, childIds } = await anImport(ctx, [aRosterRow({ name: "米小满" }), aRosterRow()]); // prettier-ignore
    const [childId = ""] = childIds;
    const { classId } = await findChild(ctx, childId);
    const at = ctx.now.toISOString();
    const events = [{ id: newId(), childId, kind: "arrival", payload: {}, at }];
    done(await recordEvents(ctx, { batchId: newId(), classId: classId ?? "", events }));
    expect(await undoImport(ctx, { importId })).toMatchObject({
      ...{ reason: "roster_built_on", detail: { children: 1, name: "米小满" } },
    });
    expect(await countChildren(ctx)).toBe(2);
  });

  it("is refused once a fact is changed, and before and after an import", async () => {
    const { ctx } = await aCentreToFill();
    const { importId } = await problemsOf(ctx, [aRosterRow()]);
    expect(await undoImport(ctx, { importId })).toMatchObject({ reason: "roster_not_imported" });
    const made = await anImport(ctx, [aRosterRow()]);
    const later = { ...ctx, now: instantOf(ctx.now.getTime() + 60_000) };
    const [childId = ""] = made.childIds;
    const { name, sex, bornOn } = await findChild(ctx, childId);
    const facts = { name, sex, bornOn, pastIllness: "", vaccinationCheckedOn: null, note: "新" };
    done(await changeChild(later, childId, { ...facts, idKind: "pending", idNumber: "" }));
    expect(await undoImport(later, made)).toMatchObject({ reason: "roster_built_on" });
  });

  it("leaves a guardian who was there before, and a sibling's", async () => {
    const { ctx, centreId } = await aCentreToFill();
    await aChild(ctx, { guardianName: "安雁", guardianPhone: "19955550055" });
    const sibling = { guardian1Name: "安雁", guardian1Phone: "19955550055" };
    const made = await anImport(ctx, [aRosterRow(sibling), aRosterRow()]);
    done(await undoImport(ctx, made));
    const left = await ownerSql()`select name from guardian where centre_id = ${centreId}`;
    expect(left).toEqual([{ name: "安雁" }]);
    expect(await countChildren(ctx)).toBe(1);
  });

  it("knows every table that speaks of a child", async () => {
    const known = [...builtTables, ...importedTables].map((table) => getTableName(table));
    const found = await ownerSql()<{ name: string }[]>`
      select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = 'child'::regclass order by 1`;
    const names = found.map(({ name }) => name).filter((name) => name !== "roster_import_row");
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe("erasePreviews", () => {
  it("erases after seven days what was not imported", async () => {
    const { ctx, centreId } = await aCentreToFill();
    await problemsOf(ctx, [aRosterRow()]);
    const part = await problemsOf(ctx, [aRosterRow(), aRosterRow({ bornOn: "昨天" })]);
    done(await importRoster(ctx, { importId: part.importId, choice: "valid" }));
    const on = (day: string) => ({ ...ctx, now: instantOf(`${day}T02:40:00+08:00`) });
    await erasePreviews(on(addDays(asOf, 7)));
    expect(await listRosterImports(ctx)).toHaveLength(2);
    await erasePreviews(on(addDays(asOf, 8)));
    expect(await listRosterImports(ctx)).toMatchObject([{ id: part.importId }]);
    const rows = await ownerSql()`select child_id is null as left from roster_import_row
      where centre_id = ${centreId}`;
    expect(rows).toEqual([{ left: false }]);
    expect(await countChildren(ctx)).toBe(1);
  });
});
