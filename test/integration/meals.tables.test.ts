import ExcelJS from "exceljs";
import { describe, expect, it } from "vitest";
import { listFoods } from "~/features/meals/foods/queries.server";
import { listFoodsInput } from "~/features/meals/foods/schema";
import { importFoods } from "~/features/meals/tables/commands.server";
import { readFoodTable } from "~/features/meals/tables/queries.server";
import { importFoodsInput } from "~/features/meals/tables/schema";
import { foodColumns } from "~/features/meals/ui/food-sheet";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx } from "~/lib/context.server";
import { locales } from "~db/enums";
import { makeXlsx } from "~/lib/xlsx.server";
import { useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { aFood, aFoodForm, aFoodTable } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

const own = async (ctx: Ctx) =>
  (await listFoods(ctx, listFoodsInput.parse({ state: "own" }))).rows.map(({ nameZh }) => nameZh);

const take = async (ctx: Ctx, lines: readonly string[]) => {
  const { foods, problems } = done(await readFoodTable(ctx, aFoodTable(lines)));
  return { problems, input: () => importFoodsInput.parse({ foods: JSON.stringify(foods) }) };
};

describe("readFoodTable", () => {
  it("reads a workbook in either language and keeps nothing", async () => {
    const { ctx } = await aCentre();
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet("Foods");
    sheet.addRow(["Our foods"]);
    sheet.addRow([
      "Chinese name",
      "Group",
      "Energy (kJ)",
      "Vitamin A µg RAE",
      "Price, yuan per kg",
    ]);
    sheet.addRow(["黄小米", "Cereals", 1510, 0, 16.8]);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    const file = { field: "file", name: "foods.xlsx", mime: "", bytes };
    expect(done(await readFoodTable(ctx, file))).toMatchObject({
      problems: [],
      foods: [
        { nameZh: "黄小米", group: "cereal", energy: "360.899", vitaminA: "0", price: "16.8" },
      ],
    });
    expect(await own(ctx)).toEqual([]);
  });

  it.each(locales)("knows every head of the product's own sheet in %s", async (locale) => {
    const { ctx } = await aCentre();
    const columns = foodColumns(wordsOf(locale).t);
    await aFood(ctx, { nameZh: "面包虫" });
    const [row] = (await listFoods(ctx, listFoodsInput.parse({ state: "own" }))).rows;
    if (!row) throw new Error("the food is there");
    const bytes = await makeXlsx({
      sheet: "1",
      columns: columns.map(({ header, width }) => ({ header, width })),
      rows: [columns.map(({ cell }) => cell({ ...row, nameZh: "面包屑" }))],
    });
    const file = { field: "file", name: "foods.xlsx", mime: "", bytes: Buffer.from(bytes) };
    const { foods, problems } = done(await readFoodTable(ctx, file));
    expect(problems).toEqual([]);
    expect(foods).toMatchObject([{ ...aFoodForm({ nameZh: "面包屑" }), supplierGroup: "grain" }]);
  });

  it("refuses what is no table", async () => {
    const { ctx } = await aCentre();
    const read = (lines: readonly string[]) => readFoodTable(ctx, aFoodTable(lines));
    expect(await readFoodTable(ctx, undefined)).toMatchObject({ reason: "choose_file" });
    expect(await read(["姓名,出生日期"])).toMatchObject({ reason: "food_table_no_head" });
    expect(await read(["中文名,类别"])).toMatchObject({ reason: "food_table_no_rows" });
    const long = Array.from({ length: 1001 }, (_, at) => `食物${at},谷类`);
    expect(await read(["中文名,类别", ...long])).toMatchObject({ reason: "food_table_too_long" });
  });
});

describe("importFoods", () => {
  it("takes a whole table, or nothing of it", async () => {
    const { ctx } = await aCentre();
    const wrong = await take(ctx, ["中文名,类别,钙 mg", "甲,谷类,5", "乙,谷类,-5"]);
    expect(wrong.problems).toMatchObject([{ row: 3, column: "calcium", cell: "-5" }]);
    const right = await take(ctx, [
      "中文名,类别,钙 mg,单价 元/千克",
      "甲,谷类,5,12.5",
      "乙,谷类,,",
    ]);
    expect(right.problems).toEqual([]);
    await aFood(ctx, { nameZh: "乙" });
    expect(await importFoods(ctx, right.input())).toMatchObject({
      reason: "food_table_changed",
      detail: { name: "乙" },
    });
    expect(await own(ctx)).toEqual(["乙"]);
    const other = await take(ctx, ["中文名,类别,单价 元/千克", "甲,谷类,12.5", "丙,谷类,"]);
    expect(done(await importFoods(ctx, other.input()))).toEqual({ foods: 2 });
    const { rows } = await listFoods(ctx, listFoodsInput.parse({ q: "甲", state: "own" }));
    expect(rows).toMatchObject([{ fenPerKg: 1250, edible: 100 }]);
  });
});
