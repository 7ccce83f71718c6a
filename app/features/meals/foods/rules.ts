import type { DietTag, FoodGroup, SupplierGroup } from "~db/enums";
import { foodOf, foods, nutrients, type Food, type Nutrient } from "~/standards/foods";

/** What is eaten: a code of the food table, or a food of the centre's own with what is known of it. */
export type Eaten = { food: string; own?: Food };

/** What is known of it; nothing where a later table no longer has the code. */
export const factsOf = ({ food, own }: Eaten): Food | undefined => own ?? foodOf(food);

export type OwnFood = Pick<
  Food,
  "nameZh" | "nameEn" | "group" | "edible" | "allergens" | "tags"
> & { id: string } & Record<Nutrient, number | null>;

/** A food of the centre's own in the shape of the table's. Without an English name it has its Chinese one. */
export function toFood({ id, nameZh, nameEn, group, edible, allergens, tags, ...row }: OwnFood) {
  const figures = nutrients.map((nutrient) => [nutrient, row[nutrient]] as const);
  return {
    ...{ code: id, nameZh, nameEn: nameEn || nameZh, group, edible, allergens, tags },
    per100: Object.fromEntries(figures) as Food["per100"], // reason: made from every nutrient
    provisional: false,
  } satisfies Food;
}

/** The most that 100 g of any food hold: pure fat, pure salt, liver, the richest seeds and berries. */
export const mostPer100: Record<Nutrient, number> = {
  ...{ energy: 902, protein: 100, fat: 100, carbohydrate: 100, fibre: 100 },
  ...{ calcium: 40_000, iron: 1000, zinc: 1000, sodium: 40_000, vitaminA: 40_000 },
  ...{ vitaminC: 5000, vitaminB1: 100, vitaminB2: 100 },
};

/** kcal of 100 g from what they hold; null while any of it is not known. */
export function energyFrom(per100: Partial<Record<Nutrient, number | null>>): number | null {
  const { protein, fat, carbohydrate } = per100;
  if (typeof protein !== "number" || typeof fat !== "number") return null;
  if (typeof carbohydrate !== "number") return null;
  const fibre = Math.min(per100.fibre ?? 0, carbohydrate);
  return 4 * protein + 9 * fat + 4 * (carbohydrate - fibre) + 2 * fibre;
}

export type FigureProblem = { field: Nutrient; reason: string };

/**
 * What cannot be together in 100 g: more than 100 g of nutrients, more fibre than carbohydrate, and an energy
 * that is far from what they give (kJ taken for kcal). Alcohol has an energy of its own.
 */
export function figureProblem(food: {
  per100: Partial<Record<Nutrient, number | null>>;
  tags: readonly DietTag[];
}): FigureProblem | null {
  const { per100, tags } = food;
  const grams = (per100.protein ?? 0) + (per100.fat ?? 0) + (per100.carbohydrate ?? 0);
  if (grams > 102) return { field: "carbohydrate", reason: "food_over_100_grams" };
  const { fibre, carbohydrate, energy } = per100;
  if (typeof fibre === "number" && typeof carbohydrate === "number" && fibre > carbohydrate) {
    return { field: "fibre", reason: "food_fibre_over_carbohydrate" };
  }
  const expected = energyFrom(per100);
  if (expected === null || typeof energy !== "number" || tags.includes("alcohol")) return null;
  const isFar = Math.abs(energy - expected) > Math.max(30, expected * 0.25);
  return isFar ? { field: "energy", reason: "food_energy_unlikely" } : null;
}

/** Pork and beef are meat, whether somebody ticks that or not. */
export const wholeTags = (tags: readonly DietTag[]): DietTag[] => {
  const isMeat = tags.includes("pork") || tags.includes("beef");
  return isMeat && !tags.includes("meat") ? [...tags, "meat"] : [...tags];
};

const names = new Set(foods.map(({ nameZh }) => nameZh));
export const isReferenceName = (nameZh: string): boolean => names.has(nameZh);

const usualSuppliers: Record<FoodGroup, SupplierGroup> = {
  ...{ cereal: "grain", tuber: "vegetable", starch: "dry", bean: "grain", soy: "soyProduct" },
  ...{ vegDark: "vegetable", vegLight: "vegetable", mushroomAlgae: "vegetable", fruit: "fruit" },
  ...{ nutSeed: "dry", meat: "meat", offal: "meat", poultry: "meat", fish: "aquatic" },
  ...{ shellfish: "aquatic", egg: "eggDairy", dairy: "eggDairy", oil: "grain" },
  ...{ infant: "eggDairy", seasoning: "dry" },
};

/** From whom a food of a group is bought where the centre has not said so. */
export const usualSupplierOf = (group: FoodGroup): SupplierGroup => usualSuppliers[group];
