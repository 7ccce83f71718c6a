import { meals, type FoodGroup, type IntakeEdition, type Meal, type MealBand } from "~db/enums";
import { addDays, type Day } from "~/lib/dates";
import type { Nutrient } from "~/standards/foods";
import type { IntakeNutrient } from "~/standards/nutrient-intakes";
import {
  energyParts,
  energySplit,
  enoughPercent,
  goodProteinPercent,
  mealParts,
  mealSplit,
  plentyPercent,
  type EnergyPart,
  type MealPart,
} from "~/standards/menu-nutrition";
import {
  coverageOf,
  energyBySource,
  proteinBySource,
  type Composition,
} from "../composition/rules";
import type { Portion, Verdict } from "../nutrition/rules";
import { energyShareOfGroup, isMilkBand, referenceOfGroup, type Eaters } from "../reference/rules";

/** In the order of a report; fat and carbohydrate are judged by their share of the energy. */
export const reportNutrients = [
  ...(["energy", "protein", "fibre", "calcium", "iron", "zinc", "sodium"] as const),
  ...(["vitaminA", "vitaminC", "vitaminB1", "vitaminB2"] as const),
] satisfies (IntakeNutrient & Nutrient)[];
export type ReportNutrient = (typeof reportNutrients)[number];

/** Too little of it is no fault: it is judged from above alone. */
const fromAboveOnly: readonly ReportNutrient[] = ["sodium"];

export type Line = {
  nutrient: ReportNutrient;
  amount: number;
  /** For the meals served; null where the table gives none as an amount. */
  target: number | null;
  /** The end of a range of targets, where it is one. */
  targetMost: number | null;
  percent: number | null;
  verdict: Verdict | null;
  /** The upper level of a whole day, which no part of the day may pass. */
  limit: number | null;
  isOverLimit: boolean;
  isOf2023: boolean;
  coverage: number;
};

type About = {
  band: MealBand;
  eaters: readonly Eaters[];
  edition: IntakeEdition;
  /** Percent of the day that is served here. */
  share: number;
};

/** Percent of the target and its verdict, both by whole percents; within a range of targets it is good. */
function judged(
  nutrient: ReportNutrient,
  amount: number,
  about: { target: number; most: number; isMilk: boolean },
): { percent: number; verdict: Verdict | null } {
  const percent = Math.round((amount / about.target) * 100);
  const isAboveOnly = fromAboveOnly.includes(nutrient);
  const isHigh = Math.round((amount / about.most) * 100) > plentyPercent;
  if (about.isMilk) return { percent, verdict: isHigh && isAboveOnly ? "high" : null };
  if (isHigh) return { percent, verdict: "high" };
  return { percent, verdict: percent < enoughPercent && !isAboveOnly ? "low" : "ok" };
}

/** A head's day against the group's reference for the meals served here. */
export const linesOf = (head: Composition, { band, eaters, edition, share }: About): Line[] =>
  reportNutrients.map((nutrient) => {
    const { amount, animal } = head.nutrients[nutrient];
    const reference = referenceOfGroup(eaters, nutrient, edition);
    const target = reference && share > 0 ? (reference.amount * share) / 100 : null;
    const most = reference && share > 0 ? (reference.most * share) / 100 : null;
    const limit = reference?.limit ?? null;
    // the limit of vitamin A is one of retinol, which plants do not have
    const counted = nutrient === "vitaminA" ? animal : amount;
    const found =
      target !== null && most !== null
        ? judged(nutrient, amount, { target, most, isMilk: isMilkBand(band) })
        : { percent: null, verdict: null };
    return {
      ...{ nutrient, amount, target, limit, ...found },
      targetMost: most !== target ? most : null,
      isOverLimit: limit !== null && counted > limit,
      isOf2023: reference?.isOf2023 ?? false,
      coverage: coverageOf(head, nutrient),
    };
  });

export type EnergyLine = {
  part: EnergyPart;
  grams: number;
  kcal: number;
  percent: number;
  rule: { from: number; to: number };
  verdict: Verdict | null;
  /** By the reference intakes, which may say otherwise than the rule. */
  dri: { from: number; to: number; kind: "AMDR" | "AI" } | null;
};

/** Where a head's energy comes from, beside what the rules and the reference intakes ask. */
export function energyLines(
  head: Composition,
  { band, eaters }: Pick<About, "band" | "eaters">,
): EnergyLine[] {
  const sources = energyBySource(head);
  return energyParts.map((part) => {
    const { kcal, percent } = sources[part];
    const rule = energySplit[part];
    const isJudged = !isMilkBand(band) && kcal > 0;
    const side = percent < rule.from ? "low" : percent > rule.to ? "high" : "ok";
    return {
      ...{ part, kcal, percent, rule, grams: head.nutrients[part].amount },
      verdict: isJudged ? side : null,
      dri: energyShareOfGroup(eaters, part),
    };
  });
}

const partOfMeal: Record<Meal, MealPart> = {
  ...({ breakfast: "morning", morningSnack: "morning", lunch: "noon" } as const),
  ...({ afternoonSnack: "noon", supper: "evening" } as const),
};

/** Energy by part of the day beside 30/40/30, which counts only where supper is served. */
export function mealLines(eaten: readonly { meal: Meal; kcal: number }[], served: readonly Meal[]) {
  const all = eaten.reduce((sum, { kcal }) => sum + kcal, 0);
  const lines = mealParts.map((part) => {
    const own = eaten.filter(({ meal }) => partOfMeal[meal] === part);
    const kcal = own.reduce((sum, one) => sum + one.kcal, 0);
    const isServed = served.some((meal) => partOfMeal[meal] === part);
    const percent = all === 0 ? 0 : (kcal / all) * 100;
    return { part, kcal, percent, isServed, asked: mealSplit[part] };
  });
  return { lines, isWhole: served.includes("supper") && served.includes("breakfast") };
}

export type MealLines = ReturnType<typeof mealLines>;

/** Protein by source beside the half that should be of animals and soya. */
export function proteinLines(head: Composition) {
  const { goodPercent, ...grams } = proteinBySource(head);
  return {
    ...{ ...grams, goodPercent, asked: goodProteinPercent },
    isEnough: goodPercent === null ? null : goodPercent >= goodProteinPercent,
  };
}

/** The rows of 膳食营养分析表, block 1, each of one or more groups of the food table. */
export const intakeGroups = {
  ...{ cereals: ["cereal", "starch"], tubers: ["tuber"], beans: ["bean"], soy: ["soy"] },
  ...{ darkVegetables: ["vegDark"], otherVegetables: ["vegLight", "mushroomAlgae"] },
  ...{ fruit: ["fruit"], nuts: ["nutSeed"], dairy: ["dairy"], eggs: ["egg"] },
  ...{ meat: ["meat", "poultry"], offal: ["offal"], fish: ["fish", "shellfish"] },
  ...{ oil: ["oil"], infantFood: ["infant"], seasoning: ["seasoning"] },
} as const satisfies Record<string, readonly FoodGroup[]>;
export type IntakeGroup = keyof typeof intakeGroups;

const intakeGroupKeys = Object.keys(intakeGroups) as IntakeGroup[]; // reason: its own keys

/** Raw edible grams a head and day by row of the report. */
export const groupLines = (head: Composition): { group: IntakeGroup; grams: number }[] =>
  intakeGroupKeys.map((group) => ({
    group,
    grams: intakeGroups[group].reduce((sum, one) => sum + (head.groups[one] ?? 0), 0),
  }));

/** What the children of a band ate in a period, as the room's log tells it; portions by children. */
export type EatenFood = {
  childDays: number;
  days: number;
  eaters: Eaters[];
  meals: readonly {
    meal: Meal;
    /** Children of whom something was written about the meal, and those who were there on a day that had it. */
    recorded: number;
    present: number;
    dishes: readonly { dishId: string; served: number; eaten: number }[];
  }[];
};

/** One meal of a head's day: the grams of each food. */
export type HeadMeal = { meal: Meal; portions: Portion[] };

const times = (portions: readonly Portion[], by: number): Portion[] =>
  portions.map(({ grams, ...food }) => ({ ...food, grams: grams * by }));

/** The mean day of a menu, meal by meal, over the days that have one. */
export function headOfMenu(
  planned: readonly { day: string; meal: Meal; portions: readonly Portion[] }[],
): HeadMeal[] {
  const days = new Set(planned.map(({ day }) => day)).size;
  return meals.flatMap((meal) => {
    const own = planned.filter((one) => one.meal === meal);
    if (own.length === 0) return [];
    return { meal, portions: own.flatMap(({ portions }) => times(portions, 1 / days)) };
  });
}

/**
 * What a head ate in a day, meal by meal: each meal over the children of whom it was written, and the meals
 * added up, so that a child who was not written down counts neither as full nor as hungry.
 */
export const headOfEaten = (
  eaten: EatenFood,
  portionsOf: (dishId: string) => readonly Portion[],
): HeadMeal[] =>
  eaten.meals.flatMap(({ meal, recorded, dishes }) => {
    if (recorded === 0) return [];
    const portions = dishes.flatMap((dish) =>
      times(portionsOf(dish.dishId), dish.eaten / recorded),
    );
    return { meal, portions };
  });

/** A term and its holidays; a longer period ends here. */
export const mostDays = 186;

/** The days asked for: the month so far unless said, never backwards, never longer than `mostDays`. */
export function spanOf(
  asked: { from: Day | null; to: Day | null },
  today: Day,
): { from: Day; through: Day } {
  const through = asked.to ?? (asked.from && asked.from > today ? asked.from : today);
  const usual = `${through.slice(0, 8)}01`;
  const from = asked.from && asked.from <= through ? asked.from : usual;
  const earliest = addDays(through, 1 - mostDays);
  return { from: from < earliest ? earliest : from, through };
}
