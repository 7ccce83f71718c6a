import { meals, type ClassType, type DishKind, type Meal, type MealBand, type MenuState } from "~db/enums"; // prettier-ignore

/** A mixed class eats what its youngest can chew. */
const bandsOfTypes: Record<ClassType, MealBand> = {
  infant: "m6to11",
  toddler: "m12to23",
  olderToddler: "m24to35",
  mixedUnderThree: "m12to23",
  kindergartenSmall: "m36to47",
  kindergartenMiddle: "m48to71",
  kindergartenBig: "m48to71",
  kindergartenMixed: "m36to47",
};

export const bandOfClassType = (type: ClassType): MealBand => bandsOfTypes[type];

/** The band of an age in whole months; younger and older children take the nearest. */
export function bandOfAge(months: number): MealBand {
  if (months < 12) return "m6to11";
  if (months < 24) return "m12to23";
  if (months < 36) return "m24to35";
  return months < 48 ? "m36to47" : "m48to71";
}

/** The states in which families, rooms and the kitchen see a week. */
export const seenStates: readonly MenuState[] = ["published", "changed"];

export const isSeen = (state: MenuState): boolean => seenStates.includes(state);

/** More would be a list, not a meal. */
export const maxDishesOfMeal = 8;

/** The meals a week's menu has: those of the centre's sessions, and others where any day has a dish in them. */
export const mealsServed = (ofSessions: readonly Meal[], planned: readonly Meal[]): Meal[] =>
  meals.filter((meal) => ofSessions.includes(meal) || planned.includes(meal));

const order: readonly DishKind[] = [
  "breakfast",
  "snackDairy",
  "infantMash",
  "infantPuree",
  "staple",
  "mainMeat",
  "mainFish",
  "mainEggSoy",
  "vegetable",
  "soup",
  "snackOther",
  "snackFruit",
];

/** How a menu is read: staple, main, vegetable, soup; fruit after everything. */
export const byKind = (a: { kind: DishKind }, b: { kind: DishKind }): number =>
  order.indexOf(a.kind) - order.indexOf(b.kind);

/** Without months a dish is for the whole year; `day` is `YYYY-MM-DD`. */
export const isInSeason = (months: readonly number[], day: string): boolean =>
  months.length === 0 || months.includes(Number(day.slice(5, 7)));

/** By day, then as the meals of a day follow each other. */
export const inOrderOfDay = (
  a: { day: string; meal: Meal },
  b: { day: string; meal: Meal },
): number => a.day.localeCompare(b.day) || meals.indexOf(a.meal) - meals.indexOf(b.meal);
