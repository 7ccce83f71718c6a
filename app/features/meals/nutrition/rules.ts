import type { Meal, MealBand } from "~db/enums";
import { intakeOf, type IntakeAge, type IntakeNutrient } from "~/standards/nutrient-intakes";
import { factsOf, type Eaten } from "../foods/rules";

/** Energy and the five nutrients that a menu is judged by. */
export const judgedNutrients = [
  "energy",
  "protein",
  "calcium",
  "iron",
  "zinc",
  "vitaminC",
] as const satisfies readonly IntakeNutrient[];
export type JudgedNutrient = (typeof judgedNutrients)[number];

/**
 * Percent of the day's intake that a meal stands for. No national figure splits a day without supper:
 * these follow 三餐 30/40/30 with the snacks taken out of breakfast and lunch, and add up to 100.
 */
export const shareOfDay: Record<Meal, number> = {
  breakfast: 25,
  morningSnack: 5,
  lunch: 35,
  afternoonSnack: 10,
  supper: 25,
};

export const shareServed = (meals: readonly Meal[]): number =>
  meals.reduce((sum, meal) => sum + shareOfDay[meal], 0);

/** Raw edible grams of a food on one child's plate. */
export type Portion = Eaten & { grams: number };

/** What is on the plate before it is cooked, water not counted. */
export const gramsOf = (portions: readonly Portion[]): number =>
  Math.round(portions.reduce((sum, { grams }) => sum + grams, 0));

export type Intake = {
  nutrient: JudgedNutrient;
  /** kcal, g of protein, mg of the others */
  amount: number;
  /** The part of the grams whose food has a measured value, 0 to 1; 1 for an empty plate. */
  coverage: number;
};

/** What one child takes in from these portions, as raw weights; cooking losses are not taken off. */
export const intakesOf = (portions: readonly Portion[]): Intake[] =>
  judgedNutrients.map((nutrient) => {
    let [amount, measured, all] = [0, 0, 0];
    for (const { grams, ...food } of portions) {
      all += grams;
      const per100 = factsOf(food)?.per100[nutrient];
      if (typeof per100 !== "number") continue;
      measured += grams;
      amount += (per100 * grams) / 100;
    }
    return { nutrient, amount, coverage: all === 0 ? 1 : measured / all };
  });

/** The ages of a band; under one year milk is the main food, and it is not on a menu. */
const agesOfBands: Record<MealBand, readonly IntakeAge[]> = {
  m6to11: [],
  m12to23: [1],
  m24to35: [2],
  m36to47: [3],
  m48to71: [4, 5],
};

const sexes = ["male", "female"] as const;

/** The mean of the reference intakes of a band's girls and boys for a whole day; null under one year. */
export function referenceOf(band: MealBand, nutrient: JudgedNutrient): number | null {
  const found = agesOfBands[band].flatMap((age) =>
    sexes.flatMap((sex) => intakeOf(nutrient, sex, age)?.amount ?? []),
  );
  return found.length === 0 ? null : found.reduce((sum, one) => sum + one, 0) / found.length;
}

export type Verdict = "low" | "ok" | "high";

/** 卫生保健工作规范 2012 asks at least 80 %; 120 % as the upper line is the product's own. */
export function verdictOf(percent: number): Verdict {
  if (percent < 80) return "low";
  return percent > 120 ? "high" : "ok";
}

export type Judged = Intake & {
  target: number | null;
  percent: number | null;
  verdict: Verdict | null;
};

/**
 * Each intake against the target for the meals served, of the group where its `reference` is given, else of
 * the band as it usually is; without a target it stands unjudged.
 */
export const judge = (
  intakes: readonly Intake[],
  band: MealBand,
  meals: readonly Meal[],
  reference: (nutrient: JudgedNutrient) => number | null = (nutrient) =>
    referenceOf(band, nutrient),
): Judged[] =>
  intakes.map((intake) => {
    const wholeDay = reference(intake.nutrient);
    const target = wholeDay === null ? null : (wholeDay * shareServed(meals)) / 100;
    if (!target) return { ...intake, target: null, percent: null, verdict: null };
    const percent = Math.round((intake.amount / target) * 100);
    return { ...intake, target, percent, verdict: verdictOf(percent) };
  });

/** The mean day of several; no day, no mean. */
export function meanOf(days: readonly (readonly Intake[])[]): Intake[] {
  if (days.length === 0) return [];
  return judgedNutrients.map((nutrient) => {
    const own = days.flatMap((day) => day.filter((intake) => intake.nutrient === nutrient));
    const mean = (pick: (intake: Intake) => number) =>
      own.reduce((sum, intake) => sum + pick(intake), 0) / days.length;
    return { nutrient, amount: mean((one) => one.amount), coverage: mean((one) => one.coverage) };
  });
}
