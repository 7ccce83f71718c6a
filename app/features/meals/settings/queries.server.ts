import { eq } from "drizzle-orm";
import { mealSetting } from "~db/schema/meals";
import type { Ctx } from "~/lib/context.server";
import { keptRead } from "~/lib/kept-read.server";
import { usualMealSetting, type MealSetting } from "./rules";

export const keptMealSetting = keptRead(async (tx, ctx): Promise<MealSetting> => {
  const [own] = await tx
    .select({
      intakeEdition: mealSetting.intakeEdition,
      cookingLosses: mealSetting.cookingLosses,
    })
    .from(mealSetting)
    .where(eq(mealSetting.centreId, ctx.centreId));
  return own ?? usualMealSetting;
});

export const getMealSetting = (ctx: Ctx): Promise<MealSetting> => keptMealSetting.read(ctx);
