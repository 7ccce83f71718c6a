import * as z from "zod/mini";
import { homeBreakfasts, homeSleeps, moods } from "~db/enums";
import { id, optionalText } from "~/lib/fields";

const maybe = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.pipe(
    z.optional(z.nullable(z.union([z.enum(values), z.literal("")], "errors:invalid"))),
    z.transform((value) => value || null),
  );

export const writeHomeNoteInput = z.object({
  childId: id(),
  slept: maybe(homeSleeps),
  breakfast: maybe(homeBreakfasts),
  mood: maybe(moods),
  medicine: optionalText(200),
  note: optionalText(300),
});
export type WriteHomeNoteInput = z.infer<typeof writeHomeNoteInput>;
