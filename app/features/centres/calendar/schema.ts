import * as z from "zod/mini";
import { dayKinds } from "~db/enums";
import { choiceOf, day, shortText } from "~/lib/fields";
import { weekdays, type Weekday } from "~/lib/week-pattern";

/** An empty choice is no weekday. */
const optionalWeekday = () =>
  z.pipe(
    z.optional(z.nullable(z.union([z.number(), z.string()]))),
    z.transform((value): Weekday | null => weekdays.find((one) => one === Number(value)) ?? null),
  );

export const changeDayInput = z.object({
  day: day(),
  kind: choiceOf(dayKinds),
  name: shortText(30),
  follows: optionalWeekday(),
});
/** `follows` counts on an open weekend day alone. */
export type ChangeDayInput = z.input<typeof changeDayInput>;

/** From the first day through the last. */
export const closeDaysInput = z.object({ fromDay: day(), toDay: day(), name: shortText(30) });
export type CloseDaysInput = z.infer<typeof closeDaysInput>;

export const clearDaysInput = z.object({ fromDay: day(), toDay: day() });
export type ClearDaysInput = z.infer<typeof clearDaysInput>;

/** The page's address: a year, and the day whose form is open. */
export const calendarPageInput = z.object({
  year: z.catch(z.optional(z.string().check(z.regex(/^20\d\d$/))), undefined),
  day: z.catch(z.optional(day()), undefined),
});
