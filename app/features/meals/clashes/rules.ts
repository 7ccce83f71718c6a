import { allergens, diets, type Allergen, type Diet, type DietTag } from "~db/enums";
import { factsOf, type Eaten } from "../foods/rules";

/** What a diet leaves out, as far as a food can say it; `other` is in words and never derived. */
const leavesOut: Record<Diet, readonly DietTag[]> = {
  halal: ["pork", "alcohol"],
  vegetarian: ["meat", "seafood"],
  noPork: ["pork"],
  noBeef: ["beef"],
  other: [],
};

/** The allergens in these foods, in the order of the list; they come from the food, never from typing. */
export function allergensIn(foods: readonly Eaten[]): Allergen[] {
  const found = new Set(foods.flatMap((one) => factsOf(one)?.allergens ?? []));
  return allergens.filter((allergen) => found.has(allergen));
}

/** The diets that these foods break. */
export function dietsBrokenBy(foods: readonly Eaten[]): Diet[] {
  const tags = new Set(foods.flatMap((one) => factsOf(one)?.tags ?? []));
  return diets.filter((diet) => leavesOut[diet].some((tag) => tags.has(tag)));
}

export type Clash = { allergens: Allergen[]; diets: Diet[] };

/** Where a dish's foods and a child's needs meet; null where they do not. */
export function clashOf(
  foods: readonly Eaten[],
  needs: {
    allergies: readonly { allergen: Allergen }[];
    diets: readonly { diet: Diet }[];
  },
): Clash | null {
  const own = {
    allergens: allergensIn(foods).filter((one) =>
      needs.allergies.some(({ allergen }) => allergen === one),
    ),
    diets: dietsBrokenBy(foods).filter((one) => needs.diets.some(({ diet }) => diet === one)),
  };
  return own.allergens.length + own.diets.length > 0 ? own : null;
}
