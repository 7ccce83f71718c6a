import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { ok, refuse, type Result } from "~/lib/result";
import { addFood } from "../foods/commands.server";
import type { ImportFoodsInput } from "./schema";

/** Takes the foods of a table that has been looked at, through the command that adds one: all or none. */
export const importFoods = (
  ctx: Ctx,
  { foods }: ImportFoodsInput,
): Promise<Result<{ foods: number }>> =>
  command(ctx, async () => {
    for (const food of foods) {
      const added = await addFood(ctx, food);
      if (!added.ok) return refuse("food_table_changed", undefined, { name: food.nameZh });
    }
    return ok({ foods: foods.length });
  });
