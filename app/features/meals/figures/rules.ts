import type { DietTag } from "~db/enums";
import type { Nutrient } from "~/standards/foods";

/** The table's figures in its order, for forms and lists: a browser need not have the table for them. */
export const figures = [
  "energy",
  "protein",
  "fat",
  "carbohydrate",
  "fibre",
  "calcium",
  "iron",
  "zinc",
  "sodium",
  "vitaminA",
  "vitaminC",
  "vitaminB1",
  "vitaminB2",
] as const satisfies readonly Nutrient[];

/** The most that 100 g of any food hold: pure fat, pure salt, liver, the richest seeds and berries. */
export const mostPer100: Record<Nutrient, number> = {
  ...{ energy: 902, protein: 100, fat: 100, carbohydrate: 100, fibre: 100 },
  ...{ calcium: 40_000, iron: 1000, zinc: 1000, sodium: 40_000, vitaminA: 40_000 },
  ...{ vitaminC: 5000, vitaminB1: 100, vitaminB2: 100 },
};

/** kcal of 100 g from what they hold; null while any of it is not known. */
function energyFrom(per100: Partial<Record<Nutrient, number | null>>): number | null {
  const { protein, fat, carbohydrate } = per100;
  if (typeof protein !== "number" || typeof fat !== "number") return null;
  if (typeof carbohydrate !== "number") return null;
  const fibre = Math.min(per100.fibre ?? 0, carbohydrate);
  return 4 * protein + 9 * fat + 4 * (carbohydrate - fibre) + 2 * fibre;
}

type FigureProblem = { field: Nutrient; reason: string };

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
