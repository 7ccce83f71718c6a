import * as z from "zod/mini";
import { mealBands } from "~db/enums";
import { day, id } from "~/lib/fields";
import { mondayOf } from "~/lib/dates";
import { severalOf } from "../foods/schema";

/** The bands of a week that the assistant is to fill. */
export const askFillingInput = z.object({
  bands: severalOf(mealBands).check(z.minLength(1, "errors:required")),
  week: z.pipe(day(), z.transform(mondayOf)),
});
export type AskFillingInput = z.infer<typeof askFillingInput>;

export const fillingInput = z.object({ fillingId: id() });
export type FillingInput = z.infer<typeof fillingInput>;
