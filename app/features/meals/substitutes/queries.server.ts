import { and, eq, gte, inArray, lte } from "drizzle-orm";
import type { DishKind, Meal, MealBand } from "~db/enums";
import { dish, menuSubstitute, menuWeek } from "~db/schema/meals";
import { listNeedsByDay } from "~/features/children/care/queries.server";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { clashOf } from "../clashes/rules";
import { listDishes, listPortions } from "../dishes/queries.server";
import { bandOfClass, listClassIdsOfBand } from "../queries.server";
import { seenStates } from "../rules";

/** A child of a band with what it must not eat, where it has a place in one of the band's classes on the day. */
export async function findEater(
  ctx: Ctx,
  { band, day, childId }: { band: MealBand; day: Day; childId: string },
) {
  const classIds = await listClassIdsOfBand(ctx, { band });
  const needs = await listNeedsByDay(ctx, { days: [day], classIds });
  return needs.get(day)?.find(({ id }) => id === childId) ?? null;
}

type Needs = Parameters<typeof clashOf>[1];

type Asking = { kind: DishKind | null; needs: Needs };

/**
 * For each of these needs the dishes that suit a meal of a band and meet nothing of them: of the same kind first,
 * then in season. No child's data.
 */
export const listSuitable = (
  ctx: Ctx,
  { asking, ...meal }: { band: MealBand; meal: Meal; day: Day; asking: readonly Asking[] },
) =>
  ctx.tx(async () => {
    const dishes = await listDishes(ctx, { ...meal, q: "" });
    const dishIds = dishes.map(({ id }) => id);
    const portions = await listPortions(ctx, { band: meal.band, dishIds });
    return asking.map(({ kind, needs }) =>
      dishes
        .filter(({ id }) => clashOf(portions.get(id) ?? [], needs) === null)
        .sort((a, b) => Number(b.kind === kind) - Number(a.kind === kind))
        .map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
    );
  });

type Span = { band: MealBand; from: Day; through: Day };

/**
 * What was decided for the children of a band from one day through another; `seenOnly` leaves out weeks that
 * families do not see yet.
 */
export const listDecisions = (ctx: Ctx, span: Span & { seenOnly: boolean }) =>
  ctx.tx((tx) =>
    tx
      .select({
        day: menuSubstitute.day,
        meal: menuSubstitute.meal,
        dishId: menuSubstitute.dishId,
        childId: menuSubstitute.childId,
        reason: menuSubstitute.reason,
        covers: menuSubstitute.covers,
        instead: { id: dish.id, nameZh: dish.nameZh, nameEn: dish.nameEn },
      })
      .from(menuSubstitute)
      .innerJoin(
        menuWeek,
        and(
          eq(menuWeek.centreId, menuSubstitute.centreId),
          eq(menuWeek.id, menuSubstitute.menuWeekId),
        ),
      )
      .leftJoin(
        dish,
        and(
          eq(dish.centreId, menuSubstitute.centreId),
          eq(dish.id, menuSubstitute.substituteDishId),
        ),
      )
      .where(
        and(
          ...[eq(menuSubstitute.centreId, ctx.centreId), eq(menuWeek.band, span.band)],
          ...[gte(menuSubstitute.day, span.from), lte(menuSubstitute.day, span.through)],
          span.seenOnly ? inArray(menuWeek.state, [...seenStates]) : undefined,
        ),
      ),
  );

export type DecisionRow = Awaited<ReturnType<typeof listDecisions>>[number];

/** What children of a class eat instead on a day, as its room is told: the dish by its names, nothing of why. */
export const listInstead = (ctx: Ctx, { classId, day }: { classId: string; day: Day }) =>
  ctx.tx(async () => {
    const band = await bandOfClass(ctx, classId);
    const found = await listDecisions(ctx, { band, from: day, through: day, seenOnly: true });
    return found.flatMap(({ childId, meal, dishId, instead }) =>
      instead ? { childId, meal, dishId, nameZh: instead.nameZh, nameEn: instead.nameEn } : [],
    );
  });
