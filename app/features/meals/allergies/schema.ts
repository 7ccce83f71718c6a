import * as z from "zod/mini";
import { foodGroups } from "~db/enums";
import { id, optionalText, ticked } from "~/lib/fields";
import { severalOf } from "../foods/schema";

/** What an allergy in words means: foods by name, food groups, or nothing that one eats. */
export const explainAllergyInput = z.object({
  allergyId: id(),
  foods: optionalText(200),
  groups: severalOf(foodGroups),
  isNoFood: ticked(),
});
export type ExplainAllergyInput = z.infer<typeof explainAllergyInput>;
