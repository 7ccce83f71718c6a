import { publishedCalendar } from "~/features/centres/calendar/rules";
import { allergensIn, dietsBrokenBy } from "~/features/meals/clashes/rules";
import {
  intakesOf,
  judgedNutrients,
  referenceOf,
  shareServed,
} from "~/features/meals/nutrition/rules";
import { isInSeason } from "~/features/meals/rules";
import { weekdayOf, type Day } from "~/lib/dates";
import { dishLibrary, type StarterDish } from "~/standards/dish-library";
import type { Allergen, Diet, DishKind, Meal, MealBand } from "../enums";
import { picker, type Pick } from "./picker";

export type DemoPlanned = { band: MealBand; day: Day; meal: Meal; code: string };
/** What the children of a band must not eat. */
export type BandNeeds = { allergens: ReadonlySet<Allergen>; diets: ReadonlySet<Diet> };

type Slot = { meal: Meal; kinds: readonly DishKind[] };
/** A dish with what it gives, in percent of the band's target, one figure a nutrient. */
type Candidate = { dish: StarterDish; percents: readonly number[]; onlyMilkDays: boolean };
type Filled = { meal: Meal; among: readonly [Candidate, ...Candidate[]] };

/** Meat on Mondays and Thursdays, fish on Wednesdays, eggs and tofu in between. */
const mains: Partial<Record<number, DishKind>> = {
  ...{ 1: "mainMeat", 2: "mainEggSoy", 3: "mainFish", 4: "mainMeat", 5: "mainEggSoy" },
};

const infantSlots: readonly Slot[] = [
  { meal: "morningSnack", kinds: ["infantPuree"] },
  { meal: "lunch", kinds: ["infantMash"] },
  { meal: "lunch", kinds: ["infantPuree"] },
  { meal: "afternoonSnack", kinds: ["infantPuree", "infantMash"] },
];

const slotsOf = (band: MealBand, day: Day): readonly Slot[] =>
  band === "m6to11"
    ? infantSlots
    : [
        { meal: "morningSnack", kinds: ["snackDairy", "snackOther"] },
        { meal: "lunch", kinds: ["staple"] },
        { meal: "lunch", kinds: [mains[weekdayOf(day)] ?? "mainMeat"] },
        { meal: "lunch", kinds: ["vegetable"] },
        { meal: "lunch", kinds: ["soup"] },
        { meal: "afternoonSnack", kinds: ["snackDairy", "snackOther"] },
        { meal: "afternoonSnack", kinds: ["snackFruit"] },
      ];

/** Tuesdays and Thursdays have milk although a child of the class must not drink it: the page says so. */
const milkDays = [2, 4];
const share = shareServed(["morningSnack", "lunch", "afternoonSnack"]) / 100;
const tries = 200;

/** What a band may eat at any time of the year: nothing that one of its children must not have, but milk. */
function candidatesOf(band: MealBand, needs: BandNeeds): Candidate[] {
  const targets = judgedNutrients.map((nutrient) => (referenceOf(band, nutrient) ?? 0) * share);
  return dishLibrary.flatMap((dish) => {
    const portions = dish.ingredients.filter((one) => one.band === band && one.grams > 0);
    const barred = allergensIn(portions).filter((one) => needs.allergens.has(one));
    if (portions.length === 0 || barred.some((one) => one !== "milk")) return [];
    if (dietsBrokenBy(portions).some((one) => needs.diets.has(one))) return [];
    const percents = intakesOf(portions).map(({ amount }, at) => {
      const target = targets[at] ?? 0;
      return target === 0 ? 0 : (amount / target) * 100;
    });
    return { dish, percents, onlyMilkDays: barred.includes("milk") };
  });
}

/** How far a day is from its targets: too little counts double, and so does energy. */
function faultsOf(chosen: readonly Candidate[]): number {
  let faults = 0;
  for (const [at, nutrient] of judgedNutrients.entries()) {
    let percent = 0;
    for (const { percents } of chosen) percent += percents[at] ?? 0;
    if (percent === 0) continue;
    const outside = Math.max(0, 86 - percent) * 2 + Math.max(0, percent - 116);
    faults += (nutrient === "energy" ? 2 : 1) * outside + Math.abs(percent - 100) / 10;
  }
  return faults;
}

/** One dish a slot, or nothing where a dish came twice on the day. */
function tryDay(pick: Pick, slots: readonly Filled[]): (Candidate & { meal: Meal })[] | null {
  const chosen = slots.map(({ meal, among }) => ({ ...pick(among), meal }));
  return new Set(chosen.map(({ dish }) => dish.code)).size === slots.length ? chosen : null;
}

/** One band's week, the best of many tries for each day; the same on every machine. */
export function planDemoWeek(band: MealBand, monday: Day, needs: BandNeeds): DemoPlanned[] {
  const pick = picker(`${band} ${monday}`);
  const eaten = new Map<string, number>();
  const plan: DemoPlanned[] = [];
  const known = candidatesOf(band, needs);
  for (const day of publishedCalendar.daysOfWeek(monday).filter(publishedCalendar.isOpenDay)) {
    const hasMilk = milkDays.includes(weekdayOf(day));
    const candidates = known.filter(
      ({ dish, onlyMilkDays }) => isInSeason(dish.months, day) && (hasMilk || !onlyMilkDays),
    );
    const slots = slotsOf(band, day).flatMap(({ meal, kinds }): Filled[] => {
      const [first, ...others] = candidates.filter(
        ({ dish }) =>
          kinds.includes(dish.kind) &&
          dish.meals.includes(meal) &&
          (eaten.get(dish.code) ?? 0) < (meal === "lunch" ? 1 : 2),
      );
      return first ? [{ meal, among: [first, ...others] }] : [];
    });
    let best: ReturnType<typeof tryDay> = null;
    let least = Infinity;
    for (let at = 0; at < tries; at += 1) {
      const next = tryDay(pick, slots);
      const repeated = next?.reduce((sum, { dish }) => sum + (eaten.get(dish.code) ?? 0), 0) ?? 0;
      const faults = next ? faultsOf(next) + repeated * 12 : Infinity;
      if (faults < least) [best, least] = [next, faults];
    }
    for (const { dish, meal } of best ?? []) {
      eaten.set(dish.code, (eaten.get(dish.code) ?? 0) + 1);
      plan.push({ band, day, meal, code: dish.code });
    }
  }
  return plan;
}
