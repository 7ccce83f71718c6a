import * as z from "zod/mini";
import { leaveKinds } from "~db/enums";
import { isDay } from "~/lib/dates";
import { choiceOf, day, id, optionalId, optionalText, ticked, timeOfDay } from "~/lib/fields";

/** Seconds that a browser may send are dropped: a roster is written in minutes. */
const minute = () =>
  z.pipe(
    timeOfDay(),
    z.transform((time) => time.slice(0, 5)),
  );

const times = { startsAt: minute(), endsAt: minute(), classId: optionalId() };

/** Without a class: work outside the classes. */
export const planShiftInput = z.object({ staffId: id(), day: day(), ...times });
export type PlanShiftInput = z.infer<typeof planShiftInput>;

export const changeShiftInput = z.object({ shiftId: id(), ...times });
export type ChangeShiftInput = z.infer<typeof changeShiftInput>;

export const removeShiftInput = z.object({ shiftId: id() });
export type RemoveShiftInput = z.infer<typeof removeShiftInput>;

/** `week` is any day of the week that is filled from the one before. */
export const copyRosterInput = z.object({ week: day() });
export type CopyRosterInput = z.infer<typeof copyRosterInput>;

/** Both days included; with `removeShifts` the shifts of those days go. */
export const recordLeaveInput = z.object({
  staffId: id(),
  kind: choiceOf(leaveKinds),
  fromDay: day(),
  toDay: day(),
  coveredBy: optionalId(),
  note: optionalText(200),
  removeShifts: ticked(),
});
export type RecordLeaveInput = z.infer<typeof recordLeaveInput>;

export const removeLeaveInput = z.object({ leaveId: id() });
export type RemoveLeaveInput = z.infer<typeof removeLeaveInput>;

export const rosterGroups = ["all", "underThree", "kindergarten", "others"] as const;
export type RosterGroup = (typeof rosterGroups)[number];

const realDay = () => z.string().check(z.refine(isDay));

/** What the roster's address says; what it says wrongly counts as not said. */
export const rosterParams = z.object({
  week: z.catch(z.optional(realDay()), undefined),
  day: z.catch(z.optional(realDay()), undefined),
  group: z.catch(z.enum(rosterGroups), "all"),
});

/** What the address says about an open sheet, taken away. */
export const closedSheet: Record<string, null> = {
  ...{ edit: null, form: null, from: null, to: null },
  ...{ class: null, copied: null },
};

/** Shifts offered at one press: the product's default. */
export const usualShifts = {
  early: { startsAt: "07:30", endsAt: "16:00" },
  middle: { startsAt: "08:15", endsAt: "16:45" },
  late: { startsAt: "09:30", endsAt: "18:00" },
} as const;
