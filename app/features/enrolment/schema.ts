import * as z from "zod/mini";
import { schedules } from "~db/enums";
import { choiceOf, day, id, optionalText } from "~/lib/fields";

export const admitChildInput = z.object({
  childId: id(),
  classId: id(),
  schedule: choiceOf(schedules),
  startsOn: day(),
});
export type AdmitChildInput = z.infer<typeof admitChildInput>;

/** `endsOn` is the first day the child no longer comes. */
export const withdrawChildInput = z.object({
  enrolmentId: id(),
  endsOn: day(),
  reason: optionalText(200),
});
export type WithdrawChildInput = z.infer<typeof withdrawChildInput>;
