import { readFile } from "node:fs/promises";
import path from "node:path";
import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { projectRoot } from "~db/project-root";
import { listClasses } from "~/features/centres/queries.server";
import { importRoster } from "~/features/enrolment/import/commands.server";
import { listRosterImports } from "~/features/enrolment/import/queries.server";
import { previewRoster } from "~/features/enrolment/preview/commands.server";
import { listEnrolments } from "~/features/enrolment/queries.server";
import { ownerSql, useDatabase } from "../database";
import { aChild } from "../factories/children";
import {
  aCentreToFill,
  anEnrolment,
  aRosterCsv,
  aRosterRow,
  aPreview,
  problemsOf,
  rowsOfImport,
} from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const asOf = "2026-11-12";
const workbook = path.join(projectRoot, "db/seed/files/roster-119.xlsx");

describe("previewRoster", () => {
  it("reads a roll in GBK as one in UTF-8, with its columns in any order", async () => {
    const { ctx } = await aCentreToFill();
    const row = aRosterRow({ name: "许知遥", guardian1Phone: "+86 199-5555-0001", bornOn: "２０２４年５月１２日" }); // prettier-ignore
    const order = ["className", "bornOn", "guardian1Phone", "guardian1Name", "guardian1Relation", "sex", "schedule", "name"] as const; // prettier-ignore
    const text = `某某园花名册\r\n${aRosterCsv([row], order)}`;
    for (const bytes of [iconv.encode(text, "gbk"), Buffer.from(`\ufeff${text}`)]) {
      const { importId } = done(await aPreview(ctx, bytes));
      const { rows } = await rowsOfImport(ctx, importId);
      expect(rows).toMatchObject([
        {
          ...{ rowNumber: 3, problems: [] },
          values: {
            ...{ name: "许知遥", bornOn: "2024-05-12", className: "托大一班", schedule: "full" },
            guardians: [{ phone: "19955550001", relation: "mother" }],
          },
        },
      ]);
    }
  });

  it("names the row, the column and the reason of what is wrong", async () => {
    const { ctx } = await aCentreToFill();
    const { problems, about } = await problemsOf(ctx, [
      aRosterRow(),
      aRosterRow({ bornOn: "2024年13月1日" }),
      aRosterRow({ sex: "未知", schedule: "半日" }),
      aRosterRow({ className: "太阳班" }),
      aRosterRow({ guardian1Phone: "0354-1234567" }),
      aRosterRow({ idKind: "居民身份证", idNumber: "140781202405120011" }),
      aRosterRow({ bornOn: "2020-01-01" }),
    ]);
    expect(problems).toEqual([
      "3 bornOn not_a_day",
      "4 sex roster_word_unknown",
      "4 schedule roster_word_unknown",
      "5 className roster_class_unknown",
      "6 guardian1Phone not_a_phone",
      "7 idNumber id_bad_check_digit",
      "8 className wrong_age",
    ]);
    expect(about).toMatchObject({ rowCount: 7, validCount: 1 });
  });

  it("finds the same child, number and phone twice, in the file and in the centre", async () => {
    const { ctx } = await aCentreToFill();
    const twin = { name: "安小满", bornOn: "2024-05-12" };
    await aChild(ctx, { name: "贝小舟", bornOn: "2024-04-01", guardianPhone: "19955550099" });
    const { problems } = await problemsOf(ctx, [
      aRosterRow(twin),
      aRosterRow(twin),
      aRosterRow({ name: "贝 小舟", bornOn: "2024/4/1" }),
      aRosterRow({ guardian1Phone: "19955550099", guardian1Name: "别人" }),
      aRosterRow({ guardian1Phone: "19955550077", guardian1Name: "甲" }),
      aRosterRow({ guardian1Phone: "19955550077", guardian1Name: "乙" }),
    ]);
    expect(problems).toEqual([
      "3 name roster_child_twice",
      "4 name roster_child_known",
      "5 guardian1Phone phone_of_other_person",
      "7 guardian1Phone roster_phone_of_other_row",
    ]);
  });

  it("gives the last place to the first row that asks for it", async () => {
    const { ctx } = await aCentreToFill();
    const classes = await listClasses(ctx);
    const classId = classes.find(({ name }) => name === "托大一班")?.id ?? "";
    for (let at = 0; at < 18; at += 1) await anEnrolment(ctx, { classId });
    const morning = { schedule: "上午半日" };
    const { problems } = await problemsOf(ctx, [
      ...[aRosterRow(), aRosterRow(morning), aRosterRow(), aRosterRow(morning)],
      ...[aRosterRow({ schedule: "下午" }), aRosterRow({ className: "托大二班" })],
    ]);
    expect(problems).toEqual(["4 className class_full", "5 className class_full"]);
  });

  it("begins a place on the roll's day, or later where the child comes later", async () => {
    const { ctx } = await aCentreToFill();
    const rows = [aRosterRow({ enteredOn: "2025-3-3" }), aRosterRow({ enteredOn: "2026.12.1" })];
    const { importId } = done(await aPreview(ctx, aRosterCsv(rows)));
    done(await importRoster(ctx, { importId, choice: "all" }));
    const { rows: made } = await rowsOfImport(ctx, importId);
    const starts = await Promise.all(
      made.map(async ({ childId }) => {
        const [stay] = await listEnrolments(ctx, { childId: childId ?? "" });
        return stay?.startsOn;
      }),
    );
    expect(starts).toEqual([asOf, "2026-12-01"]);
  });

  it("refuses what it cannot read, and writes nothing", async () => {
    const { ctx } = await aCentreToFill();
    const head = Buffer.from("d0cf11e0a1b11ae1", "hex");
    const bytes = await readFile(workbook);
    const many = aRosterCsv(Array.from({ length: 5001 }, () => aRosterRow({ name: "一" })));
    const cases: [string, Buffer | string | null][] = [
      ["table_locked", Buffer.concat([head, Buffer.from("EncryptedPackage", "utf16le")])],
      ["table_old_workbook", Buffer.concat([head, Buffer.from("Workbook", "utf16le")])],
      ["table_unreadable", bytes.subarray(0, bytes.length / 2)],
      ["table_unknown", Buffer.from("89504e470d0a1a0a0000000d", "hex")],
      ["file_empty", ""],
      ["file_too_large", null],
      ["file_too_large", Buffer.alloc(16 * 1024 * 1024)],
      ["roster_no_head", "今天,明天\r\n晴,雨"],
      ["roster_no_rows", aRosterCsv([]) + "姓名,性别,出生日期"],
      ["roster_too_many_rows", many],
    ];
    for (const [reason, content] of cases) {
      const input = { fileName: "x", bytes: content === null ? null : Buffer.from(content), asOf };
      expect(await previewRoster(ctx, input), reason).toMatchObject({ ok: false, reason });
    }
    expect(await aPreview(ctx, bytes, "2031-01-01")).toMatchObject({ reason: "roster_as_of_far" });
    expect(await listRosterImports(ctx)).toEqual([]);
  });

  it("refuses a workbook that unpacks to more than a roll can be", async () => {
    const { ctx } = await aCentreToFill();
    const bomb = new ExcelJS.Workbook();
    const sheet = bomb.addWorksheet("花名册");
    for (let at = 0; at < 90; at += 1) sheet.addRow([`${at}${"好".repeat(320_000)}`]);
    const bytes = Buffer.from(await bomb.xlsx.writeBuffer());
    expect(bytes.length).toBeLessThan(2 * 1024 * 1024);
    expect(await aPreview(ctx, bytes)).toMatchObject({ reason: "table_unpacks_too_large" });
  });

  it("keeps identity numbers sealed", async () => {
    const { ctx, centreId } = await aCentreToFill();
    const number = "140781202405120027";
    const { problems } = await problemsOf(ctx, [
      aRosterRow({ idKind: "居民身份证", idNumber: number }),
      aRosterRow({ idKind: "居民身份证", idNumber: number.replace(/7$/, "1") }),
    ]);
    const [stored] = await ownerSql()`select json_agg(r)::text as all
      from roster_import_row r where centre_id = ${centreId}`;
    expect(String(stored?.all)).not.toContain("14078120240512");
    expect(problems.map((each) => each.split(" ")[0])).toContain("3");
  });
});
