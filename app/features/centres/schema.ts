import * as z from "zod/mini";
import { classTypes, locales } from "~db/enums";
import {
  choiceOf,
  day,
  id,
  optionalDay,
  optionalText,
  shortText,
  timeOfDay,
  version,
  wholeNumber,
} from "~/lib/fields";

const timeZone = () =>
  z.string("errors:required").check(z.refine(isTimeZone, "errors:not_a_time_zone"));

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const openClassInput = z.object({
  name: shortText(20),
  type: choiceOf(classTypes),
  places: wholeNumber(1, 60),
  colour: z.optional(wholeNumber(1, 7)),
});
export type OpenClassInput = z.infer<typeof openClassInput>;

export const changeClassInput = z.object({
  name: shortText(20),
  type: choiceOf(classTypes),
  places: wholeNumber(1, 60),
  colour: wholeNumber(1, 7),
  version: version(),
});
export type ChangeClassInput = z.infer<typeof changeClassInput>;

export const foundCentreInput = z.object({
  name: shortText(),
  shortName: shortText(20),
  licensedPlaces: wholeNumber(1, 2000),
  address: optionalText(),
  phone: optionalText(30),
  opensAt: z._default(timeOfDay(), "07:30"),
  closesAt: z._default(timeOfDay(), "18:00"),
  timeZone: z._default(timeZone(), "Asia/Shanghai"),
  locale: z._default(z.enum(locales), "zh-CN"),
  demoDay: optionalDay(),
  classes: z._default(z.array(openClassInput).check(z.maxLength(40)), []),
});
/** What a caller has to give; everything but the name and the licence has a default. */
export type FoundCentreInput = z.input<typeof foundCentreInput>;

export const changeCentreInput = z.object({
  name: shortText(),
  shortName: shortText(20),
  address: optionalText(),
  phone: optionalText(30),
  licensedPlaces: wholeNumber(1, 2000),
  licensedFrom: optionalDay(),
  opensAt: timeOfDay(),
  closesAt: timeOfDay(),
  version: version(),
});
/** `licensedFrom` is the day from which the places count; left out, today. */
export type ChangeCentreInput = Omit<z.infer<typeof changeCentreInput>, "licensedFrom"> & {
  licensedFrom?: string | null;
};

export const classOnDayInput = z.object({ classId: id(), day: z.optional(day()) });
export type ClassOnDayInput = z.infer<typeof classOnDayInput>;
