import { allergens, diets, type Allergen, type Diet, type DietTag, type FoodGroup } from "~db/enums"; // prettier-ignore
import { foodsNamed } from "../food-names/rules";
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

/** `of` is what somebody has said that an allergy in words means; see `allergy_food`. */
export type AllergyOf = { allergen: Allergen; detail: string; of: readonly string[] };

const foodPrefix = "food:";
const groupPrefix = "group:";
/** An allergy in words that is to nothing one eats. */
export const noFood = "none";
export const ofFood = (food: string): string => `${foodPrefix}${food}`;
export const ofGroup = (group: FoodGroup): string => `${groupPrefix}${group}`;

/** What an allergy in words means: as was said, else the foods that its words name. Empty is not known yet. */
export const meantBy = ({ detail, of }: AllergyOf): readonly string[] =>
  of.length > 0 ? of : foodsNamed(detail).map(ofFood);

/** Nobody can say whether a dish is for this child until somebody says what the words mean. */
export const isUnclear = (allergy: AllergyOf): boolean =>
  allergy.allergen === "other" && meantBy(allergy).length === 0;

function isIn(foods: readonly Eaten[], allergy: AllergyOf): boolean {
  const meant = new Set(meantBy(allergy));
  return foods.some((one) => {
    const group = factsOf(one)?.group;
    return meant.has(ofFood(one.food)) || (group !== undefined && meant.has(ofGroup(group)));
  });
}

/** `others` are allergies in words. */
export type Clash = { allergens: Allergen[]; diets: Diet[]; others: string[] };

/** What a clash is about, as keys that stay the same while the child's needs do. */
export const clashKeys = ({ allergens: own, diets: broken, others }: Clash): string[] => [
  ...own.map((one) => `allergen:${one}`),
  ...broken.map((one) => `diet:${one}`),
  ...others.map((one) => `other:${one}`),
];

/** Where a dish's foods and a child's needs meet; null where they do not. */
export function clashOf(
  foods: readonly Eaten[],
  needs: { allergies: readonly AllergyOf[]; diets: readonly { diet: Diet }[] },
): Clash | null {
  const inWords = needs.allergies.filter((one) => one.allergen === "other" && isIn(foods, one));
  const own = {
    allergens: allergensIn(foods).filter((one) =>
      needs.allergies.some(({ allergen }) => allergen === one),
    ),
    diets: dietsBrokenBy(foods).filter((one) => needs.diets.some(({ diet }) => diet === one)),
    others: inWords.map(({ detail }) => detail),
  };
  return clashKeys(own).length > 0 ? own : null;
}
