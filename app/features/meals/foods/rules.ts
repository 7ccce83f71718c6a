import type { FoodGroup, SupplierGroup } from "~db/enums";
import { foodOf, foods, nutrients, type Food, type Nutrient } from "~/standards/foods";

/** What is eaten: a code of the food table, or a food of the centre's own with what is known of it. */
export type Eaten = { food: string; own?: Food };

/** What is known of it; nothing where a later table no longer has the code. */
export const factsOf = ({ food, own }: Eaten): Food | undefined => own ?? foodOf(food);

type OwnFood = Pick<Food, "nameZh" | "nameEn" | "group" | "edible" | "allergens" | "tags"> & {
  id: string;
} & Record<Nutrient, number | null>;

/** A food of the centre's own in the shape of the table's. Without an English name it has its Chinese one. */
export function toFood({ id, nameZh, nameEn, group, edible, allergens, tags, ...row }: OwnFood) {
  const figures = nutrients.map((nutrient) => [nutrient, row[nutrient]] as const);
  return {
    ...{ code: id, nameZh, nameEn: nameEn || nameZh, group, edible, allergens, tags },
    per100: Object.fromEntries(figures) as Food["per100"], // reason: made from every nutrient
    provisional: false,
  } satisfies Food;
}

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
