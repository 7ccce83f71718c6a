import * as z from "zod/mini";
import { mealBands, meals } from "~db/enums";
import { choiceOf, day, id, optionalText } from "~/lib/fields";
import { mondayOf } from "~/lib/dates";

/** The address of a menu: which week, which band, and what is open over it. Anything else is left out. */
export const menuPageInput = z.object({
  week: z.catch(z.nullable(day()), null),
  band: z.catch(z.nullable(z.enum(mealBands)), null),
  /** The list to choose a dish from. */
  add: z.catch(z.nullable(z.literal("dish")), null),
  /** A dish being looked for, or one being looked at, in this meal of this day. */
  day: z.catch(z.nullable(day()), null),
  meal: z.catch(z.nullable(z.enum(meals)), null),
  dish: z.catch(z.nullable(id()), null),
  q: z.catch(z.string(), ""),
});
export type MenuPageInput = z.infer<typeof menuPageInput>;

/** A dish in a meal of a day of a band. */
export const planDishInput = z.object({
  band: choiceOf(mealBands),
  day: day(),
  meal: choiceOf(meals),
  dishId: id(),
  /** Why a week that families see is changed. */
  reason: optionalText(),
});
export type PlanDishInput = Omit<z.infer<typeof planDishInput>, "reason"> & { reason?: string };

/** To a meal of another day, or to another meal. */
export const moveDishInput = z.extend(planDishInput, { toDay: day(), toMeal: choiceOf(meals) });
export type MoveDishInput = PlanDishInput & { toDay: string; toMeal: PlanDishInput["meal"] };

/** Any day names its week. */
export const menuWeekInput = z.object({
  band: choiceOf(mealBands),
  week: z.pipe(day(), z.transform(mondayOf)),
});
export type MenuWeekInput = z.infer<typeof menuWeekInput>;

/** A form with nothing to fill in. */
export const adoptInput = z.object({});
