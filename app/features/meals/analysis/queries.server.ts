import { mealBands, type MealBand } from "~db/enums";
import { getSessions } from "~/features/centres/sessions/queries.server";
import { mealsOf } from "~/features/centres/sessions/rules";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, mondayOf, type Day } from "~/lib/dates";
import { energyPerKgUnderOne, intakeSources } from "~/standards/nutrient-intakes";
import { compositionOf } from "../composition/rules";
import { costOf } from "../costs/rules";
import { listPortions } from "../dishes/queries.server";
import { listSupplies } from "../foods/queries.server";
import { shareServed } from "../nutrition/rules";
import { listBands, listPlanned } from "../queries.server";
import { getGroup } from "../reference/queries.server";
import { groupOf, headsOf, isMilkBand } from "../reference/rules";
import { mealsServed } from "../rules";
import { getMealSetting } from "../settings/queries.server";
import {
  energyLines,
  groupLines,
  headOfEaten,
  headOfMenu,
  linesOf,
  mealLines,
  proteinLines,
  spanOf,
  type EatenFood,
  type HeadMeal,
} from "./rules";
import type { AnalysisPageInput } from "./schema";

type Span = { band: MealBand; from: Day; through: Day };

const meanOf = (heads: number, days: number): number => Math.round(heads / Math.max(1, days));

async function readPlanned(ctx: Ctx, span: Span) {
  const planned = await listPlanned(ctx, { ...span, publishedOnly: false });
  const days = [...new Set(planned.map(({ day }) => day))];
  const ofSessions = mealsOf(await getSessions(ctx, { day: span.from }), "full");
  const served = mealsServed(
    ofSessions,
    planned.map(({ meal }) => meal),
  );
  const group = await getGroup(ctx, { band: span.band, days });
  const byDay = days.map((day) => ({
    day,
    portions: planned.filter((one) => one.day === day).flatMap(({ portions }) => portions),
  }));
  return { served, group, byDay, head: headOfMenu(planned), days: days.length };
}

async function readEaten(ctx: Ctx, span: Span, eaten: EatenFood) {
  const dishIds = eaten.meals.flatMap(({ dishes }) => dishes.map(({ dishId }) => dishId));
  const portions = await listPortions(ctx, { band: span.band, dishIds: [...new Set(dishIds)] });
  const head = headOfEaten(eaten, (dishId) => portions.get(dishId) ?? []);
  return {
    ...{ head, days: eaten.days, byDay: [], served: head.map(({ meal }) => meal) },
    group: groupOf(span.band, eaten.eaters),
  };
}

/**
 * Energy and nutrients of a head's mean day in a band, from its menu or from what was eaten, against the
 * reference of the children themselves for the meals served: 膳食营养分析表. No child is named.
 */
export const getNutritionReport = (ctx: Ctx, input: Span & { eaten: EatenFood | null }) =>
  ctx.tx(async () => {
    const { eaten, ...span } = input;
    const setting = await getMealSetting(ctx);
    const supplies = await listSupplies(ctx);
    const found = eaten ? await readEaten(ctx, span, eaten) : await readPlanned(ctx, span);
    const compose = (portions: HeadMeal["portions"]) => compositionOf(portions, setting);
    const share = shareServed(found.served);
    const about = {
      ...{ band: span.band, eaters: found.group.eaters, share },
      edition: setting.intakeEdition,
    };
    const portions = found.head.flatMap((meal) => meal.portions);
    const whole = compose(portions);
    const { title, number } = intakeSources[setting.intakeEdition];
    return {
      ...{ ...span, ...setting, title, number, share, served: found.served, days: found.days },
      isEmpty: portions.length === 0,
      basis: eaten ? ("eaten" as const) : ("planned" as const),
      children: found.group.isUsual ? 0 : meanOf(headsOf(found.group.eaters), found.days),
      childDays: eaten?.childDays ?? null,
      recorded: (eaten?.meals ?? []).map(({ meal, recorded, present }) => ({
        ...{ meal, recorded, present },
      })),
      isUsual: found.group.isUsual,
      isMilkBand: isMilkBand(span.band),
      perKg: energyPerKgUnderOne[setting.intakeEdition],
      hasInfants: found.group.eaters.some(({ age }) => age < 1),
      lines: linesOf(whole, about),
      energy: energyLines(whole, about),
      meals: mealLines(
        found.head.map((one) => ({
          meal: one.meal,
          kcal: compose(one.portions).nutrients.energy.amount,
        })),
        found.served,
      ),
      protein: proteinLines(whole),
      groups: groupLines(whole),
      money: costOf(portions, (food) => supplies.get(food)?.fenPerKg ?? null),
      byDay: found.byDay.map((one) => ({
        day: one.day,
        energy: energyLines(compose(one.portions), about),
      })),
    };
  });

/** The bands that eat here, and the one asked for or with the most children. */
export const getBands = (ctx: Ctx, { band: asked }: { band: MealBand | null }) =>
  ctx.tx(async () => {
    const found = await listBands(ctx);
    const [largest] = [...found].sort((a, b) => b.children - a.children);
    const bands = found.length > 0 ? found.map((row) => row.band) : [...mealBands];
    return { bands, band: asked ?? largest?.band ?? ("m24to35" as const) };
  });

/** The nutrition of a band's week as it is planned: this week and the band with the most children unless asked. */
export const getNutritionWeek = (ctx: Ctx, asked: { week: Day | null; band: MealBand | null }) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const { bands, band } = await getBands(ctx, asked);
    const week = mondayOf(asked.week ?? today);
    const span = { band, from: week, through: addDays(week, 6) };
    const report = await getNutritionReport(ctx, { ...span, eaten: null });
    return { week, thisWeek: mondayOf(today), bands, report, setting: await getMealSetting(ctx) };
  });

/** Which days and band an analysis is of: the month so far and the band with the most children unless asked. */
export const getAnalysisSpan = (ctx: Ctx, { band, ...asked }: AnalysisPageInput) =>
  ctx.tx(async () => ({
    ...(await getBands(ctx, { band })),
    ...spanOf(asked, dayOf(ctx.now, ctx.timeZone)),
    basis: asked.basis,
  }));

export type NutritionReport = Awaited<ReturnType<typeof getNutritionReport>>;
