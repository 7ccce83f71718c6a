import * as z from "zod/mini";
import { allergens, allergySeverities, diets } from "~db/enums";
import { choiceOf, id, optionalText } from "~/lib/fields";

export const recordAllergyInput = z
  .object({
    allergen: choiceOf(allergens),
    severity: choiceOf(allergySeverities),
    detail: optionalText(60),
  })
  .check(
    z.refine((value) => value.allergen !== "other" || value.detail !== "", {
      error: "errors:required",
      path: ["detail"],
    }),
  );
export type RecordAllergyInput = z.infer<typeof recordAllergyInput>;

export const recordDietInput = z.object({ diet: choiceOf(diets), detail: optionalText(60) }).check(
  z.refine((value) => value.diet !== "other" || value.detail !== "", {
    error: "errors:required",
    path: ["detail"],
  }),
);
export type RecordDietInput = z.infer<typeof recordDietInput>;

export const careRowInput = z.object({ rowId: id() });
