import { and, eq, gt, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { absence, dayEntry } from "~db/schema/attendance";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { isOpenDay, openDays, patternWeekday } from "~/features/centres/calendar/rules";
import { listClasses } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import { enrolledOn, scheduleOn as scheduleOnWeekday } from "~/lib/enrolled.server";
import { groupBy } from "~/lib/group";
import { scheduleOn } from "~/lib/week-pattern";
import { statusOf } from "../rules";

/** Who is in, class by class, against who is due today; and the names of those due and not here. */
export const getWhoIsIn = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const day = dayOf(ctx.now, ctx.timeZone);
    const classes = await listClasses(ctx, { day });
    const rows = await tx
      .select({
        childId: child.id,
        name: child.name,
        classId: enrolment.classId,
        schedule: scheduleOnWeekday(patternWeekday(day)),
        absenceId: absence.id,
        reason: absence.reason,
        absentFor: absence.schedule,
      })
      .from(enrolment)
      .innerJoin(
        child,
        and(eq(child.centreId, enrolment.centreId), eq(child.id, enrolment.childId)),
      )
      .leftJoin(
        absence,
        and(
          eq(absence.centreId, enrolment.centreId),
          eq(absence.childId, enrolment.childId),
          lte(absence.fromDay, day),
          gte(absence.toDay, day),
          isNull(absence.cancelledAt),
        ),
      )
      .where(and(eq(enrolment.centreId, ctx.centreId), enrolledOn(day)))
      .orderBy(child.pinyin);
    const stays = await tx
      .select({ childId: dayEntry.childId, startsAt: dayEntry.startsAt, endsAt: dayEntry.endsAt })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.day, day),
          eq(dayEntry.kind, "stay"),
          eq(dayEntry.removed, false),
        ),
      );
    const staysOf = groupBy(stays, ({ childId }) => childId);
    const isOpen = isOpenDay(day);
    const children = rows.map(({ absentFor, reason, ...row }) => ({
      ...row,
      reason,
      status: statusOf({
        ...{ isOpen, schedule: row.schedule, stays: staysOf.get(row.childId) ?? [] },
        absence: reason && absentFor ? { reason, schedule: absentFor } : null,
      }),
    }));
    return {
      ...{ day, isOpen },
      classes: classes.map(({ id, name, colour, type }) => {
        const own = children.filter(({ classId }) => classId === id);
        const having = (...wanted: string[]) =>
          own.filter(({ status }) => wanted.includes(status)).length;
        return {
          ...{ id, name, colour, type },
          present: having("present"),
          left: having("left"),
          /** Due today: those who came and those who still should. */
          due: having("present", "left", "expected"),
          absent: having("absent"),
        };
      }),
      missing: children
        .filter(({ status }) => status === "expected")
        .map(({ childId, name, classId, schedule }) => ({ childId, name, classId, schedule })),
      absentees: children.flatMap(({ childId, status, schedule }) =>
        status === "absent" && schedule !== "none" ? [{ childId, schedule }] : [],
      ),
    };
  });

/**
 * Open days of the last `weeks` up to yesterday: child-days due and present. The rate is present ÷ enrolled
 * child-days (卫生保健工作规范 2012 附件5).
 */
export const getAttendanceTrend = (ctx: Ctx, input: { weeks: number }) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const from = addDays(today, -7 * input.weeks);
    const days = openDays(from, addDays(today, -1));
    if (days.length === 0) return [];
    const present = await tx
      .select({
        day: dayEntry.day,
        children: sql<number>`count(distinct ${dayEntry.childId})::int`,
      })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.kind, "stay"),
          eq(dayEntry.removed, false),
          inArray(dayEntry.day, days),
        ),
      )
      .groupBy(dayEntry.day);
    const places = await tx
      .select({
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
        pattern: enrolment.pattern,
      })
      .from(enrolment)
      .where(
        and(
          eq(enrolment.centreId, ctx.centreId),
          lte(enrolment.startsOn, today),
          or(isNull(enrolment.endsOn), gt(enrolment.endsOn, from)),
        ),
      );
    const dueOn = (day: Day) => {
      const weekday = patternWeekday(day);
      return places.filter(
        ({ startsOn, endsOn, pattern }) =>
          startsOn <= day &&
          (endsOn === null || endsOn > day) &&
          scheduleOn(pattern, weekday) !== "none",
      ).length;
    };
    const presentOn = new Map(present.map((row) => [row.day, row.children]));
    return days
      .map((day) => ({ day, enrolled: dueOn(day), present: presentOn.get(day) ?? 0 }))
      .filter(({ enrolled, present: came }) => enrolled > 0 && came > 0);
  });
