import type { Nutrient } from "~/standards/foods";
import { kcalOfSugar, saltedFoods, saltOfSodium, sugarFoods } from "~/standards/menu-lines";
import { factsOf, type Eaten } from "../foods/rules";
import type { Portion } from "../nutrition/rules";

/** Grams of these foods among the portions. */
export function gramsOfFoods(
  portions: readonly Portion[],
  foods: readonly string[] | ((eaten: Eaten) => boolean),
): number {
  const isMeant = typeof foods === "function" ? foods : ({ food }: Eaten) => foods.includes(food);
  return portions.reduce((sum, one) => sum + (isMeant(one) ? one.grams : 0), 0);
}

export const isOil = (eaten: Eaten): boolean => factsOf(eaten)?.group === "oil";

/** Made with salt, as a seasoning of the centre's own is taken to be. */
const isSalted = ({ food, own }: Eaten): boolean =>
  own ? own.group === "seasoning" : saltedFoods.includes(food);

/** A nutrient in the table's own unit; what is not measured counts nothing. */
export const nutrientOf = (portions: readonly Portion[], nutrient: Nutrient): number =>
  portions.reduce((sum, { grams, ...eaten }) => {
    const per100 = factsOf(eaten)?.per100[nutrient] ?? 0;
    return sum + (per100 * grams) / 100;
  }, 0);

/** Grams of salt that foods made with salt bring along. */
export const sodiumSaltOf = (portions: readonly Portion[]): number =>
  (nutrientOf(portions.filter(isSalted), "sodium") * saltOfSodium) / 1000;

/** kcal of sugar that is added. */
export const sugarEnergyOf = (portions: readonly Portion[]): number =>
  gramsOfFoods(portions, sugarFoods) * kcalOfSugar;
