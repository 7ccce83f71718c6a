import * as z from "zod/mini";
import { mealBands, meals } from "~db/enums";
import { choiceOf, day, id, shortText } from "~/lib/fields";

/** A child and a dish that is not for it, in a meal of a day of its band. */
const place = {
  band: choiceOf(mealBands),
  day: day(),
  meal: choiceOf(meals),
  dishId: id(),
  childId: id(),
};

export const clashPlaceInput = z.object(place);
export type ClashPlace = z.infer<typeof clashPlaceInput>;

export const chooseSubstituteInput = z.object({ ...place, insteadId: id() });
export type ChooseSubstituteInput = z.infer<typeof chooseSubstituteInput>;

export const signClashInput = z.object({ ...place, reason: shortText(200) });
export type SignClashInput = z.infer<typeof signClashInput>;
