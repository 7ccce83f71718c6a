import { and, desc, eq, sql } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { listHeldPlaces } from "~/features/centres/places/queries.server";
import { inSession, peakOf, sweep } from "~/features/centres/places/rules";
import { getSessions } from "~/features/centres/sessions/queries.server";
import { getCentre, listClassNames } from "~/features/centres/queries.server";
import { placesOn } from "~/lib/enrolled.server";
import { countExpected, halfHours, type AwayChild } from "./rules";

/** A child's stays in this centre, the newest first. */
export const listEnrolments = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx((tx) =>
    tx
      .select({
        id: enrolment.id,
        classId: enrolment.classId,
        className: classTable.name,
        colour: classTable.colour,
        pattern: enrolment.pattern,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
        endReason: enrolment.endReason,
        followsId: enrolment.followsId,
        arrivesAt: sql<string | null>`to_char(${enrolment.arrivesAt}, 'HH24:MI')`,
        leavesAt: sql<string | null>`to_char(${enrolment.leavesAt}, 'HH24:MI')`,
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

/** The most places held in a class, or in the centre, on any day from `from` on, session by session. */
export async function countPlacesTaken(ctx: Ctx, input: { classId?: string; from?: Day } = {}) {
  const from = input.from ?? dayOf(ctx.now, ctx.timeZone);
  const peak = peakOf(sweep(await listHeldPlaces(ctx, { ...input, from }), from));
  return { morning: inSession(peak, "morning"), afternoon: inSession(peak, "afternoon") };
}

/**
 * Children expected in every open class, half-hour by half-hour of a day, by their schedules' usual
 * times, their own or those of a booking; `absent` are those known to stay away. Nobody is expected on a closed day: no classes then.
 */
export const expectedChildren = (
  ctx: Ctx,
  { day, absent = [] }: { day: Day; absent?: readonly AwayChild[] },
) =>
  ctx.tx(async (tx) => {
    const calendar = await getCalendar(ctx);
    if (!calendar.isOpenDay(day)) return [];
    const weekday = calendar.patternWeekday(day);
    const { opensAt, closesAt } = await getCentre(ctx);
    const setting = await getSessions(ctx, { day });
    const classes = await listClassNames(ctx);
    const places = placesOn(tx, ctx.centreId, day, weekday);
    const children = (await tx.select().from(places)).flatMap(({ today, ...place }) =>
      today === "none" ? [] : { ...place, schedule: today },
    );
    const classIds = classes.map(({ id }) => id);
    return countExpected(children, absent, classIds, halfHours(opensAt, closesAt), setting);
  });
