import * as z from "zod/mini";
import { absenceReasons, schedules } from "~db/enums";
import { choiceOf, day, id, optionalDay, optionalText, shortText, ticked } from "~/lib/fields";

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

export const moveLastDayInput = z.object({
  absenceId: id(),
  toDay: day(),
  /** Why: the child is back, it is ill for longer. */
  text: shortText(200),
});
export type MoveLastDayInput = z.infer<typeof moveLastDayInput>;

const answers = ["", "yes", "no"] as const;

export const followUpInput = z.object({
  absenceId: id(),
  /** What the family said: cause, symptoms, how the child is. */
  text: shortText(300),
  hospital: optionalText(60),
  diagnosis: optionalText(60),
  /** Empty while nobody knows. */
  contagious: z._default(z.enum(answers), ""),
  returnPaper: ticked(),
  returnsOn: optionalDay(),
});
export type FollowUpInput = z.infer<typeof followUpInput>;
