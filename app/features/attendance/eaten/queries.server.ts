import { and, count, desc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import { meals, type Meal, type MealAmount, type MealBand } from "~db/enums";
import { dayEntry } from "~db/schema/attendance";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { dish } from "~db/schema/meals";
import { monthsAt } from "~/features/children/rules";
import { listPlanned } from "~/features/meals/queries.server";
import { typesOfBand } from "~/features/meals/reference/queries.server";
import { eatersOf } from "~/features/meals/reference/rules";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, mondayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { isOneOf } from "~/lib/rows.server";
import type { DishAmounts } from "../dish-amounts/rules";
import { eatenOf, leftoversOf } from "./rules";

type Span = { band: MealBand; from: Day; through: Day };

const entriesOf = (tx: Transaction, ctx: Ctx, kind: "stay" | "meal", span: Span) =>
  and(
    eq(dayEntry.centreId, ctx.centreId),
    gte(dayEntry.day, span.from),
    lte(dayEntry.day, span.through),
    eq(dayEntry.kind, kind),
    eq(dayEntry.removed, false),
    inArray(
      dayEntry.classId,
      tx
        .select({ id: classTable.id })
        .from(classTable)
        .where(
          and(
            eq(classTable.centreId, ctx.centreId),
            inArray(classTable.type, typesOfBand(span.band)),
          ),
        ),
    ),
  );

/** A child's last word about a meal counts once, however often it was written. */
async function listEatings(tx: Transaction, ctx: Ctx, span: Span) {
  const meal = sql<Meal>`${dayEntry.payload} ->> 'meal'`;
  const last = tx
    .selectDistinctOn([dayEntry.childId, dayEntry.day, meal], {
      day: dayEntry.day,
      meal: meal.as("meal"),
      amount: sql<MealAmount>`${dayEntry.payload} ->> 'amount'`.as("amount"),
      dishIds: sql<readonly string[] | null>`${dayEntry.payload} -> 'dishIds'`.as("dish_ids"),
      dishAmounts: sql<DishAmounts | null>`${dayEntry.payload} -> 'dishAmounts'`.as("dish_amounts"),
    })
    .from(dayEntry)
    .where(entriesOf(tx, ctx, "meal", span))
    .orderBy(dayEntry.childId, dayEntry.day, meal, desc(dayEntry.startsAt), desc(dayEntry.id))
    .as("last");
  const rows = await tx
    .select({
      ...{ day: last.day, meal: last.meal, amount: last.amount },
      ...{ dishIds: last.dishIds, dishAmounts: last.dishAmounts },
      children: count(),
    })
    .from(last)
    .groupBy(last.day, last.meal, last.amount, last.dishIds, last.dishAmounts);
  return rows.map((row) => ({
    ...{ ...row, dishIds: row.dishIds ?? [], dishAmounts: row.dishAmounts ?? {} },
  }));
}

/** The dishes that families were shown for a meal of a day. */
async function readDishes(ctx: Ctx, span: Span) {
  const planned = await listPlanned(ctx, { ...span, publishedOnly: true });
  return (day: Day, meal: Meal) =>
    planned.filter((one) => one.day === day && one.meal === meal).map(({ id }) => id);
}

/**
 * What a band's children ate from one day through another, by the room's log: how many were there, of which
 * age and sex, and for each meal and dish how much. Counts alone, no child is named. A child of whom nothing
 * was written about a meal is left out of that meal.
 */
export const getEaten = (ctx: Ctx, span: Span) =>
  ctx.tx(async (tx) => {
    const dishesOf = await readDishes(ctx, span);
    const here = await tx
      .selectDistinct({
        ...{ childId: dayEntry.childId, day: dayEntry.day, sex: child.sex, bornOn: child.bornOn },
      })
      .from(dayEntry)
      .innerJoin(child, and(eq(child.centreId, dayEntry.centreId), eq(child.id, dayEntry.childId)))
      .where(entriesOf(tx, ctx, "stay", span));
    const eatings = await listEatings(tx, ctx, span);
    const eaten = eatenOf(eatings, dishesOf);
    return {
      childDays: here.length,
      days: new Set(here.map(({ day }) => day)).size,
      eaters: eatersOf(
        here.map(({ sex, bornOn, day }) => ({ sex, months: monthsAt(bornOn, day) })),
      ),
      meals: meals.flatMap((meal) => {
        const present = here.filter(({ day }) => dishesOf(day, meal).length > 0).length;
        const own = eaten.find((one) => one.meal === meal);
        if (!own && present === 0) return [];
        return { meal, recorded: own?.recorded ?? 0, present, dishes: own?.dishes ?? [] };
      }),
    };
  });

export type Eaten = Awaited<ReturnType<typeof getEaten>>;

/** Weeks that the kitchen looks back over. */
const weeksBack = 6;

/** What a band's children left of each dish in the weeks up to today. No child is named. */
export const getLeftovers = (ctx: Ctx, { band }: { band: MealBand }) =>
  ctx.tx(async (tx) => {
    const through = dayOf(ctx.now, ctx.timeZone);
    const from = addDays(mondayOf(through), -7 * (weeksBack - 1));
    const span = { band, from, through };
    const eatings = await listEatings(tx, ctx, span);
    const { weeks, dishes } = leftoversOf(eatings, await readDishes(ctx, span));
    const named = await tx
      .select({ id: dish.id, nameZh: dish.nameZh, nameEn: dish.nameEn })
      .from(dish)
      .where(
        and(
          eq(dish.centreId, ctx.centreId),
          isOneOf(
            dish.id,
            dishes.map(({ dishId }) => dishId),
          ),
        ),
      );
    const names = new Map(named.map(({ id, ...name }) => [id, name]));
    return {
      ...{ ...span, weeks },
      dishes: dishes.flatMap(({ dishId, ...row }) => {
        const name = names.get(dishId);
        return name ? { id: dishId, ...name, ...row } : [];
      }),
    };
  });

export type Leftovers = Awaited<ReturnType<typeof getLeftovers>>;
