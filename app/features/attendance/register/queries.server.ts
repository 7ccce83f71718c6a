import { and, asc, eq, gt, gte, inArray, isNull, lte, or } from "drizzle-orm";
import type { DaySchedule } from "~db/enums";
import { absence } from "~db/schema/attendance";
import { child } from "~db/schema/children";
import { booking, enrolment } from "~db/schema/enrolment";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getClass } from "~/features/centres/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { groupBy } from "~/lib/group";
import { bothOf, scheduleOn } from "~/lib/week-pattern";
import { findFollowUps, type FollowUp } from "../absences/queries.server";
import { findStays } from "../board/queries.server";
import { cellOf, daysOfMonth, totalsOf } from "./rules";

const capability = "attendance.register.read";

type Span = { classId: string; from: Day; through: Day };

/** Every place in a class in a span: an enrolment with its pattern, a booking for its one day. */
async function listPlaces(tx: Transaction, ctx: Ctx, { classId, from, through }: Span) {
  const enrolled = await tx
    .select({
      childId: enrolment.childId,
      startsOn: enrolment.startsOn,
      endsOn: enrolment.endsOn,
      pattern: enrolment.pattern,
    })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.centreId, ctx.centreId),
        eq(enrolment.classId, classId),
        lte(enrolment.startsOn, through),
        or(isNull(enrolment.endsOn), gt(enrolment.endsOn, from)),
      ),
    );
  const booked = await tx
    .select({ childId: booking.childId, day: booking.day, schedule: booking.schedule })
    .from(booking)
    .where(
      and(
        eq(booking.centreId, ctx.centreId),
        eq(booking.classId, classId),
        gte(booking.day, from),
        lte(booking.day, through),
        isNull(booking.cancelledAt),
      ),
    );
  return { enrolled, booked };
}

const findAbsences = (tx: Transaction, ctx: Ctx, ids: readonly string[], of: Span) =>
  tx
    .select({
      id: absence.id,
      childId: absence.childId,
      fromDay: absence.fromDay,
      toDay: absence.toDay,
      schedule: absence.schedule,
      reason: absence.reason,
      symptoms: absence.symptoms,
    })
    .from(absence)
    .where(
      and(
        eq(absence.centreId, ctx.centreId),
        inArray(absence.childId, [...ids]),
        lte(absence.fromDay, of.through),
        gte(absence.toDay, of.from),
        isNull(absence.cancelledAt),
      ),
    )
    .orderBy(asc(absence.fromDay));

/** The last thing that was learnt about a sickness, or that nobody has asked yet. */
export type SickNote = { fromDay: Day; toDay: Day; symptoms: string; last: FollowUp | null };

/**
 * A class's attendance of a month: a row for each child that had a place in it, a cell for each day, what it
 * comes to by child, by day and for the class, and what became of each sickness. Health data: audited.
 */
export const getAttendanceRegister = (ctx: Ctx, input: { classId: string; month: string }) =>
  ctx.tx(async (tx) => {
    const days = daysOfMonth(input.month);
    const [from = "", through = ""] = [days[0], days.at(-1)];
    const span = { classId: input.classId, from, through };
    const { id, name, colour } = await getClass(ctx, { classId: input.classId });
    const calendar = await getCalendar(ctx);
    const today = dayOf(ctx.now, ctx.timeZone);
    const { enrolled, booked } = await listPlaces(tx, ctx, span);
    const stays = (await findStays(tx, ctx, span)).filter(({ isVisit }) => !isVisit);
    const ids = [...new Set([...enrolled, ...booked, ...stays].map(({ childId }) => childId))];
    const people = await tx
      .select({ id: child.id, name: child.name })
      .from(child)
      .where(and(eq(child.centreId, ctx.centreId), inArray(child.id, ids)))
      .orderBy(asc(child.pinyin), asc(child.id));
    const absencesOf = groupBy(await findAbsences(tx, ctx, ids, span), ({ childId }) => childId);
    const ill = [...absencesOf.values()].flat().filter(({ reason }) => reason === "ill");
    const lines = await findFollowUps(
      tx,
      ctx,
      ill.map((one) => one.id),
    );
    const came = new Set(stays.map(({ childId, day }) => `${childId} ${day}`));
    await writeAudit(ctx, { capability, after: { classId: input.classId, month: input.month } });

    const scheduleOf = (childId: string, day: Day): DaySchedule => {
      const weekday = calendar.patternWeekday(day);
      const patterns = enrolled.filter(
        (one) =>
          one.childId === childId &&
          one.startsOn <= day &&
          (one.endsOn === null || one.endsOn > day),
      );
      const own = booked.filter((one) => one.childId === childId && one.day === day);
      return [
        ...patterns.map(({ pattern }) => scheduleOn(pattern, weekday)),
        ...own.map(({ schedule }) => schedule),
      ].reduce<DaySchedule>(bothOf, "none");
    };
    const rows = people.map((person) => {
      const absences = absencesOf.get(person.id) ?? [];
      const cells = days.map((day) =>
        cellOf({
          isOpen: calendar.isOpenDay(day),
          schedule: scheduleOf(person.id, day),
          when: day < today ? "past" : day === today ? "today" : "future",
          came: came.has(`${person.id} ${day}`),
          absence: absences.find((one) => one.fromDay <= day && one.toDay >= day) ?? null,
        }),
      );
      const sick = absences
        .filter(({ reason }) => reason === "ill")
        .map((one): SickNote => ({
          ...{ fromDay: one.fromDay, toDay: one.toDay, symptoms: one.symptoms },
          last:
            lines.findLast((line) => line.absenceId === one.id && line.kind === "asked") ?? null,
        }));
      return { ...person, cells, totals: totalsOf(cells), sick };
    });
    return {
      ...{ room: { id, name, colour }, month: input.month, today, rows },
      days: days.map((day, at) => ({
        ...{ day, isOpen: calendar.isOpenDay(day) },
        totals: totalsOf(rows.flatMap(({ cells }) => cells[at] ?? [])),
      })),
      totals: totalsOf(rows.flatMap(({ cells }) => cells)),
    };
  });

export type AttendanceRegister = Awaited<ReturnType<typeof getAttendanceRegister>>;
