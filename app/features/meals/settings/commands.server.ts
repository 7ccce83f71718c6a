import { mealSetting } from "~db/schema/meals";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { done, type Result } from "~/lib/result";
import { getMealSetting, keptMealSetting } from "./queries.server";
import type { MealSetting } from "./rules";
import type { ChangeMealSettingInput } from "./schema";

const inWords = ({ intakeEdition, cookingLosses }: MealSetting) => ({
  ...{ intakeEdition, cookingLosses: String(cookingLosses) },
});

/** What the menus are judged by from now on, those of weeks that are over as well: nothing judged is kept. */
export const changeMealSetting = (ctx: Ctx, input: ChangeMealSettingInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const before = await getMealSetting(ctx);
    await tx
      .insert(mealSetting)
      .values({ centreId: ctx.centreId, ...input, updatedAt: ctx.now })
      .onConflictDoUpdate({
        target: mealSetting.centreId,
        set: { ...input, updatedAt: ctx.now },
      });
    keptMealSetting.forget(tx);
    await writeAudit(ctx, {
      capability: "meals.setting.change",
      ...{ before: inWords(before), after: inWords(input) },
    });
    return done;
  });
