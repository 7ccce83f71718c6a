import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "~db/project-root";
import { listClasses } from "~/features/centres/queries.server";
import { listCareOfChild } from "~/features/children/care/queries.server";
import { changeChild } from "~/features/children/commands.server";
import { listGaps } from "~/features/children/gaps/queries.server";
import { countChildren, findChild, listGuardians } from "~/features/children/queries.server";
import { importRoster } from "~/features/enrolment/import/commands.server";
import { listRosterImports } from "~/features/enrolment/import/queries.server";
import { undoImport } from "~/features/enrolment/undo/commands.server";
import { ownerSql, useDatabase } from "../database";
import {
  aCentreToFill,
  anEnrolment,
  aRosterRow,
  aPreview,
  problemsOf,
  rowsOfImport,
} from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const asOf = "2026-11-12";
const workbook = path.join(projectRoot, "db/seed/files/roster-119.xlsx");

describe("the real roll", () => {
  it("is imported without an error into the demo's classes, undone, and imported again", async () => {
    const { ctx, centreId } = await aCentreToFill();
    const bytes = await readFile(workbook);
    const first = done(await aPreview(ctx, bytes));
    expect((await rowsOfImport(ctx, first.importId)).about).toMatchObject({
      ...{ state: "previewed", rowCount: 119, validCount: 119, unclearCount: 0 },
    });
    expect(await countChildren(ctx)).toBe(0);
    expect(done(await importRoster(ctx, { importId: first.importId, choice: "all" }))).toEqual({
      ...{ imported: 119, left: 0 },
    });
    const classes = await listClasses(ctx, { day: asOf });
    expect(classes.map(({ name, children }) => `${name} ${children}`)).toEqual([
      ...["乳儿班 9", "托小班 14", "托大一班 19", "托大二班 18", "小班 18", "中班 21", "大班 20"],
    ]);
    const page = await rowsOfImport(ctx, first.importId);
    const child = await findChild(ctx, page.rows[0]?.childId ?? "");
    expect(child).toMatchObject({
      ...{ name: "段星野", bornOn: "2026-05-02", enteredOn: "2026-11-02", startsOn: asOf },
      ...{ className: "乳儿班", schedule: "full", toClarify: "", idKind: "pending" },
    });
    expect(await listGuardians(ctx, child.id)).toMatchObject([
      { name: "段永刚", relation: "father", grade: "primary" },
      { name: "程秀芳", relation: "mother", grade: "secondary" },
    ]);
    expect(await listCareOfChild(ctx, child.id)).toMatchObject({
      ...{ allergies: [], diets: [{ diet: "halal" }] },
    });
    expect(page.rows.every(({ cells }) => Object.keys(cells).length === 0)).toBe(true);

    done(await undoImport(ctx, first));
    expect(await countChildren(ctx)).toBe(0);
    const sql = ownerSql();
    expect(await sql`select 1 from guardian where centre_id = ${centreId}`).toHaveLength(0);
    expect(await sql`select 1 from enrolment where centre_id = ${centreId}`).toHaveLength(0);
    const again = done(await aPreview(ctx, bytes));
    done(await importRoster(ctx, { importId: again.importId, choice: "all" }));
    expect(await countChildren(ctx)).toBe(119);
    const states = (await listRosterImports(ctx)).map(({ state }) => state);
    expect(states).toEqual(["imported", "undone"]);
    const outbox = await sql<{ kind: string; n: number }[]>`select kind, count(*)::int as n
      from outbox where centre_id = ${centreId} and kind ~ '^(child|roster|enrolment)' group by 1 order by 1`;
    expect(Object.fromEntries(outbox.map(({ kind, n }) => [kind, n]))).toEqual({
      ...{ "child.registered": 238, "child.removed": 119 },
      ...{ "enrolment.started": 238, "roster.imported": 2 },
    });
  });

  it("brings nothing but known children the second time", async () => {
    const { ctx } = await aCentreToFill();
    const bytes = await readFile(workbook);
    const first = done(await aPreview(ctx, bytes));
    done(await importRoster(ctx, { ...first, choice: "all" }));
    const second = done(await aPreview(ctx, bytes));
    const { about, rows } = await rowsOfImport(ctx, second.importId);
    expect(about.validCount).toBe(0);
    expect(new Set(rows.flatMap(({ problems }) => problems.map(({ reason }) => reason)))).toEqual(
      new Set(["roster_child_known"]),
    );
    expect(await importRoster(ctx, { ...second, choice: "valid" })).toMatchObject({
      reason: "roster_nothing_to_import",
    });
  });
});

describe("importRoster", () => {
  it("imports the valid rows, or nothing unless every row is valid", async () => {
    const { ctx } = await aCentreToFill();
    const rows = [aRosterRow(), aRosterRow({ bornOn: "昨天" }), aRosterRow()];
    const { importId } = await problemsOf(ctx, rows);
    expect(await importRoster(ctx, { importId, choice: "all" })).toMatchObject({
      ...{ reason: "roster_has_problems", detail: { rows: 1 } },
    });
    expect(await countChildren(ctx)).toBe(0);
    expect(done(await importRoster(ctx, { importId, choice: "valid" }))).toEqual({
      ...{ imported: 2, left: 1 },
    });
    expect(await countChildren(ctx)).toBe(2);
    expect(await importRoster(ctx, { importId, choice: "valid" })).toMatchObject({
      reason: "roster_not_open",
    });
  });

  it("meets a class that filled up since the preview as the reader chose", async () => {
    const { ctx } = await aCentreToFill();
    const classes = await listClasses(ctx);
    const classId = classes.find(({ name }) => name === "托大一班")?.id ?? "";
    for (let at = 0; at < 18; at += 1) await anEnrolment(ctx, { classId });
    const { importId, problems } = await problemsOf(ctx, [aRosterRow(), aRosterRow()]);
    expect(problems).toEqual([]);
    await anEnrolment(ctx, { classId });
    expect(await importRoster(ctx, { importId, choice: "all" })).toMatchObject({
      reason: "roster_has_problems",
    });
    expect(await countChildren(ctx)).toBe(19);
    const { about, rows } = await rowsOfImport(ctx, importId);
    expect(about).toMatchObject({ state: "previewed", validCount: 1 });
    expect(rows[1]?.problems).toMatchObject([{ column: "className", reason: "class_full" }]);
    expect(done(await importRoster(ctx, { importId, choice: "valid" }))).toEqual({
      ...{ imported: 1, left: 1 },
    });
    expect(await countChildren(ctx)).toBe(20);
  });

  it("keeps what nobody can make out, and asks about it until somebody has", async () => {
    const { ctx } = await aCentreToFill();
    const row = aRosterRow({ allergies: "花生过敏、青霉素", diets: "不吃香菜", note: "爱睡" });
    const { importId, about } = await problemsOf(ctx, [row]);
    expect(about).toMatchObject({ validCount: 1, unclearCount: 1 });
    done(await importRoster(ctx, { importId, choice: "all" }));
    const { rows } = await rowsOfImport(ctx, importId);
    const childId = rows[0]?.childId ?? "";
    const text = "过敏：青霉素；忌口：不吃香菜";
    const child = await findChild(ctx, childId);
    expect(child).toMatchObject({ toClarify: text, note: `爱睡\n${text}` });
    expect((await listCareOfChild(ctx, childId)).allergies).toMatchObject([
      { allergen: "peanut", detail: "花生", severity: "unknown" },
    ]);
    expect(await listGaps(ctx, { gap: "clarify" })).toMatchObject([{ id: childId }]);
    const { name, sex, bornOn, pastIllness, vaccinationCheckedOn } = child;
    const same = { name, sex, bornOn, pastIllness, vaccinationCheckedOn, note: "问过了" };
    const input = { ...same, idKind: "pending", idNumber: "", clarified: true } as const;
    done(await changeChild(ctx, childId, input));
    expect(await listGaps(ctx, { gap: "clarify" })).toEqual([]);
  });

  it("knows no other centre's preview", async () => {
    const { ctx } = await aCentreToFill();
    const { importId } = await problemsOf(ctx, [aRosterRow()]);
    const { ctx: other } = await aCentreToFill();
    const asked = importRoster(other, { importId, choice: "all" });
    await expect(asked).rejects.toMatchObject({ code: "not_found" });
    await expect(rowsOfImport(other, importId)).rejects.toMatchObject({ code: "not_found" });
    await expect(undoImport(other, { importId })).rejects.toMatchObject({ code: "not_found" });
  });
});
