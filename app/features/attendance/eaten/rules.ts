import type { Meal, MealAmount } from "~db/enums";
import { mondayOf, type Day } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import type { DishAmounts } from "../dish-amounts/rules";

/** The part of a portion that a tap stands for. */
export const partOfAmount: Record<MealAmount, number> = {
  ...{ finished: 1, most: 0.75, half: 0.5, little: 0.25, none: 0 },
};

/** Equal entries of one meal of one day of a class's children, and of how many children they are. */
export type Eating = {
  day: string;
  meal: Meal;
  amount: MealAmount;
  /** The dishes that the entry names; none where it names none. */
  dishIds: readonly string[];
  dishAmounts: DishAmounts;
  children: number;
};

/** Portions of a dish, by children: what was put before them, and what of it was eaten. */
export type DishEaten = { dishId: string; served: number; eaten: number };
export type MealEaten = { meal: Meal; recorded: number; dishes: DishEaten[] };

/**
 * What was eaten, meal by meal over all days. An entry is of the dishes that it names, else of those planned
 * for the meal; a dish of which nothing was said was eaten as the whole meal was.
 */
export function eatenOf(
  eatings: readonly Eating[],
  planned: (day: string, meal: Meal) => readonly string[],
): MealEaten[] {
  const meals = new Map<Meal, { recorded: number; dishes: Map<string, DishEaten> }>();
  for (const { day, meal, amount, dishIds, dishAmounts, children } of eatings) {
    const own = meals.get(meal) ?? { recorded: 0, dishes: new Map<string, DishEaten>() };
    meals.set(meal, own);
    own.recorded += children;
    for (const dishId of dishIds.length > 0 ? dishIds : planned(day, meal)) {
      const dish = own.dishes.get(dishId) ?? { dishId, served: 0, eaten: 0 };
      own.dishes.set(dishId, dish);
      dish.served += children;
      dish.eaten += children * partOfAmount[dishAmounts[dishId] ?? amount];
    }
  }
  return [...meals].map(([meal, { recorded, dishes }]) => ({
    ...{ meal, recorded, dishes: [...dishes.values()] },
  }));
}

/** Portions of a dish in a week, or over all of them, by children. */
export type Portions = { served: number; eaten: number };

export const leftPercent = ({ served, eaten }: Portions): number | null =>
  served === 0 ? null : Math.round(((served - eaten) / served) * 100);

const sumOf = (parts: readonly Portions[]): Portions => ({
  served: parts.reduce((sum, { served }) => sum + served, 0),
  eaten: parts.reduce((sum, { eaten }) => sum + eaten, 0),
});

/**
 * What was left of each dish, week by week, the dish with the most portions left first. Weeks are Mondays in
 * order; a week without the dish is null.
 */
export function leftoversOf(
  eatings: readonly Eating[],
  planned: (day: string, meal: Meal) => readonly string[],
) {
  const byWeek = groupBy(eatings, ({ day }) => mondayOf(day));
  const weeks: Day[] = [...byWeek.keys()].sort();
  const dishes = new Map<string, Map<Day, Portions>>();
  for (const week of weeks) {
    for (const { dishes: own } of eatenOf(byWeek.get(week) ?? [], planned)) {
      for (const { dishId, ...portions } of own) {
        const ofDish = dishes.get(dishId) ?? new Map<Day, Portions>();
        dishes.set(dishId, ofDish);
        ofDish.set(week, sumOf([ofDish.get(week) ?? { served: 0, eaten: 0 }, portions]));
      }
    }
  }
  const rows = [...dishes].map(([dishId, ofDish]) => {
    const whole = sumOf([...ofDish.values()]);
    return {
      ...{ dishId, ...whole, left: leftPercent(whole) },
      weeks: weeks.map((week) => leftPercent(ofDish.get(week) ?? { served: 0, eaten: 0 })),
    };
  });
  const leftOf = ({ served, eaten }: Portions) => served - eaten;
  return {
    weeks: weeks.map((week) => {
      const parts = [...dishes.values()].flatMap((ofDish) => ofDish.get(week) ?? []);
      return { week, left: leftPercent(sumOf(parts)) };
    }),
    dishes: rows.sort((a, b) => leftOf(b) - leftOf(a) || a.dishId.localeCompare(b.dishId)),
  };
}
