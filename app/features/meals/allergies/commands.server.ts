import { and, eq } from "drizzle-orm";
import { childAllergy } from "~db/schema/children";
import { allergyFood } from "~db/schema/meals";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { done, refuse, type Result } from "~/lib/result";
import { noFood, ofFood, ofGroup } from "../clashes/rules";
import { namesIn } from "../food-names/rules";
import { listAllFoods } from "../foods/queries.server";
import { foodMeant } from "../library/rules";
import type { ExplainAllergyInput } from "./schema";

/**
 * Says what an allergy in words means; what was said before is replaced. Refuses `not_found` where it is no allergy
 * in words, `food_unknown` with the name that no food has, `allergy_unexplained` where nothing is said, and
 * `allergy_two_meanings` where it is said to be a food and none.
 */
export const explainAllergy = (ctx: Ctx, input: ExplainAllergyInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const { allergyId, groups, isNoFood } = input;
    const [found] = await tx
      .select({ childId: childAllergy.childId, allergen: childAllergy.allergen })
      .from(childAllergy)
      .where(and(eq(childAllergy.centreId, ctx.centreId), eq(childAllergy.id, allergyId)))
      .for("update");
    if (found?.allergen !== "other") return refuse("not_found");
    const foods = await listAllFoods(ctx);
    const codes: string[] = [];
    for (const name of namesIn(input.foods)) {
      const food = foodMeant(foods, name);
      if (!food) return refuse("food_unknown", "foods", { name });
      codes.push(food.code);
    }
    const meant = [...codes.map(ofFood), ...groups.map(ofGroup)];
    if (isNoFood && meant.length > 0) return refuse("allergy_two_meanings", "isNoFood");
    if (!isNoFood && meant.length === 0) return refuse("allergy_unexplained", "foods");
    const own = and(eq(allergyFood.centreId, ctx.centreId), eq(allergyFood.allergyId, allergyId));
    await tx.delete(allergyFood).where(own);
    await tx.insert(allergyFood).values(
      [...new Set(isNoFood ? [noFood] : meant)].map((of) => ({
        ...{ centreId: ctx.centreId, allergyId, of, createdAt: ctx.now },
        saidBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
      })),
    );
    const { childId } = found;
    const after = { allergyId, of: meant.join(" ") || noFood };
    await writeAudit(ctx, { capability: "meals.allergy.explain", childId, after });
    return done;
  });
