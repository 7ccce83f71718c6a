import { and, count, eq, gte, lt, max } from "drizzle-orm";
import type { Meal, MealBand, MenuState } from "~db/enums";
import { dish, dishIngredient, menuChange, menuDish, menuSubstitute, menuWeek } from "~db/schema/meals"; // prettier-ignore
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, mondayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { done, refuse, type Refusal, type Result } from "~/lib/result";
import { holdEaters } from "./eaters/commands.server";
import { getMenuCheck } from "./publishing/queries.server";
import { countStops, newStops, type Stops } from "./publishing/rules";
import { isSeen, maxDishesOfMeal } from "./rules";
import type { MenuWeekInput, MoveDishInput, PlanDishInput } from "./schema";

const capability = "meals.menu.plan";

type HeldWeek = { id: string; state: MenuState };

/** A band's week, begun where there is none, and locked until the command is over. */
export async function holdWeek(
  tx: Transaction,
  ctx: Ctx,
  { band, week: startsOn }: { band: MealBand; week: Day },
): Promise<HeldWeek> {
  const { centreId, now } = ctx;
  await tx
    .insert(menuWeek)
    .values({ centreId, id: newId(now), band, startsOn, createdAt: now, updatedAt: now })
    .onConflictDoNothing();
  const [held] = await tx
    .select({ id: menuWeek.id, state: menuWeek.state })
    .from(menuWeek)
    .where(
      and(
        eq(menuWeek.centreId, centreId),
        eq(menuWeek.band, band),
        eq(menuWeek.startsOn, startsOn),
      ),
    )
    .for("update");
  if (!held) throw new Error("a week that was just written is not there");
  return held;
}

export const touchWeek = (tx: Transaction, ctx: Ctx, weekId: string, state?: MenuState) =>
  tx
    .update(menuWeek)
    .set({
      ...{ updatedAt: ctx.now, ...(state && { state }) },
      ...(state === "published" && { publishedAt: ctx.now }),
    })
    .where(and(eq(menuWeek.centreId, ctx.centreId), eq(menuWeek.id, weekId)));

const dishesIn = async (tx: Transaction, ctx: Ctx, weekId: string): Promise<number> => {
  const [counted] = await tx
    .select({ n: count() })
    .from(menuDish)
    .where(and(eq(menuDish.centreId, ctx.centreId), eq(menuDish.menuWeekId, weekId)));
  return counted?.n ?? 0;
};

/** A dish is for a band when it has grams for it, and for the meals it names. */
async function refuseDish(
  tx: Transaction,
  ctx: Ctx,
  input: PlanDishInput,
): Promise<Refusal | null> {
  const [found] = await tx
    .select({ meals: dish.meals, archived: dish.archived, grams: dishIngredient.grams })
    .from(dish)
    .leftJoin(
      dishIngredient,
      and(
        eq(dishIngredient.centreId, dish.centreId),
        eq(dishIngredient.dishId, dish.id),
        eq(dishIngredient.band, input.band),
      ),
    )
    .where(and(eq(dish.centreId, ctx.centreId), eq(dish.id, input.dishId)))
    .limit(1);
  if (!found) return refuse("not_found");
  if (found.archived) return refuse("dish_archived");
  if (found.grams === null) return refuse("dish_not_for_band");
  return found.meals.includes(input.meal) ? null : refuse("dish_not_for_meal");
}

type Change = { input: PlanDishInput; isAdded: boolean };

/**
 * What follows from a dish that came or went: a week that was checked is a draft again; one that families see says
 * why, and takes nothing in that would have kept it from them. Refuses `menu_change_reason` and `menu_stopped`.
 */
async function afterChange(
  tx: Transaction,
  ctx: Ctx,
  week: HeldWeek,
  { input, isAdded, before }: Change & { before: Stops | null },
): Promise<Refusal | null> {
  const { day, meal, dishId, reason, band } = input;
  if (!before) {
    await touchWeek(tx, ctx, week.id, "draft");
    return null;
  }
  if (!reason) return refuse("menu_change_reason", "reason");
  const { stops } = await getMenuCheck(ctx, { band, week: mondayOf(day) });
  const count = countStops(newStops(before, stops));
  if (count > 0) return refuse("menu_change_stopped", undefined, { count });
  await tx.insert(menuChange).values({
    ...{ centreId: ctx.centreId, id: newId(ctx.now), menuWeekId: week.id },
    ...{ day, meal, dishId, isAdded, reason, createdAt: ctx.now },
    changedBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
  });
  await touchWeek(tx, ctx, week.id, "changed");
  return null;
}

/** What stood in the way of a week that families see before it is changed; null for a draft. */
async function stopsOf(tx: Transaction, ctx: Ctx, week: HeldWeek, { band, day }: PlanDishInput) {
  if (!isSeen(week.state)) return null;
  await holdEaters(tx, ctx, band);
  return (await getMenuCheck(ctx, { band, week: mondayOf(day) })).stops;
}

/**
 * Puts a dish at the end of a meal. Refuses `menu_closed_day`, `dish_archived`, `dish_not_for_band`,
 * `dish_not_for_meal`, `dish_already_in_meal`, `meal_full`; of a week that families see `menu_change_reason` and
 * `menu_change_stopped`.
 */
export const planDish = (ctx: Ctx, input: PlanDishInput): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      if (!(await getCalendar(ctx)).isOpenDay(input.day)) return refuse("menu_closed_day");
      const refusal = await refuseDish(tx, ctx, input);
      if (refusal) return refusal;
      const week = await holdWeek(tx, ctx, { band: input.band, week: mondayOf(input.day) });
      const before = await stopsOf(tx, ctx, week, input);
      const { day, meal, dishId } = input;
      const [meals] = await tx
        .select({ dishes: count(), last: max(menuDish.position) })
        .from(menuDish)
        .where(
          and(
            eq(menuDish.centreId, ctx.centreId),
            eq(menuDish.menuWeekId, week.id),
            eq(menuDish.day, day),
            eq(menuDish.meal, meal),
          ),
        );
      if ((meals?.dishes ?? 0) >= maxDishesOfMeal) {
        return refuse("meal_full", undefined, { max: maxDishesOfMeal });
      }
      await tx.insert(menuDish).values({
        ...{ centreId: ctx.centreId, menuWeekId: week.id, day, meal, dishId },
        position: (meals?.last ?? 0) + 1,
      });
      const stopped = await afterChange(tx, ctx, week, { input, isAdded: true, before });
      if (stopped) return stopped;
      await writeAudit(ctx, { capability, after: { menuWeekId: week.id, day, meal, dishId } });
      return done;
    },
    { "23505": refuse("dish_already_in_meal") },
  );

/** Takes a dish off a meal, with what was decided where it met a child; false where it is not there. */
export async function takeOff(
  tx: Transaction,
  ctx: Ctx,
  weekId: string,
  { day, meal, dishId }: { day: Day; meal: Meal; dishId: string },
): Promise<boolean> {
  const at = (table: typeof menuDish | typeof menuSubstitute) =>
    and(
      ...[eq(table.centreId, ctx.centreId), eq(table.menuWeekId, weekId)],
      ...[eq(table.day, day), eq(table.meal, meal), eq(table.dishId, dishId)],
    );
  const gone = await tx.delete(menuDish).where(at(menuDish)).returning({ id: menuDish.dishId });
  await tx.delete(menuSubstitute).where(at(menuSubstitute));
  return gone.length > 0;
}

export const removeDish = (ctx: Ctx, input: PlanDishInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const { day, meal, dishId } = input;
    const week = await holdWeek(tx, ctx, { band: input.band, week: mondayOf(day) });
    const before = await stopsOf(tx, ctx, week, input);
    if (!(await takeOff(tx, ctx, week.id, input))) return refuse("not_found");
    const stopped = await afterChange(tx, ctx, week, { input, isAdded: false, before });
    if (stopped) return stopped;
    await writeAudit(ctx, { capability, before: { menuWeekId: week.id, day, meal, dishId } });
    return done;
  });

/**
 * Takes a dish off one meal and puts it on another of the same week, or does neither. Refuses `menu_other_week`, and
 * what taking off and planning refuse.
 */
export const moveDish = (ctx: Ctx, { toDay, toMeal, ...from }: MoveDishInput): Promise<Result> =>
  command(ctx, async () => {
    if (mondayOf(toDay) !== mondayOf(from.day)) return refuse("menu_other_week", "toDay");
    const removed = await removeDish(ctx, from);
    return removed.ok ? planDish(ctx, { ...from, day: toDay, meal: toMeal }) : removed;
  });

/**
 * Takes the week before as the plan of an empty week; closed days stay empty, archived dishes are left
 * out. Refuses `menu_not_empty` and `nothing_to_copy`.
 */
export const copyWeek = (ctx: Ctx, input: MenuWeekInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const week = await holdWeek(tx, ctx, input);
    if ((await dishesIn(tx, ctx, week.id)) > 0) return refuse("menu_not_empty");
    if (isSeen(week.state)) return refuse("menu_is_published");
    const before = await tx
      .select({
        day: menuDish.day,
        meal: menuDish.meal,
        dishId: menuDish.dishId,
        position: menuDish.position,
      })
      .from(menuDish)
      .innerJoin(
        menuWeek,
        and(eq(menuWeek.centreId, menuDish.centreId), eq(menuWeek.id, menuDish.menuWeekId)),
      )
      .innerJoin(dish, and(eq(dish.centreId, menuDish.centreId), eq(dish.id, menuDish.dishId)))
      .where(
        and(
          eq(menuDish.centreId, ctx.centreId),
          eq(menuWeek.band, input.band),
          gte(menuDish.day, addDays(input.week, -7)),
          lt(menuDish.day, input.week),
          eq(dish.archived, false),
        ),
      );
    const calendar = await getCalendar(ctx);
    const rows = before
      .map((row) => ({ ...row, day: addDays(row.day, 7) }))
      .filter((row) => calendar.isOpenDay(row.day))
      .map((row) => ({ ...row, centreId: ctx.centreId, menuWeekId: week.id }));
    if (rows.length === 0) return refuse("nothing_to_copy");
    await tx.insert(menuDish).values(rows);
    await touchWeek(tx, ctx, week.id);
    await writeAudit(ctx, { capability, after: { menuWeekId: week.id } });
    return done;
  });
