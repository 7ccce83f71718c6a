import { and, asc, eq, gt, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { absence, dayEntry } from "~db/schema/attendance";
import { child } from "~db/schema/children";
import { heldPlace } from "~db/schema/enrolment";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { listClasses } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { belongingOn, isFromClass, onePerClass } from "~/lib/enrolled.server";
import { groupBy } from "~/lib/group";
import { scheduleOn } from "~/lib/week-pattern";
import { isDue, statusOf } from "../rules";
import { findTimeChanges } from "../times/queries.server";

/** The stays from a day through another, the earliest first. */
export const findStays = (
  tx: Transaction,
  ctx: Ctx,
  of: { from: Day; through: Day; classId?: string },
) =>
  tx
    .select({
      childId: dayEntry.childId,
      classId: dayEntry.classId,
      day: dayEntry.day,
      startsAt: dayEntry.startsAt,
      endsAt: dayEntry.endsAt,
      /** It began by a hand-over from another class, and is no coming of its own. */
      isVisit: isFromClass(dayEntry.payload),
    })
    .from(dayEntry)
    .where(
      and(
        eq(dayEntry.centreId, ctx.centreId),
        eq(dayEntry.kind, "stay"),
        gte(dayEntry.day, of.from),
        lte(dayEntry.day, of.through),
        eq(dayEntry.removed, false),
        of.classId ? eq(dayEntry.classId, of.classId) : undefined,
      ),
    )
    .orderBy(asc(dayEntry.startsAt));

/**
 * Everyone who has a place on a day or is on a visit, by name: how it comes that day, what it is excused from, where
 * it is. A child that was handed over stands in both classes, and is present in one.
 */
export const listPupils = (ctx: Ctx, { day }: { day: Day }) =>
  ctx.tx(async (tx) => {
    const calendar = await getCalendar(ctx);
    const place = belongingOn(tx, ctx.centreId, day, calendar.patternWeekday(day));
    const found = await tx
      .select({
        childId: child.id,
        name: child.name,
        faceFileId: child.faceFileId,
        classId: place.classId,
        today: place.today,
        arrivesAt: place.arrivesAt,
        leavesAt: place.leavesAt,
        isBooked: place.isBooked,
        isVisit: place.isVisit,
        reason: absence.reason,
        absentFor: absence.schedule,
      })
      .from(place)
      .innerJoin(child, and(eq(child.centreId, place.centreId), eq(child.id, place.childId)))
      .leftJoin(
        absence,
        and(
          eq(absence.centreId, place.centreId),
          eq(absence.childId, place.childId),
          lte(absence.fromDay, day),
          gte(absence.toDay, day),
          isNull(absence.cancelledAt),
        ),
      )
      .orderBy(child.pinyin, child.id, place.isVisit);
    const rows = onePerClass(found, ({ childId }) => childId);
    const stays = await findStays(tx, ctx, { from: day, through: day });
    const rowsOf = groupBy(rows, ({ childId }) => childId);
    const staysOf = groupBy(stays, ({ childId }) => childId);
    /** Who is in two classes of the day is only where it was seen. */
    const staysIn = ({ childId, classId }: (typeof rows)[number]) =>
      (staysOf.get(childId) ?? []).filter(
        (stay) => stay.classId === classId || rowsOf.get(childId)?.length === 1,
      );
    /** Who is on a visit is collected when it is collected on any other day. */
    const hoursOf = ({ childId }: (typeof rows)[number]) => {
      const own = rowsOf.get(childId)?.find(({ isVisit }) => !isVisit);
      return { leavesAt: own?.leavesAt ?? null };
    };
    const times = await findTimeChanges(ctx, { day });
    /** Said for this day, or as on any other. */
    const timesOf = ({ childId, arrivesAt, leavesAt }: (typeof rows)[number]) => ({
      arrivesAt: times.get(childId)?.arrivesAt ?? arrivesAt,
      leavesAt: times.get(childId)?.leavesAt ?? leavesAt,
    });
    const isOpen = calendar.isOpenDay(day);
    return {
      isOpen,
      children: rows.map((row) => {
        const { today: schedule, ...pupil } = row.isVisit ? { ...row, ...hoursOf(row) } : row;
        const { absentFor, reason } = pupil;
        const hours = timesOf({ ...row, ...pupil });
        const own = staysIn(row);
        const excused = reason && absentFor ? { reason, schedule: absentFor } : null;
        const status = statusOf({ isOpen, schedule, stays: own, absence: excused });
        return { ...pupil, ...hours, schedule, stays: own, status };
      }),
    };
  });

/** Who is in, class by class, against who is due today; and the names of those due and not here. */
export const getWhoIsIn = (ctx: Ctx) =>
  ctx.tx(async () => {
    const day = dayOf(ctx.now, ctx.timeZone);
    const classes = await listClasses(ctx, { day });
    const { isOpen, children } = await listPupils(ctx, { day });
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
          due: own.filter(isDue).length,
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
    const calendar = await getCalendar(ctx);
    const days = calendar.openDays(from, addDays(today, -1));
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
        startsOn: heldPlace.startsOn,
        endsOn: heldPlace.endsOn,
        pattern: heldPlace.pattern,
      })
      .from(heldPlace)
      .where(
        and(
          eq(heldPlace.centreId, ctx.centreId),
          inArray(heldPlace.kind, ["enrolment", "booking"]),
          lte(heldPlace.startsOn, today),
          or(isNull(heldPlace.endsOn), gt(heldPlace.endsOn, from)),
        ),
      );
    const dueOn = (day: Day) => {
      const weekday = calendar.patternWeekday(day);
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
