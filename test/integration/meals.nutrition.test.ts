import { describe, expect, it } from "vitest";
import type { MealAmount } from "~db/enums";
import { getEaten, getLeftovers } from "~/features/attendance/eaten/queries.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { getNutritionReport, getNutritionWeek } from "~/features/meals/analysis/queries.server";
import { getMenuWeek } from "~/features/meals/weeks/queries.server";
import { getGroup } from "~/features/meals/reference/queries.server";
import { changeMealSetting } from "~/features/meals/settings/commands.server";
import { getMealSetting } from "~/features/meals/settings/queries.server";
import { analysisSheet } from "~/features/meals/ui/analysis-sheet";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { makeXlsx } from "~/lib/xlsx.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aPublishedMenu } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

const band = "m24to35";
const day = "2026-11-12";
const span = { band, from: day, through: day } as const;

/** A class of two-year-olds with a lunch of soft rice and scrambled egg with tomato. */
async function aTable(born: readonly { bornOn: string; sex?: "male" | "female" }[]) {
  const { ctx } = await aCentre();
  const { classId } = await aClass(ctx);
  const childIds: string[] = [];
  for (const child of born) {
    const { childId } = await aChild(ctx, child);
    await anEnrolment(ctx, { classId, childId });
    childIds.push(childId);
  }
  const { dishIds } = await aPublishedMenu(ctx);
  return { ctx, classId, childIds, dishIds };
}

type Table = Awaited<ReturnType<typeof aTable>>;

/** The child came; with an amount it was written down what it ate. */
async function eats(
  { ctx, classId }: Table,
  childId: string,
  ate?: { amount: MealAmount; dishAmounts?: Record<string, MealAmount> },
) {
  const at = (time: string) => `${day}T${time}:00+08:00`;
  const arrival = { id: newId(), kind: "arrival", childId, at: at("08:00"), payload: {} };
  const meal = {
    ...{ id: newId(), kind: "meal", childId, at: at("08:30") },
    payload: { meal: "lunch", dishIds: [], ...ate },
  };
  const events = ate ? [arrival, meal] : [arrival];
  done(await recordEvents(ctx, { batchId: newId(), classId, events }));
}

const lineOf = async (ctx: Ctx, nutrient: string, eaten: Awaited<ReturnType<typeof getEaten>>) => {
  const report = await getNutritionReport(ctx, { ...span, eaten });
  return report.lines.find((line) => line.nutrient === nutrient);
};

describe("the reference of a group", () => {
  it("is of the children enrolled on the day, by age and sex", async () => {
    const { ctx } = await aTable([
      { bornOn: "2024-05-12", sex: "male" },
      { bornOn: "2023-11-12", sex: "female" }, // three on the day
    ]);
    expect(await getGroup(ctx, { band, days: [day] })).toMatchObject({
      isUsual: false,
      eaters: expect.arrayContaining([
        { sex: "male", age: 2, heads: 1 },
        { sex: "female", age: 3, heads: 1 },
      ]),
    });
    // (1100 + 1150) / 2, of two snacks and lunch
    const { report } = await getNutritionWeek(ctx, { week: "2026-11-09", band });
    expect(report.lines[0]).toMatchObject({ nutrient: "energy", target: 562.5 });
    const menu = await getMenuWeek(ctx, { week: "2026-11-09", band });
    expect(menu.mean[0]).toMatchObject({ nutrient: "energy", target: 562.5 });
  });

  it("falls back to the band where nobody is enrolled", async () => {
    const { ctx } = await aTable([]);
    const { report } = await getNutritionWeek(ctx, { week: "2026-11-09", band });
    expect(report).toMatchObject({ isUsual: true, children: 0 });
    expect(report.lines[0]).toMatchObject({ target: 525 }); // (1100 + 1000) / 2 × 50 %
  });
});

describe("changeMealSetting", () => {
  it("judges by the other edition, takes cooking losses off, and is written down", async () => {
    const { ctx } = await aTable([{ bornOn: "2024-05-12" }]);
    const read = async () => {
      const { lines, number } = await getNutritionReport(ctx, { ...span, eaten: null });
      const of = (name: string) => lines.find(({ nutrient }) => nutrient === name);
      return { number, calcium: of("calcium")?.target, vitaminC: of("vitaminC") };
    };
    const before = await read();
    expect(before).toMatchObject({ number: "DRIs 2023", calcium: 250 });
    done(await changeMealSetting(ctx, { intakeEdition: "dris2013", cookingLosses: true }));
    const after = await read();
    expect(after.calcium).toBe(300);
    expect(after.number).toContain("2013");
    expect(after.vitaminC?.isOf2023).toBe(true);
    expect(after.vitaminC?.amount).toBeLessThan(before.vitaminC?.amount ?? 0);
    expect(await getMealSetting(ctx)).toEqual({ intakeEdition: "dris2013", cookingLosses: true });
    const audits = await ownerSql()`
      select 1 from audit_entry where centre_id = ${ctx.centreId} and capability = 'meals.setting.change'`;
    expect(audits).toHaveLength(1);
  });
});

describe("the sheet of an analysis", () => {
  it.each(["zh-CN", "en"] as const)("has all five blocks in words of %s", async (locale) => {
    const { ctx } = await aTable([{ bornOn: "2024-05-12" }]);
    const report = await getNutritionReport(ctx, { ...span, eaten: null });
    const { t } = wordsOf(locale);
    const { rows, columns } = analysisSheet(t, report);
    const written = JSON.stringify([rows, columns]);
    expect(written).not.toMatch(/report\.|nutrient\.|\{\{/);
    for (const key of ["intakePlanned", "nutrients", "energy", "protein", "money"]) {
      expect(written).toContain(t(`meals:report.${key}`));
    }
    expect(written).toContain(report.number);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect((await makeXlsx(analysisSheet(t, report))).length).toBeGreaterThan(5000);
  });
});

describe("getLeftovers", () => {
  it("is what is missing from whole portions, dish by dish", async () => {
    const table = await aTable([{ bornOn: "2024-05-12" }, { bornOn: "2024-06-12" }]);
    const { ctx, dishIds, childIds } = table;
    const egg = dishIds[1] ?? "";
    await eats(table, childIds[0] ?? "", { amount: "finished" });
    await eats(table, childIds[1] ?? "", { amount: "half", dishAmounts: { [egg]: "none" } });
    const { weeks, dishes } = await getLeftovers(ctx, { band });
    // rice 0.5 of 2, egg 1 of 2
    expect(weeks).toEqual([{ week: "2026-11-09", left: 38 }]);
    expect(dishes.map(({ id, left }) => [id, left])).toEqual([
      [egg, 50],
      [dishIds[0], 25],
    ]);
    expect(dishes[0]).toMatchObject({ served: 2, eaten: 1, weeks: [50] });
  });
});

describe("what was eaten", () => {
  it("is over the children of whom it was written, dish by dish", async () => {
    const table = await aTable(
      ["2024-05-12", "2024-06-12", "2024-07-12"].map((bornOn) => ({ bornOn })),
    );
    const { ctx, dishIds } = table;
    const [first = "", second = "", third = ""] = table.childIds;
    const egg = dishIds[1] ?? "";
    await eats(table, first, { amount: "finished" });
    await eats(table, second, { amount: "half", dishAmounts: { [egg]: "none" } });
    await eats(table, third);
    const eaten = await getEaten(ctx, span);
    expect(eaten.childDays).toBe(3);
    expect(eaten.meals).toHaveLength(1);
    expect(eaten.meals[0]).toMatchObject({ meal: "lunch", recorded: 2, present: 3 });
    const dishes = new Map(eaten.meals[0]?.dishes.map((one) => [one.dishId, one]));
    expect(dishes.get(dishIds[0] ?? "")).toMatchObject({ served: 2, eaten: 1.5 });
    expect(dishes.get(egg)).toMatchObject({ served: 2, eaten: 1 });
  });

  it("is the menu where everybody ate everything, judged by those who were there", async () => {
    const table = await aTable([{ bornOn: "2024-05-12", sex: "male" }, { bornOn: "2024-05-12" }]);
    const { ctx } = table;
    await eats(table, table.childIds[0] ?? "", { amount: "finished" });
    const planned = await getNutritionReport(ctx, { ...span, eaten: null });
    const eaten = await getEaten(ctx, span);
    const energy = await lineOf(ctx, "energy", eaten);
    expect(energy?.amount).toBeCloseTo(planned.lines[0]?.amount ?? 0, 6);
    // lunch alone was eaten: 35 % of the boy's 1100
    expect(energy?.target).toBe(385);
  });

  it("is nothing where nothing was written", async () => {
    const table = await aTable([{ bornOn: "2024-05-12" }]);
    await eats(table, table.childIds[0] ?? "");
    const eaten = await getEaten(table.ctx, span);
    const report = await getNutritionReport(table.ctx, { ...span, eaten });
    expect(report).toMatchObject({ isEmpty: true, childDays: 1 });
    expect(report.recorded).toEqual([{ meal: "lunch", recorded: 0, present: 1 }]);
  });
});
