import * as z from "zod/mini";
import { mealBands, meals } from "~db/enums";
import { choiceOf, day, id, shortText } from "~/lib/fields";

const dishOfMeal = {
  band: choiceOf(mealBands),
  day: day(),
  meal: choiceOf(meals),
  dishId: id(),
};

/** A child and a dish that is not for it, in a meal of a day of its band. */
const place = { ...dishOfMeal, childId: id() };

export const clashPlaceInput = z.object(place);
export type ClashPlace = z.infer<typeof clashPlaceInput>;

export const chooseSubstituteInput = z.object({ ...place, insteadId: id() });
export type ChooseSubstituteInput = z.infer<typeof chooseSubstituteInput>;

/** For every child whom the dish is not for. */
export const chooseForAllInput = z.object({ ...dishOfMeal, insteadId: id() });
export type ChooseForAllInput = z.infer<typeof chooseForAllInput>;

export const signClashInput = z.object({ ...place, reason: shortText(200) });
export type SignClashInput = z.infer<typeof signClashInput>;
