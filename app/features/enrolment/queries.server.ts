import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, mondayOf, type Day } from "~/lib/dates";
import { isOpenDay } from "~/features/centres/calendar/rules";
import { getCentre, listClasses, listClassNames } from "~/features/centres/queries.server";
import { peakTaken } from "~/features/centres/rules";
import { enrolledOn } from "~/lib/enrolled.server";
import { countExpected, freeByWeek, halfHours, type AwayChild } from "./rules";

/** A child's stays in this centre, the newest first. */
export const listEnrolments = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx((tx) =>
    tx
      .select({
        id: enrolment.id,
        classId: enrolment.classId,
        className: classTable.name,
        colour: classTable.colour,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
        endReason: enrolment.endReason,
      })
      .from(enrolment)
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .where(and(eq(enrolment.centreId, ctx.centreId), eq(enrolment.childId, input.childId)))
      .orderBy(desc(enrolment.startsOn)),
  );

export type EnrolmentRow = Awaited<ReturnType<typeof listEnrolments>>[number];

/** The most places taken in a class, or in the centre, on any day from `from` on; both sessions. */
export async function countPlacesTaken(ctx: Ctx, input: { classId?: string; from?: Day } = {}) {
  const from = input.from ?? dayOf(ctx.now, ctx.timeZone);
  return peakTaken(await listStays(ctx, { ...input, from }), from);
}

/** Every stay that is not over on `from`, with its class. */
export const listStays = (ctx: Ctx, input: { from: Day; classId?: string }) =>
  ctx.tx((tx) =>
    tx
      .select({
        classId: enrolment.classId,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
      })
      .from(enrolment)
      .where(
        and(
          eq(enrolment.centreId, ctx.centreId),
          input.classId ? eq(enrolment.classId, input.classId) : undefined,
          or(isNull(enrolment.endsOn), gt(enrolment.endsOn, input.from)),
        ),
      ),
  );

/**
 * Full-day places free in each of the coming weeks, class by class, and how many the licence leaves in all:
 * a class with free places cannot give them once the centre is full.
 */
export const listFreePlaces = (ctx: Ctx, input: { weeks: number }) =>
  ctx.tx(async () => {
    const first = mondayOf(dayOf(ctx.now, ctx.timeZone));
    const mondays = Array.from({ length: input.weeks }, (_, at) => addDays(first, 7 * at));
    const [classes, stays, { licensedPlaces }] = [
      await listClasses(ctx),
      await listStays(ctx, { from: first }),
      await getCentre(ctx),
    ];
    return {
      mondays,
      classes: classes.map(({ id, places }) => ({
        classId: id,
        free: freeByWeek(
          stays.filter(({ classId }) => classId === id),
          places,
          mondays,
        ),
      })),
      licence: freeByWeek(stays, licensedPlaces, mondays),
    };
  });

/**
 * Children expected in every open class, half-hour by half-hour of a day, by their schedules' usual
 * times; `absent` are those known to stay away. Nobody is expected on a closed day: no classes then.
 */
export const expectedChildren = (
  ctx: Ctx,
  { day, absent = [] }: { day: Day; absent?: readonly AwayChild[] },
) =>
  ctx.tx(async (tx) => {
    if (!isOpenDay(day)) return [];
    const { opensAt, closesAt } = await getCentre(ctx);
    const classes = await listClassNames(ctx);
    const children = await tx
      .select({
        childId: enrolment.childId,
        classId: enrolment.classId,
        schedule: enrolment.schedule,
      })
      .from(enrolment)
      .where(and(eq(enrolment.centreId, ctx.centreId), enrolledOn(day)));
    const classIds = classes.map(({ id }) => id);
    return countExpected(children, absent, classIds, halfHours(opensAt, closesAt));
  });
