import type { FoodGroup } from "~db/enums";
import { nutrients, type Nutrient } from "~/standards/foods";
import { energyOfGram, energyParts, type EnergyPart } from "~/standards/menu-nutrition";
import { retainedOf } from "~/standards/nutrient-retention";
import { factsOf } from "../foods/rules";
import type { Portion } from "../nutrition/rules";

/** `animal` and `soy` are the parts of `amount` that come from there; `measured` the grams with a value. */
type Sum = { amount: number; animal: number; soy: number; measured: number };

/** What food comes to: its nutrients, its grams by food group, and all of its grams. */
export type Composition = {
  grams: number;
  nutrients: Record<Nutrient, Sum>;
  groups: Partial<Record<FoodGroup, number>>;
};

const animalGroups: readonly FoodGroup[] = [
  ...(["meat", "offal", "poultry", "fish", "shellfish", "egg", "dairy"] as const),
];

const emptySums = (): Record<Nutrient, Sum> => {
  const sums = nutrients.map((nutrient) => [
    nutrient,
    { amount: 0, animal: 0, soy: 0, measured: 0 },
  ]);
  return Object.fromEntries(sums) as Record<Nutrient, Sum>; // reason: made from every nutrient
};

/**
 * The composition of portions in raw edible grams. With `cookingLosses` what cooking takes away by the
 * retention table is taken off; a food without a measured value adds to `grams` alone.
 */
export function compositionOf(
  portions: readonly Portion[],
  { cookingLosses }: { cookingLosses: boolean },
): Composition {
  const whole: Composition = { grams: 0, nutrients: emptySums(), groups: {} };
  for (const { grams, ...eaten } of portions) {
    whole.grams += grams;
    const food = factsOf(eaten);
    if (!food) continue;
    whole.groups[food.group] = (whole.groups[food.group] ?? 0) + grams;
    const isAnimal = animalGroups.includes(food.group);
    for (const nutrient of nutrients) {
      const per100 = food.per100[nutrient];
      if (per100 === null) continue;
      const left = cookingLosses ? retainedOf(food.group, nutrient) : 1;
      const amount = (per100 * grams * left) / 100;
      const sum = whole.nutrients[nutrient];
      sum.amount += amount;
      sum.measured += grams;
      if (isAnimal) sum.animal += amount;
      if (food.group === "soy") sum.soy += amount;
    }
  }
  return whole;
}

/** The part of the grams whose food has a measured value, 0 to 1; 1 where nothing was eaten. */
export const coverageOf = (whole: Composition, nutrient: Nutrient): number =>
  whole.grams === 0 ? 1 : whole.nutrients[nutrient].measured / whole.grams;

/** Energy by what it comes from: kcal at 4, 9 and 4 a gram, and percent of the three together. */
export function energyBySource(
  whole: Composition,
): Record<EnergyPart, { kcal: number; percent: number }> {
  const kcal = (part: EnergyPart) => whole.nutrients[part].amount * energyOfGram[part];
  const all = energyParts.reduce((sum, part) => sum + kcal(part), 0);
  const rows = energyParts.map((part) => [
    part,
    { kcal: kcal(part), percent: all === 0 ? 0 : (kcal(part) / all) * 100 },
  ]);
  return Object.fromEntries(rows) as ReturnType<typeof energyBySource>; // reason: made from every part
}

/** Protein by where it comes from, in grams, and the percent that is of good quality: of animals and soya. */
export function proteinBySource(whole: Composition) {
  const { amount, animal, soy } = whole.nutrients.protein;
  return {
    ...{ animal, soy, other: amount - animal - soy },
    goodPercent: amount === 0 ? null : ((animal + soy) / amount) * 100,
  };
}
