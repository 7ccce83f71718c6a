import { and, asc, eq, ilike, inArray, or, sql, type SQL } from "drizzle-orm";
import type { Meal, MealBand } from "~db/enums";
import { dish, dishIngredient, ownFood } from "~db/schema/meals";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { allergensIn } from "../clashes/rules";
import { ownFoodColumns } from "../foods/queries.server";
import { factsOf, toFood } from "../foods/rules";
import { gramsOf, type Portion } from "../nutrition/rules";
import { byKind, isInSeason } from "../rules";

/** Chinese, pinyin, initials or English. */
function matching(typed: string): SQL | undefined {
  const text = typed
    .trim()
    .toLowerCase()
    .replace(/[%_\\]/g, "\\$&");
  if (!text) return undefined;
  const letters = text.replace(/[\s']/g, "");
  return or(
    ilike(dish.nameZh, `%${text}%`),
    ilike(dish.nameEn, `%${text}%`),
    ilike(dish.pinyin, `%${letters}%`),
    ilike(dish.initials, `${letters}%`),
  );
}

/** What each of these dishes is made of for a band, without what is left out at that age. */
export const listPortions = (ctx: Ctx, input: { band: MealBand; dishIds: readonly string[] }) =>
  ctx.tx(async (tx) => {
    const portions = new Map<string, Portion[]>();
    if (input.dishIds.length === 0) return portions;
    const rows = await tx
      .select({
        dishId: dishIngredient.dishId,
        food: dishIngredient.food,
        grams: dishIngredient.grams,
        own: ownFoodColumns,
      })
      .from(dishIngredient)
      .leftJoin(
        ownFood,
        and(
          eq(ownFood.centreId, dishIngredient.centreId),
          eq(ownFood.id, dishIngredient.ownFoodId),
        ),
      )
      .where(
        and(
          eq(dishIngredient.centreId, ctx.centreId),
          eq(dishIngredient.band, input.band),
          inArray(dishIngredient.dishId, [...input.dishIds]),
        ),
      );
    for (const { dishId, food, grams, own } of rows) {
      const known = portions.get(dishId) ?? [];
      if (grams > 0) known.push({ food, grams, ...(own && { own: toFood(own) }) });
      portions.set(dishId, known);
    }
    return portions;
  });

/** The dishes that a meal of a band may have, in season first; `day` says which season it is. */
export const listDishes = (ctx: Ctx, input: { band: MealBand; meal: Meal; day: Day; q: string }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: dish.id,
        nameZh: dish.nameZh,
        nameEn: dish.nameEn,
        kind: dish.kind,
        months: dish.months,
        photoFileId: dish.photoFileId,
      })
      .from(dish)
      .where(
        and(
          eq(dish.centreId, ctx.centreId),
          eq(dish.archived, false),
          sql`${input.meal} = any(${dish.meals})`,
          matching(input.q),
        ),
      )
      .orderBy(asc(dish.code));
    const portions = await listPortions(ctx, {
      band: input.band,
      dishIds: rows.map(({ id }) => id),
    });
    return rows
      .flatMap(({ months, ...row }) => {
        const own = portions.get(row.id);
        if (!own) return [];
        const inSeason = isInSeason(months, input.day);
        const allergens = allergensIn(own);
        return { ...row, grams: gramsOf(own), allergens, inSeason };
      })
      .sort((a, b) => Number(b.inSeason) - Number(a.inSeason) || byKind(a, b));
  });

export type DishChoice = Awaited<ReturnType<typeof listDishes>>[number];

/** One dish as a band eats it: what it is made of, the heaviest first, and how it is cooked and cut. */
export const getDish = (ctx: Ctx, input: { dishId: string; band: MealBand }) =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({
        id: dish.id,
        nameZh: dish.nameZh,
        nameEn: dish.nameEn,
        kind: dish.kind,
        meals: dish.meals,
        texture: dish.texture,
        steps: dish.steps,
        chokingNote: dish.chokingNote,
        photoFileId: dish.photoFileId,
      })
      .from(dish)
      .where(and(eq(dish.centreId, ctx.centreId), eq(dish.id, input.dishId)));
    if (!found) throw notFound("dish");
    const portions = await listPortions(ctx, { band: input.band, dishIds: [found.id] });
    const own = portions.get(found.id) ?? [];
    return {
      ...found,
      allergens: allergensIn(own),
      ingredients: own
        .sort((a, b) => b.grams - a.grams)
        .map(({ grams, ...eaten }) => ({
          ...{ food: eaten.food, grams },
          nameZh: factsOf(eaten)?.nameZh ?? eaten.food,
          nameEn: factsOf(eaten)?.nameEn ?? eaten.food,
        })),
    };
  });

export type DishPage = Awaited<ReturnType<typeof getDish>>;

export const countDishes = (ctx: Ctx): Promise<number> =>
  ctx.tx((tx) => tx.$count(dish, eq(dish.centreId, ctx.centreId)));
