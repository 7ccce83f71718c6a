import { and, asc, eq, gt, isNull, lte, or, sql, type AnyColumn, type SQL } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { DaySchedule, WeekSchedule } from "~db/enums";
import { dayEntry } from "~db/schema/attendance";
import { booking, enrolment } from "~db/schema/enrolment";
import type { CentreId } from "./context.server";
import type { Day } from "./dates";
import type { Transaction } from "./db.server";
import { bothOf, type Weekday } from "./week-pattern";

/** An enrolment that counts on a day: begun, and not over; its last day is the one before it ends. */
export const enrolledOn = (day: Day): SQL | undefined =>
  and(lte(enrolment.startsOn, day), or(isNull(enrolment.endsOn), gt(enrolment.endsOn, day)));

/** How an enrolled child comes on a weekday of its pattern. */
const scheduleOn = (weekday: Weekday) =>
  sql<DaySchedule>`(array['none', 'morning', 'afternoon', 'full'])[((${enrolment.pattern} >> ${sql.raw(String((weekday - 1) * 2))}) & 3) + 1]`;

const hour = (column: AnyColumn, name: string) =>
  sql<string | null>`to_char(${column}, 'HH24:MI')`.as(name);

const enrolledPlaces = (tx: Transaction, centreId: CentreId, day: Day, weekday: Weekday) =>
  tx
    .select({
      centreId: enrolment.centreId,
      childId: enrolment.childId,
      classId: enrolment.classId,
      schedule: sql<WeekSchedule>`${enrolment.schedule}`.as("schedule"),
      today: scheduleOn(weekday).as("today"),
      arrivesAt: hour(enrolment.arrivesAt, "arrives_at"),
      leavesAt: hour(enrolment.leavesAt, "leaves_at"),
      isBooked: sql<boolean>`false`.as("is_booked"),
      isVisit: sql<boolean>`false`.as("is_visit"),
    })
    .from(enrolment)
    .where(and(eq(enrolment.centreId, centreId), enrolledOn(day)));

const bookedPlaces = (tx: Transaction, centreId: CentreId, day: Day) =>
  tx
    .select({
      centreId: booking.centreId,
      childId: booking.childId,
      classId: booking.classId,
      schedule: sql<WeekSchedule>`${booking.schedule}`.as("schedule"),
      today: sql<DaySchedule>`${booking.schedule}`.as("today"),
      arrivesAt: hour(booking.fromTime, "arrives_at"),
      leavesAt: hour(booking.untilTime, "leaves_at"),
      isBooked: sql<boolean>`true`.as("is_booked"),
      isVisit: sql<boolean>`false`.as("is_visit"),
    })
    .from(booking)
    .where(and(eq(booking.centreId, centreId), eq(booking.day, day), isNull(booking.cancelledAt)));

/** Children whom another class has handed over for the rest of the day, as the day stands; never due. */
const visits = (tx: Transaction, centreId: CentreId, day: Day) =>
  tx
    .selectDistinct({
      centreId: dayEntry.centreId,
      childId: dayEntry.childId,
      classId: dayEntry.classId,
      schedule: sql<WeekSchedule>`'full'::text`.as("schedule"),
      today: sql<DaySchedule>`'none'::text`.as("today"),
      arrivesAt: sql<string | null>`null::text`.as("arrives_at"),
      leavesAt: sql<string | null>`null::text`.as("leaves_at"),
      isBooked: sql<boolean>`false`.as("is_booked"),
      isVisit: sql<boolean>`true`.as("is_visit"),
    })
    .from(dayEntry)
    .where(
      and(
        eq(dayEntry.centreId, centreId),
        eq(dayEntry.day, day),
        eq(dayEntry.kind, "stay"),
        eq(dayEntry.removed, false),
        isFromClass(dayEntry.payload),
      ),
    );

/** A stay that began by a hand-over from another class. */
export const isFromClass = (payload: AnyColumn) => sql<boolean>`${payload} ? 'fromClass'`;

/**
 * Everyone who has a place on a day: by enrolment, as its pattern says of the weekday, or by booking, at the
 * booking's own hours. To be joined like a table; a child may stand in it twice.
 */
export const placesOn = (tx: Transaction, centreId: CentreId, day: Day, weekday: Weekday) =>
  unionAll(enrolledPlaces(tx, centreId, day, weekday), bookedPlaces(tx, centreId, day)).as("place");

/** `placesOn`, and those who are on a visit from another class: whose hands a child is in that day. */
export const belongingOn = (tx: Transaction, centreId: CentreId, day: Day, weekday: Weekday) =>
  unionAll(
    enrolledPlaces(tx, centreId, day, weekday),
    bookedPlaces(tx, centreId, day),
    visits(tx, centreId, day),
  ).as("place");

/** One row for a child in a class: what its enrolment and its bookings come to on the day. */
export function onePerClass<R extends { classId: string; today: DaySchedule }>(
  rows: readonly R[],
  childOf: (row: R) => string,
): R[] {
  const known = new Map<string, R>();
  for (const row of rows) {
    const key = `${row.classId} ${childOf(row)}`;
    const other = known.get(key);
    known.set(key, other ? { ...other, today: bothOf(other.today, row.today) } : row);
  }
  return [...known.values()];
}

/** The class of every child that has a place, now or promised: of several the one that begins first. */
export const firstStays = (tx: Transaction, centreId: CentreId, today: Day) =>
  tx
    .selectDistinctOn([enrolment.childId], {
      childId: enrolment.childId,
      classId: enrolment.classId,
    })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.centreId, centreId),
        or(isNull(enrolment.endsOn), gt(enrolment.endsOn, today)),
      ),
    )
    .orderBy(enrolment.childId, asc(enrolment.startsOn))
    .as("stay");
