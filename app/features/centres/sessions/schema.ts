import * as z from "zod/mini";
import { meals } from "~db/enums";
import { day, timeOfDay } from "~/lib/fields";

/** None, one or several; a form with a single box ticked posts a plain string. */
const someMeals = () =>
  z.pipe(
    z.pipe(
      z.optional(z.union([z.string(), z.array(z.string())])),
      z.transform((value) => [...new Set([value ?? []].flat())]),
    ),
    z.array(z.enum(meals, "errors:invalid")),
  );

export const changeSessionsInput = z.object({
  fromDay: day(),
  morningBegins: timeOfDay(),
  morningEnds: timeOfDay(),
  afternoonBegins: timeOfDay(),
  afternoonEnds: timeOfDay(),
  morningMeals: someMeals(),
  afternoonMeals: someMeals(),
  arrivesAt: timeOfDay(),
  leavesAt: timeOfDay(),
});
export type ChangeSessionsInput = z.infer<typeof changeSessionsInput>;

export const cancelSessionsInput = z.object({ fromDay: day() });
export type CancelSessionsInput = z.infer<typeof cancelSessionsInput>;
