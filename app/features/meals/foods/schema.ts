import * as z from "zod/mini";
import { allergens, dietTags, foodGroups, supplierGroups, type DietTag } from "~db/enums";
import { choiceOf, optionalText, shortText, ticked, version } from "~/lib/fields";
import type { Nutrient } from "~/standards/foods";
import { figureProblem, figures as nutrients, mostPer100, wholeTags } from "../figures/rules";

/** A form whose fields are named at run time. */
export type PostedForm = z.core.$ZodType<unknown, Record<string, unknown>>;

/** A figure with up to three decimals; an empty field is none. */
export const optionalFigure = (min: number, max: number) =>
  z.pipe(
    z.union([
      z.null(),
      z.number(),
      z._default(
        z
          .string()
          .check(
            z.trim(),
            z.normalize("NFKC"),
            z.regex(/^(-?\d{1,7}(\.\d{1,3})?)?$/, "errors:not_a_figure"),
          ),
        "",
      ),
    ]),
    z.pipe(
      z.transform((typed: string | number | null) =>
        typed === "" || typed === null ? null : Number(typed),
      ),
      z.nullable(
        z
          .number()
          .check(z.gte(min, "errors:figure_too_small"), z.lte(max, "errors:figure_too_large")),
      ),
    ),
  );

/** None, one or several; a form with a single box ticked posts a plain string. */
export const severalOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.pipe(
    z.pipe(
      z.optional(z.union([z.string(), z.array(z.string())])),
      z.transform((value) => [...new Set([value ?? []].flat())].filter((one) => one !== "")),
    ),
    z.array(z.enum(values, "errors:invalid")),
  );

/** Yuan as they are typed, fen as they are kept; an empty field is no price. */
const price = z.pipe(
  optionalFigure(0.01, 10_000),
  z.transform((yuan: number | null) => (yuan === null ? null : Math.round(yuan * 100))),
);

const supplierGroup = z.pipe(
  z._default(z.union([z.literal(""), z.enum(supplierGroups, "errors:invalid")]), ""),
  z.transform((chosen) => (chosen === "" ? null : chosen)),
);

const figures = Object.fromEntries(
  nutrients.map((nutrient) => [nutrient, optionalFigure(0, mostPer100[nutrient])]),
) as Record<Nutrient, ReturnType<typeof optionalFigure>>; // reason: one a nutrient

const edible = z.pipe(
  optionalFigure(1, 100),
  z.number("errors:required").check(z.minimum(1, "errors:figure_too_small")),
);

const facts = {
  nameZh: shortText(40),
  nameEn: optionalText(80),
  group: choiceOf(foodGroups),
  edible,
  ...figures,
  allergens: severalOf(allergens),
  tags: z.pipe(
    severalOf(dietTags),
    z.transform((chosen: DietTag[]) => wholeTags(chosen)),
  ),
};

type Facts = { tags: DietTag[] } & Record<Nutrient, number | null>;

/** What cannot be together stands beside the figure that it is about. */
function fitTogether({ value, issues }: z.core.ParsePayload<Facts>): void {
  const found = figureProblem({ per100: value, tags: value.tags });
  if (!found) return;
  const message = `errors:${found.reason}`;
  issues.push({ code: "custom", message, path: [found.field], input: value });
}

export const addFoodInput = z.object({ ...facts, price, supplierGroup }).check(fitTogether);
export type AddFoodInput = z.infer<typeof addFoodInput>;

/** `sure`: the clashes that it makes on published menus have been read. */
export const changeFoodInput = z
  .object({ ...facts, sure: ticked(), version: version() })
  .check(fitTogether);
export type ChangeFoodInput = z.infer<typeof changeFoodInput>;

export const recordSupplyInput = z.object({ price, supplierGroup, version: version() });
export type RecordSupplyInput = z.infer<typeof recordSupplyInput>;

export const foodStates = ["own", "reference", "archived"] as const;

const page = z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(1000))), 1);
const size = z.catch(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(500))), 25);

export const listFoodsInput = z.object({
  q: z.catch(optionalText(60), ""),
  group: z.catch(z.optional(z.enum(foodGroups)), undefined),
  allergen: z.catch(z.optional(z.enum(allergens)), undefined),
  state: z.catch(z.optional(z.enum(foodStates)), undefined),
  sort: z.catch(z.optional(z.string()), undefined),
  page,
  size,
});
export type ListFoodsInput = z.infer<typeof listFoodsInput>;
