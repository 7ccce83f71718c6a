import type { Meal, MealBand } from "~db/enums";
import { publishWeek, planDish } from "~/features/meals/commands.server";
import { adoptDishLibrary } from "~/features/meals/dishes/commands.server";
import type { Ctx } from "~/lib/context.server";
import { mondayOf } from "~/lib/dates";
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
  done(await publishWeek(ctx, { band, week: mondayOf(day) }));
  return { dishIds };
}
