import * as z from "zod/mini";
import { daySchedules, weekSchedules } from "~db/enums";
import { choiceOf, day, id, optionalText, optionalTime } from "~/lib/fields";

const dayField = () => z._default(choiceOf(daySchedules), "none");

/** How a child comes in a week: the same every day, or `mixed` with a choice for each day. */
export const weekFields = {
  schedule: choiceOf(weekSchedules),
  monday: dayField(),
  tuesday: dayField(),
  wednesday: dayField(),
  thursday: dayField(),
  friday: dayField(),
};

/** Usual times, where they are not the centre's. */
const timeFields = { arrivesAt: optionalTime(), leavesAt: optionalTime() };

export const admitChildInput = z.object({
  childId: id(),
  classId: id(),
  ...weekFields,
  startsOn: day(),
  ...timeFields,
});
/** What a caller has to give: the days of a mixed week and the usual times may be left out. */
export type AdmitChildInput = z.input<typeof admitChildInput>;

/** From `fromDay` on another class, another week, or both. */
export const changePlaceInput = z.object({
  enrolmentId: id(),
  classId: id(),
  ...weekFields,
  fromDay: day(),
  ...timeFields,
});
export type ChangePlaceInput = z.input<typeof changePlaceInput>;

export const cancelChangeInput = z.object({ enrolmentId: id() });
export type CancelChangeInput = z.infer<typeof cancelChangeInput>;

/** `endsOn` is the first day the child no longer comes. */
export const withdrawChildInput = z.object({
  enrolmentId: id(),
  endsOn: day(),
  reason: optionalText(200),
});
export type WithdrawChildInput = z.infer<typeof withdrawChildInput>;
