import type { DishKind, Meal, MealBand } from "~db/enums";
import type { Day } from "~/lib/dates";
import { usualPrices } from "~/standards/food-prices";
import { limitedNutrients, upperLevelsOf } from "~/standards/menu-lines";
import { gramsOfFoods, isOil, sugarEnergyOf } from "../amounts/rules";
import { grossGrams } from "../costs/rules";
import { factsOf } from "../foods/rules";
import {
  dishFindings,
  isLiver,
  kindsIn,
  kindsOfWeekLine,
  limitedAmount,
  saltOf,
  seasoningLinesOf,
  variesAt,
  type MenuRule,
  type MenuSettings,
  type RuledDish,
} from "../menu-rules/rules";
import { intakesOf, judgedNutrients, referenceOf, shareServed } from "../nutrition/rules";
import { isInSeason } from "../rules";

export type Cell = { day: Day; meal: Meal; dishId: string };

/** A dish to choose from, with how many children of the band would need something else. */
export type OfferedDish = RuledDish & { substitutes: number };

/** A band's week to fill; `locked` cells stay as they are, `prices` are fen for a kilogram as bought. */
export type MenuProblem = {
  band: MealBand;
  served: readonly Meal[];
  days: readonly { day: Day; isOpen: boolean }[];
  dishes: readonly OfferedDish[];
  locked: readonly Cell[];
  settings: MenuSettings;
  prices: Readonly<Record<string, number>>;
  /** Of a whole day, by judged nutrient: the mean of who eats here. Left out it is the band's own. */
  reference?: readonly (number | null)[];
};

const babySlots: Record<Meal, readonly (readonly DishKind[])[]> = {
  breakfast: [["infantPuree", "infantMash"]],
  morningSnack: [["infantPuree", "infantMash"]],
  lunch: [["infantMash"], ["infantPuree"]],
  afternoonSnack: [["infantPuree", "infantMash"]],
  supper: [["infantMash"], ["infantPuree"]],
};

const mains = ["mainMeat", "mainFish", "mainEggSoy"] as const;

const familySlots: Record<Meal, readonly (readonly DishKind[])[]> = {
  breakfast: [["breakfast"], ["snackDairy", "mainEggSoy"]],
  morningSnack: [["snackDairy", "snackFruit", "snackOther"]],
  lunch: [["staple"], mains, ["vegetable"], ["soup"]],
  afternoonSnack: [["snackFruit"], ["snackDairy", "snackOther"]],
  supper: [["staple"], mains, ["vegetable"], ["soup"]],
};

/** What a meal is made of: one dish a slot, of one of its kinds. A kind is in one slot of a meal at most. */
export const slotsOfMeal = (band: MealBand, meal: Meal): readonly (readonly DishKind[])[] =>
  (band === "m6to11" ? babySlots : familySlots)[meal];

/** Fen for the edible grams of a dish, as bought. */
export function costOf(dish: RuledDish, prices: MenuProblem["prices"]): number {
  return (dish.portions ?? []).reduce((sum, portion) => {
    const known = factsOf(portion);
    const price = prices[portion.food] ?? (known ? usualPrices[known.group] : 0);
    return sum + (grossGrams(portion) * price) / 1000;
  }, 0);
}

/** A dish as numbers: what the greedy start and both models count with. */
export type Counted = {
  dish: OfferedDish;
  cost: number;
  kinds: readonly string[];
  intakes: readonly number[];
  seasonings: readonly number[];
  limited: readonly number[];
  isLiver: boolean;
};

export const seasonings = ["salt", "oil", "sugar"] as const;

function counted(dish: OfferedDish, problem: MenuProblem): Counted {
  const portions = dish.portions ?? [];
  const salt = saltOf(portions);
  return {
    dish,
    cost: costOf(dish, problem.prices),
    kinds: kindsIn(portions),
    intakes: intakesOf(portions).map(({ amount }) => amount),
    seasonings: [
      salt.added + salt.equivalent,
      gramsOfFoods(portions, isOil),
      sugarEnergyOf(portions),
    ],
    limited: limitedNutrients.map((nutrient) => limitedAmount(portions, nutrient)),
    isLiver: portions.some(isLiver),
  };
}

/** One place to fill: a slot of a meal of an open day that no locked dish takes. */
export type Place = { at: number; day: Day; meal: Meal; slot: number; among: readonly Counted[] };

/** A problem, its open days numbered, every hard line as a number. */
export type Prepared = {
  problem: MenuProblem;
  days: readonly Day[];
  places: readonly Place[];
  /** Locked dishes by the number of their day. */
  locked: readonly (readonly Counted[])[];
  candidates: readonly Counted[];
  /** The week's salt, oil and sugar; Infinity where a rule of dishes stands for it. */
  seasoningLines: readonly number[];
  kindsOfDay: number;
  kindsOfWeek: number;
  /** For the whole week. */
  upperLines: readonly number[];
  /** For the whole week, null where the band has none. */
  targets: readonly (number | null)[];
};

export function prepare(problem: MenuProblem): Prepared {
  const { band, served, settings } = problem;
  const days = problem.days.filter(({ isOpen }) => isOpen).map(({ day }) => day);
  const all = new Map(problem.dishes.map((dish) => [dish.id, counted(dish, problem)]));
  const candidates = [...all.values()].filter(({ dish }) => dishFindings(dish, band).length === 0);
  const lockedCells = problem.locked.flatMap((cell) => {
    const own = all.get(cell.dishId);
    return own ? [{ ...cell, own }] : [];
  });
  const places = days.flatMap((day, at) =>
    served.flatMap((meal) =>
      slotsOfMeal(band, meal).flatMap((kinds, slot) => {
        const isTaken = lockedCells.some(
          (cell) => cell.day === day && cell.meal === meal && kinds.includes(cell.own.dish.kind),
        );
        if (isTaken) return [];
        const among = candidates.filter(
          ({ dish }) =>
            kinds.includes(dish.kind) && dish.meals.includes(meal) && isInSeason(dish.months, day),
        );
        return [{ at, day, meal, slot, among }];
      }),
    ),
  );
  const lines = seasoningLinesOf(band, served);
  const isBaby = band === "m6to11";
  const share = shareServed(served) / 100;
  const uppers = upperLevelsOf(band);
  return {
    ...{ problem, days, places, candidates },
    locked: days.map((day) => lockedCells.flatMap((cell) => (cell.day === day ? cell.own : []))),
    seasoningLines: seasonings.map((one) =>
      isBaby && one !== "oil" ? Infinity : lines[one] * days.length,
    ),
    kindsOfDay: variesAt(band) ? settings.kindsOfDay : 0,
    kindsOfWeek: variesAt(band) ? kindsOfWeekLine(settings, days.length) : 0,
    upperLines: limitedNutrients.map((nutrient) => uppers[nutrient] * days.length),
    targets: judgedNutrients.map((nutrient, at) => {
      const own = problem.reference;
      const reference = own ? (own[at] ?? null) : referenceOf(band, nutrient);
      return reference === null ? null : reference * share * days.length;
    }),
  };
}

/** 卫生保健工作规范 2012 asks 80 %; the upper line is the product's own. */
export const nutrientBand = { from: 0.8, to: 1.2 } as const;

/** How often a dish may still come in the week: no more than its kind may, and once a day. */
export function timesLeft(ready: Prepared, { dish }: Counted): number {
  const locked = ready.locked.flat().filter((one) => one.dish.id === dish.id).length;
  const most = Math.min(ready.problem.settings.timesAWeek[dish.kind], ready.days.length);
  return Math.max(0, most - locked);
}

/** A line that stands in the way of a menu, and by how much it would have to give. */
export type Conflict = { rule: MenuRule | "slot"; of: string | null; by: number };

export type Unmet = { nutrient: string; percent: number };

/** Every figure of the week as proposed, and what is proven of it. */
export type Filled = {
  state: "filled";
  /** The cells that were free. */
  cells: readonly Cell[];
  unmet: readonly Unmet[];
  /** No menu that keeps the rules leaves fewer nutrients outside their bands. */
  isUnmetProven: boolean;
  /** Fen a child for the week, and what no menu with as few unmet bands goes below. */
  cost: number;
  costBound: number;
  substitutes: number;
  repeats: number;
};

export type Proposal =
  | Filled
  /** Proven: no menu keeps these rules. */
  | { state: "impossible"; conflicts: readonly Conflict[] }
  /** Neither a menu nor a proof that there is none, in the time there was. */
  | { state: "undecided" };

/** By how much the menu may be dearer than the cheapest, of its cost; 0 is proven optimal. */
export const gapOf = ({ cost, costBound }: Pick<Filled, "cost" | "costBound">): number =>
  cost <= 0 ? 0 : Math.max(0, (cost - costBound) / cost);
