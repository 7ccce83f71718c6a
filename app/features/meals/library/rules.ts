import { mealBands, type MealBand } from "~db/enums";
import { isFound, type Named } from "../search/rules";

/** Rows of a dish's form; the starter library's longest dish has eleven. */
const maxIngredients = 20;
/** More of one food is no portion of a child. */
export const maxGrams = 500;

/** The textures of a dish for children under one year: 泥, 碎, 软. */
export const infantTextures = ["puree", "mash", "soft"] as const;

/** The fields of a row: `food3`, and `grams3m24to35` for each band. */
export const foodField = (at: number) => `food${at}`;
export const gramsField = (at: number, band: MealBand) => `grams${at}${band}`;

export const rowNumbers: readonly number[] = Array.from({ length: maxIngredients }, (_, at) => at);

export type IngredientRow = {
  at: number;
  /** As it was typed: a name or a code. */
  food: string;
  grams: Partial<Record<MealBand, number>>;
};

/** A dish's form by the names of its fields, as it stands in the database. */
export const fieldsOf = (
  rows: readonly { name: string; grams: Partial<Record<MealBand, number>> }[],
): Record<string, string | number | undefined> =>
  Object.fromEntries(
    rows.flatMap(({ name, grams }, at) => [
      [foodField(at), name],
      ...mealBands.map((band) => [gramsField(at, band), grams[band]]),
    ]),
  );

export type NamedFood = Named & { code: string; archived: boolean };

/**
 * The food that somebody means: its name in either language or its code, or the only one that is found by what
 * was typed. Null where there is none or more than one.
 */
export function foodMeant<Food extends NamedFood>(
  foods: readonly Food[],
  typed: string,
): Food | null {
  const text = typed.trim().toLowerCase();
  const isCalled = ({ code, nameZh, nameEn }: Food) =>
    [code, nameZh, nameEn].some((name) => name.toLowerCase() === text);
  const exact = foods.find((food) => isCalled(food) && !food.archived) ?? foods.find(isCalled);
  if (exact) return exact;
  const found = foods.filter((food) => !food.archived && isFound(food, typed));
  return text !== "" && found.length === 1 ? (found[0] ?? null) : null;
}
