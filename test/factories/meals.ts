import type { Meal, MealBand } from "~db/enums";
import { planDish } from "~/features/meals/commands.server";
import { checkWeek, publishWeek } from "~/features/meals/publishing/commands.server";
import { getMenuCheck } from "~/features/meals/publishing/queries.server";
import { signClash } from "~/features/meals/substitutes/commands.server";
import { addFood } from "~/features/meals/foods/commands.server";
import { addFoodInput } from "~/features/meals/foods/schema";
import { adoptDishLibrary } from "~/features/meals/dishes/commands.server";
import { addDish } from "~/features/meals/library/commands.server";
import { addDishInput } from "~/features/meals/library/schema";
import type { Ctx } from "~/lib/context.server";
import { mondayOf } from "~/lib/dates";
import type { Upload } from "~/lib/upload.server";
import { ownerSql } from "../database";
import { done } from "./sequence";

/** The centre's dishes by the code of the starter library, adopted when there are none yet. */
export async function dishesOf(ctx: Ctx): Promise<Map<string, string>> {
  done(await adoptDishLibrary(ctx));
  const rows = await ownerSql()<
    { code: string; id: string }[]
  >`select code, id from dish where centre_id = ${ctx.centreId}`;
  return new Map(rows.map(({ code, id }) => [code, id]));
}

type Given = { band?: MealBand; day?: string; meal?: Meal; codes?: readonly string[] };

/** A published menu: soft rice and scrambled egg with tomato for the lunch of the test's day unless said. */
export async function aPublishedMenu(ctx: Ctx, given: Given = {}): Promise<{ dishIds: string[] }> {
  const { band = "m24to35", day = "2026-11-12", meal = "lunch" } = given;
  const ids = await dishesOf(ctx);
  const dishIds = (given.codes ?? ["STP01", "EGS01"]).map((code) => ids.get(code) ?? code);
  for (const dishId of dishIds) done(await planDish(ctx, { band, day, meal, dishId }));
  await aShownWeek(ctx, { band, week: mondayOf(day) });
  return { dishIds };
}

/** Whatever meets a child's needs is signed for, and the week is shown to families. */
export async function aShownWeek(ctx: Ctx, input: { band: MealBand; week: string }) {
  const { stops } = await getMenuCheck(ctx, input);
  for (const { day, meal, dishId, childId } of stops.clashes) {
    const place = { band: input.band, day, meal, dishId, childId };
    done(await signClash(ctx, { ...place, reason: "家长知情" }));
  }
  done(await checkWeek(ctx, input));
  done(await publishWeek(ctx, input));
}

/** What the food form posts: a steamed bun with milk in it, four of its figures known. */
export const aFoodForm = (given: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ nameZh: "奶香小馒头", nameEn: "Milk bun", group: "cereal", edible: "100" },
  ...{ energy: "240", protein: "7.5", fat: "2.5", carbohydrate: "47" },
  ...{ allergens: ["gluten", "milk"], tags: ["dairy"], price: "12.5", supplierGroup: "" },
  ...given,
});

export const aFood = async (ctx: Ctx, given: Record<string, unknown> = {}) =>
  done(await addFood(ctx, addFoodInput.parse(aFoodForm(given))));

/** What the dish form posts: egg, the own milk bun, and pork that three-year-olds go without. */
export const aDishForm = (given: Record<string, unknown> = {}): Record<string, unknown> => ({
  ...{ nameZh: "鸡蛋小馒头", nameEn: "Egg with milk bun", kind: "staple", texture: "soft" },
  ...{ meals: ["lunch"], food0: "鸡蛋（代表值）", grams0m24to35: "43.5", grams0m36to47: "50" },
  ...{ food1: "奶香小馒头", grams1m24to35: "20", grams1m36to47: "25" },
  ...{ food2: "猪肉（瘦）", grams2m24to35: "10", grams2m36to47: "0" },
  ...given,
});

export const aDish = async (ctx: Ctx, given: Record<string, unknown> = {}) =>
  done(await addDish(ctx, addDishInput.parse(aDishForm(given))));

/** A table of foods as a spreadsheet keeps it: one line a row, its cells between commas. */
export const aFoodTable = (lines: readonly string[]): Upload => ({
  ...{ field: "file", name: "食物.csv", mime: "text/csv" },
  bytes: Buffer.from(lines.join("\n")),
});
