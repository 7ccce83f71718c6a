import * as z from "zod/mini";
import { allergens, diets, dishKinds, dishTextures, mealBands, meals } from "~db/enums";
import { choiceOf, optionalText, shortText, ticked, version } from "~/lib/fields";
import { optionalFigure, severalOf } from "../foods/schema";
import {
  foodField,
  gramsField,
  infantTextures,
  maxGrams,
  rowNumbers,
  type IngredientRow,
} from "./rules";

const monthNumbers = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"] as const;

/** Of the year; none is all of it. */
const months = z.pipe(
  severalOf(monthNumbers),
  z.transform((chosen: (typeof monthNumbers)[number][]) =>
    chosen.map(Number).sort((a, b) => a - b),
  ),
);

const rowFields = Object.fromEntries(
  rowNumbers.flatMap((at) => [
    [foodField(at), optionalText(80)] as const,
    ...mealBands.map((band) => [gramsField(at, band), optionalFigure(0, maxGrams)] as const),
  ]),
) as Record<string, ReturnType<typeof optionalText> | ReturnType<typeof optionalFigure>>; // reason: named by the row

const facts = {
  nameZh: shortText(40),
  nameEn: optionalText(80),
  kind: choiceOf(dishKinds),
  texture: choiceOf(dishTextures),
  infantTextures: severalOf(infantTextures),
  meals: severalOf(meals).check(z.minLength(1, "errors:required")),
  months,
  steps: optionalText(2000),
  chokingNote: optionalText(200),
};

type Posted = Record<string, unknown>;

/** The rows that say anything, in their order. */
function rowsOf(posted: Posted): IngredientRow[] {
  return rowNumbers.flatMap((at) => {
    const food = posted[foodField(at)];
    const grams: IngredientRow["grams"] = {};
    for (const band of mealBands) {
      const given = posted[gramsField(at, band)];
      if (typeof given === "number") grams[band] = given;
    }
    const name = typeof food === "string" ? food : "";
    return name === "" && Object.keys(grams).length === 0 ? [] : [{ at, food: name, grams }];
  });
}

/** Each row names a food and grams for some band, and there is a row; said beside the field that lacks it. */
function checkRows({ value, issues }: z.core.ParsePayload<Posted>): void {
  const wrong = (field: string, message: string): void =>
    void issues.push({ code: "custom", message, path: [field], input: value });
  const rows = rowsOf(value);
  if (rows.length === 0) wrong(foodField(0), "errors:dish_without_food");
  for (const { at, food, grams } of rows) {
    if (food === "") wrong(foodField(at), "errors:required");
    const isEaten = Object.values(grams).some((given) => given > 0);
    if (!isEaten) wrong(foodField(at), "errors:dish_without_grams");
  }
}

const bare = z.object({ ...rowFields, ...facts });

type Bare = z.infer<z.ZodMiniObject<typeof facts>>;

const ingredientsOf = (posted: Posted): Bare & { rows: IngredientRow[] } =>
  ({
    ...Object.fromEntries(Object.keys(facts).map((name) => [name, posted[name]])),
    rows: rowsOf(posted),
  }) as Bare & { rows: IngredientRow[] }; // reason: the object above has checked every field

export const addDishInput = z.pipe(
  bare.check(checkRows),
  z.transform((posted: z.infer<typeof bare>) => ingredientsOf(posted)),
);
export type AddDishInput = Bare & { rows: IngredientRow[] };

/** `sure`: the clashes that it makes on published menus have been read. */
const held = z.extend(bare, { sure: ticked(), version: version() });
export const changeDishInput = z.pipe(
  held.check(checkRows),
  z.transform((posted: z.infer<typeof held>) => ({
    ...ingredientsOf(posted),
    ...{ sure: posted.sure, version: posted.version },
  })),
);
export type ChangeDishInput = AddDishInput & { sure: boolean; version: string };

const page = z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1);
const size = z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(500))), 25);

export const listLibraryInput = z.object({
  q: z.catch(optionalText(60), ""),
  kind: z.catch(z.optional(z.enum(dishKinds)), undefined),
  meal: z.catch(z.optional(z.enum(meals)), undefined),
  band: z.catch(z.optional(z.enum(mealBands)), undefined),
  /** In season then. */
  month: z.catch(
    z.optional(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(12)))),
    undefined,
  ),
  /** Dishes without it. */
  allergen: z.catch(z.optional(z.enum(allergens)), undefined),
  /** Dishes that suit it. */
  diet: z.catch(z.optional(z.enum(diets)), undefined),
  state: z.catch(z.optional(z.enum(["archived"])), undefined),
  sort: z.catch(z.optional(z.string()), undefined),
  page,
  size,
});
export type ListLibraryInput = z.infer<typeof listLibraryInput>;
