import { and, asc, eq, gte, inArray, isNull, lt, lte } from "drizzle-orm";
import { meals, type Meal, type MealBand } from "~db/enums";
import { foodSample } from "~db/schema/kitchen";
import { dish, menuDish, menuWeek } from "~db/schema/meals";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { inOrderOfDay, seenStates } from "~/features/meals/rules";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime, momentOf, type Day } from "~/lib/dates";
import { versionOf } from "~/lib/stale";
import { sampleKeepHours } from "~/standards/food-records";
import { monthSpan } from "../months/rules";
import type { MonthInput } from "../months/schema";
import { keptState, keptUntil, sampleDays, servedAt, undoMs, waitingState } from "./rules"; // prettier-ignore

/** The dishes of the published menus of a day, each once a meal, with the bands that eat it. */
const listServed = (ctx: Ctx, day: Day) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        ...{ meal: menuDish.meal, dishId: dish.id, nameZh: dish.nameZh, nameEn: dish.nameEn },
        band: menuWeek.band,
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
          inArray(menuWeek.state, [...seenStates]),
          eq(menuDish.day, day),
        ),
      )
      .orderBy(asc(menuDish.position), asc(dish.code), asc(menuWeek.band));
    const served = new Map<string, Served>();
    for (const { band, ...one } of rows) {
      const key = `${one.meal} ${one.dishId}`;
      const known = served.get(key) ?? { ...one, bands: [] };
      known.bands.push(band);
      served.set(key, known);
    }
    return served;
  });

type Served = { meal: Meal; dishId: string; nameZh: string; nameEn: string; bands: MealBand[] };

const columns = {
  ...{ id: foodSample.id, day: foodSample.day, meal: foodSample.meal, dishId: foodSample.dishId },
  ...{ grams: foodSample.grams, box: foodSample.box, photoFileId: foodSample.photoFileId },
  ...{ sampledBy: foodSample.sampledBy, sampledAt: foodSample.sampledAt },
  ...{ destroyedBy: foodSample.destroyedBy, destroyedAt: foodSample.destroyedAt },
  ...{ createdAt: foodSample.createdAt, updatedAt: foodSample.updatedAt },
  ...{ nameZh: dish.nameZh, nameEn: dish.nameEn },
};

async function findSamples(ctx: Ctx, ...where: Parameters<typeof and>) {
  const rows = await ctx.tx((tx) =>
    tx
      .select(columns)
      .from(foodSample)
      .innerJoin(dish, and(eq(dish.centreId, foodSample.centreId), eq(dish.id, foodSample.dishId)))
      .where(and(eq(foodSample.centreId, ctx.centreId), ...where))
      .orderBy(asc(foodSample.day), asc(foodSample.sampledAt), asc(foodSample.id)),
  );
  const zone = ctx.timeZone;
  return rows.map(({ createdAt, updatedAt, sampledAt, destroyedAt, ...row }) => ({
    ...row,
    state: keptState({ sampledAt, destroyedAt }, ctx.now),
    sampled: momentOf(sampledAt, zone),
    until: momentOf(instantOf(keptUntil(sampledAt)), zone),
    destroyed: momentOf(destroyedAt, zone),
    mayUndo: !destroyedAt && ctx.now.getTime() - createdAt.getTime() <= undoMs,
    version: versionOf(updatedAt),
  }));
}

export type Sample = Awaited<ReturnType<typeof findSamples>>[number];

/** Whether a dish is on a published menu of a day in a meal. */
export const isServed = async (
  ctx: Ctx,
  { day, meal, dishId }: { day: Day; meal: Meal; dishId: string },
): Promise<boolean> => (await listServed(ctx, day)).has(`${meal} ${dishId}`);

/** What is to be sampled on a day and what was: a dish that left the menu afterwards keeps its sample. */
async function listTasks(ctx: Ctx, day: Day) {
  const isOpen = (await getCalendar(ctx)).isOpenDay(day);
  const served = isOpen ? await listServed(ctx, day) : new Map<string, Served>();
  const samples = await findSamples(ctx, eq(foodSample.day, day));
  const at = { today: dayOf(ctx.now, ctx.timeZone), time: formatTime(ctx.now, ctx.timeZone) };
  const of = new Map(samples.map((one) => [`${one.meal} ${one.dishId}`, one]));
  const dishes = [
    ...served.values(),
    ...samples
      .filter(({ meal, dishId }) => !served.has(`${meal} ${dishId}`))
      .map(({ meal, dishId, nameZh, nameEn }) => ({ meal, dishId, nameZh, nameEn, bands: [] })),
  ];
  return {
    isOpen,
    tasks: dishes.map((one) => {
      const sample = of.get(`${one.meal} ${one.dishId}`) ?? null;
      return { ...one, sample, state: sample?.state ?? waitingState({ ...one, day }, at) };
    }),
  };
}

export type SampleTask = Awaited<ReturnType<typeof listTasks>>["tasks"][number];

/** The samples of any day that are old enough to be destroyed, the oldest first. */
const findReady = (ctx: Ctx) =>
  findSamples(
    ctx,
    isNull(foodSample.destroyedAt),
    lte(foodSample.sampledAt, instantOf(ctx.now.getTime() - sampleKeepHours * 3_600_000)),
  );

/** A day's dishes meal by meal, each with its sample or what is missing, and what of any day may be destroyed. */
export const getSampleDay = (ctx: Ctx, input: { day: Day | null }) =>
  ctx.tx(async () => {
    const days = sampleDays(dayOf(ctx.now, ctx.timeZone), input.day);
    const { isOpen, tasks } = await listTasks(ctx, days.day);
    return {
      ...{ ...days, isOpen, now: formatTime(ctx.now, ctx.timeZone), by: ctx.actor.name },
      ...{ all: tasks.length, taken: tasks.filter(({ sample }) => sample).length },
      meals: meals.flatMap((meal) => {
        const own = tasks.filter((one) => one.meal === meal);
        return own.length > 0 ? { meal, servedAt: servedAt[meal], tasks: own } : [];
      }),
      ready: await findReady(ctx),
    };
  });

export type SampleDay = Awaited<ReturnType<typeof getSampleDay>>;

/** Today's dishes whose sample is late, and samples that should have been destroyed. */
export const countSampleTasks = (ctx: Ctx) =>
  ctx.tx(async () => {
    const { tasks } = await listTasks(ctx, dayOf(ctx.now, ctx.timeZone));
    const ready = await findReady(ctx);
    return {
      late: tasks.filter(({ state }) => state === "late").length,
      overdue: ready.filter(({ state }) => state === "overdue").length,
    };
  });

/** A month's samples, day by day and meal by meal. */
export const listSampleLog = (ctx: Ctx, input: MonthInput) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const month = input.month ?? today.slice(0, 7);
    const { from, before } = monthSpan(month);
    const samples = await findSamples(ctx, gte(foodSample.day, from), lt(foodSample.day, before));
    return { month, today, samples: samples.sort(inOrderOfDay) };
  });

export type SampleLog = Awaited<ReturnType<typeof listSampleLog>>;
