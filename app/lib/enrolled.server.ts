import { and, gt, isNull, lte, or, sql, type SQL } from "drizzle-orm";
import type { DaySchedule } from "~db/enums";
import { enrolment } from "~db/schema/enrolment";
import type { Day } from "./dates";
import type { Weekday } from "./week-pattern";

/** An enrolment that counts on a day: begun, and not over; its last day is the one before it ends. */
export const enrolledOn = (day: Day): SQL | undefined =>
  and(lte(enrolment.startsOn, day), or(isNull(enrolment.endsOn), gt(enrolment.endsOn, day)));

const sessionsOn = (weekday: Weekday): SQL =>
  sql`((${enrolment.pattern} >> ${sql.raw(String((weekday - 1) * 2))}) & 3)`;

/** How an enrolled child comes on a weekday of its pattern. */
export const scheduleOn = (weekday: Weekday) =>
  sql<DaySchedule>`(array['none', 'morning', 'afternoon', 'full'])[${sessionsOn(weekday)} + 1]`;

/** An enrolment whose child comes on the weekday at all. */
export const comesOn = (weekday: Weekday): SQL => sql`${sessionsOn(weekday)} <> 0`;
