import type { DaySchedule, Schedule, WeekSchedule } from "~db/enums";

/** The two halves of a day that places are counted in; a full-day child takes both. */
export const sessions = ["morning", "afternoon"] as const;
export type Session = (typeof sessions)[number];

/** Monday is 1, Friday 5. */
export const weekdays = [1, 2, 3, 4, 5] as const;
export type Weekday = (typeof weekdays)[number];

/** The sessions of a week in ten bits: Monday morning the lowest, Friday afternoon the highest. */
export type WeekPattern = number;

/** One session of one weekday, and its bit. */
export type Cell = { weekday: Weekday; session: Session; bit: number };

export const cells: readonly Cell[] = weekdays.flatMap((weekday) =>
  sessions.map((session, half) => ({ weekday, session, bit: 1 << ((weekday - 1) * 2 + half) })),
);

export const usesSession = (schedule: DaySchedule, session: Session): boolean =>
  schedule === "full" || schedule === session;

const bitsOf = (schedule: DaySchedule): number =>
  sessions.reduce(
    (bits, session, half) => bits | (usesSession(schedule, session) ? 1 << half : 0),
    0,
  );

const bySessions: readonly DaySchedule[] = ["none", "morning", "afternoon", "full"];

/** A week of five days, Monday first. */
export const patternOf = (week: readonly DaySchedule[]): WeekPattern =>
  week.reduce((pattern, schedule, day) => pattern | (bitsOf(schedule) << (day * 2)), 0);

export const everyDay = (schedule: Schedule): WeekPattern =>
  patternOf(weekdays.map(() => schedule));

export const scheduleOn = (pattern: WeekPattern, weekday: Weekday): DaySchedule =>
  bySessions[(pattern >> ((weekday - 1) * 2)) & 3] ?? "none";

export const weekOf = (pattern: WeekPattern): DaySchedule[] =>
  weekdays.map((weekday) => scheduleOn(pattern, weekday));

/** What a pattern is called as a whole, by the days on which the child comes. */
export function nameOf(pattern: WeekPattern): WeekSchedule {
  const [first, ...others] = new Set(weekOf(pattern).filter((schedule) => schedule !== "none"));
  return first === undefined || others.length > 0 ? "mixed" : first;
}

/** One weekday's sessions and no other's. */
export const onWeekday = (weekday: Weekday, schedule: Schedule): WeekPattern =>
  bitsOf(schedule) << ((weekday - 1) * 2);

/** What two places of one day come to. */
export const bothOf = (one: DaySchedule, other: DaySchedule): DaySchedule =>
  bySessions[bitsOf(one) | bitsOf(other)] ?? "none";
