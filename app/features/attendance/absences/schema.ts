import * as z from "zod/mini";
import { absenceReasons, schedules } from "~db/enums";
import { choiceOf, day, id, optionalText } from "~/lib/fields";

export const recordAbsenceInput = z.object({
  childId: id(),
  fromDay: day(),
  toDay: day(),
  schedule: z._default(choiceOf(schedules), "full"),
  reason: choiceOf(absenceReasons),
  symptoms: optionalText(200),
  note: optionalText(200),
});
export type RecordAbsenceInput = z.infer<typeof recordAbsenceInput>;

/** Told in the room with one tap on its reason: all of today. */
export const absentTodayInput = z.object({ childId: id(), reason: choiceOf(absenceReasons) });

export const absenceIdInput = z.object({ absenceId: id() });
