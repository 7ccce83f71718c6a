import { and, asc, eq, gte, inArray, lte } from "drizzle-orm";
import { mealBands, type MealBand } from "~db/enums";
import { dish, menuDish, menuWeek } from "~db/schema/meals";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getSessions } from "~/features/centres/sessions/queries.server";
import { mealsOf } from "~/features/centres/sessions/rules";
import { listClasses } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { allergensIn } from "./clashes/rules";
import { listPortions } from "./dishes/queries.server";
import { intakesOf, judge, type JudgedNutrient, type Portion } from "./nutrition/rules";
import { getGroup } from "./reference/queries.server";
import { isMilkBand, referenceOfGroup } from "./reference/rules";
import { getMealSetting } from "./settings/queries.server";
import { bandOfClassType, mealsServed, seenStates } from "./rules";

/** What a band has on its menu from one day through another, in the order of the plan. */
export const listPlanned = (
  ctx: Ctx,
  input: { band: MealBand; from: Day; through: Day; publishedOnly: boolean },
) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        day: menuDish.day,
        meal: menuDish.meal,
        id: dish.id,
        nameZh: dish.nameZh,
        nameEn: dish.nameEn,
        photoFileId: dish.photoFileId,
        kind: dish.kind,
        texture: dish.texture,
        meals: dish.meals,
        months: dish.months,
        chokingNote: dish.chokingNote,
      })
      .from(menuWeek)
      .innerJoin(
        menuDish,
        and(eq(menuDish.centreId, menuWeek.centreId), eq(menuDish.menuWeekId, menuWeek.id)),
      )
      .innerJoin(dish, and(eq(dish.centreId, menuDish.centreId), eq(dish.id, menuDish.dishId)))
      .where(
        and(
          eq(menuWeek.centreId, ctx.centreId),
          eq(menuWeek.band, input.band),
          gte(menuDish.day, input.from),
          lte(menuDish.day, input.through),
          input.publishedOnly ? inArray(menuWeek.state, [...seenStates]) : undefined,
        ),
      )
      .orderBy(asc(menuDish.day), asc(menuDish.position), asc(dish.code));
    const dishIds = [...new Set(rows.map(({ id }) => id))];
    const portions = await listPortions(ctx, { band: input.band, dishIds });
    return rows.map((row) => {
      const own: Portion[] = portions.get(row.id) ?? [];
      return { ...row, portions: own, allergens: allergensIn(own) };
    });
  });

export type Planned = Awaited<ReturnType<typeof listPlanned>>[number];

/** The bands that eat here today, with their classes; `classIds` narrows it to a teacher's own. */
export const listBands = (ctx: Ctx, input: { classIds?: readonly string[] } = {}) =>
  ctx.tx(async () => {
    const classes = (await listClasses(ctx)).filter(
      ({ id }) => !input.classIds || input.classIds.includes(id),
    );
    return mealBands.flatMap((band) => {
      const own = classes.filter(({ type }) => bandOfClassType(type) === band);
      if (own.length === 0) return [];
      return {
        band,
        classes: own.map(({ id, name }) => ({ id, name })),
        children: own.reduce((sum, { children }) => sum + children, 0),
      };
    });
  });

export type BandRow = Awaited<ReturnType<typeof listBands>>[number];

/** The classes that eat as a band today; `classIds` narrows it to a teacher's own. */
export async function listClassIdsOfBand(
  ctx: Ctx,
  { band, ...narrowed }: { band: MealBand; classIds?: readonly string[] },
): Promise<string[]> {
  const found = (await listBands(ctx, narrowed)).find((one) => one.band === band);
  return found?.classes.map(({ id }) => id) ?? [];
}

/** The meals of the centre's sessions then, and any other that has a dish. */
export const servedOn = async (ctx: Ctx, day: Day, planned: readonly Planned[]) =>
  mealsServed(
    mealsOf(await getSessions(ctx, { day }), "full"),
    planned.map(({ meal }) => meal),
  );

/** The reference of the children enrolled on these days, by the edition of the centre. */
export async function getGroupReference(
  ctx: Ctx,
  { band, on }: { band: MealBand; on: readonly { day: Day }[] },
): Promise<(nutrient: JudgedNutrient) => number | null> {
  if (isMilkBand(band)) return () => null;
  const { intakeEdition } = await getMealSetting(ctx);
  const days = [...new Set(on.map(({ day }) => day))];
  const { eaters } = await getGroup(ctx, { band, days });
  return (nutrient) => referenceOfGroup(eaters, nutrient, intakeEdition)?.amount ?? null;
}

/** The days of a week with their meals and dishes, and each day's energy and nutrients. */
export async function daysWith(
  ctx: Ctx,
  input: { week: Day; band: MealBand; planned: readonly Planned[] },
) {
  const served = await servedOn(ctx, input.week, input.planned);
  const reference = await getGroupReference(ctx, { band: input.band, on: input.planned });
  const calendar = await getCalendar(ctx);
  return calendar.daysOfWeek(input.week).map((day) => {
    const special = calendar.specialDay(day);
    const own = input.planned.filter((one) => one.day === day);
    const intakes = intakesOf(own.flatMap(({ portions }) => portions));
    return {
      ...{ day, isOpen: calendar.isOpenDay(day) },
      holiday: special && (ctx.locale === "en" ? special.en : special.zh),
      meals: served.map((meal) => ({ meal, dishes: own.filter((one) => one.meal === meal) })),
      intakes: own.length === 0 ? [] : judge(intakes, input.band, served, reference),
    };
  });
}

/** The published dishes of a day, meal by meal, as a class or a band eats them; a meal without any is left out. */
export const getMenuDay = (
  ctx: Ctx,
  input: { day: Day } & ({ classId: string } | { band: MealBand }),
) =>
  ctx.tx(async () => {
    const band = "band" in input ? input.band : await bandOfClass(ctx, input.classId);
    const { day } = input;
    const planned = await listPlanned(ctx, { band, from: day, through: day, publishedOnly: true });
    return (await servedOn(ctx, day, planned)).flatMap((meal) => {
      const dishes = planned
        .filter((one) => one.meal === meal)
        .map(({ id, nameZh, nameEn, allergens, photoFileId }) => ({
          ...{ id, nameZh, nameEn, allergens, photoFileId },
        }));
      return dishes.length === 0 ? [] : { meal, dishes };
    });
  });

/** The band that a class eats as. */
export async function bandOfClass(ctx: Ctx, classId: string): Promise<MealBand> {
  const found = (await listClasses(ctx)).find(({ id }) => id === classId);
  if (!found) throw notFound("class");
  return bandOfClassType(found.type);
}
