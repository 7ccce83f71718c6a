import { and, asc, eq, gte, isNull, lt, or, sql } from "drizzle-orm";
import { application, offer } from "~db/schema/applications";
import { child } from "~db/schema/children";
import { booking, enrolment } from "~db/schema/enrolment";
import { listClasses } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { nameOf } from "~/lib/week-pattern";

/** Who holds a place in a class in a week, and what begins and ends there until four weeks later, offers and bookings too. */
export const getPlacesOfWeek = (ctx: Ctx, input: { classId: string; monday: Day }) =>
  ctx.tx(async (tx) => {
    const room = (await listClasses(ctx)).find(({ id }) => id === input.classId);
    if (!room) throw notFound("class");
    const until = addDays(input.monday, 35);
    const rows = await tx
      .select({
        id: enrolment.id,
        childId: enrolment.childId,
        name: child.name,
        faceFileId: child.faceFileId,
        pattern: enrolment.pattern,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
        followsId: enrolment.followsId,
      })
      .from(enrolment)
      .innerJoin(
        child,
        and(eq(child.centreId, enrolment.centreId), eq(child.id, enrolment.childId)),
      )
      .where(
        and(
          eq(enrolment.centreId, ctx.centreId),
          eq(enrolment.classId, input.classId),
          lt(enrolment.startsOn, until),
          or(isNull(enrolment.endsOn), gte(enrolment.endsOn, input.monday)),
        ),
      )
      .orderBy(asc(child.pinyin), asc(enrolment.startsOn));
    const week = addDays(input.monday, 7);
    // who stays in the class on other days or times neither leaves it nor comes
    const goesOn = new Set(rows.flatMap(({ followsId }) => (followsId ? [followsId] : [])));
    const isHere = new Set(rows.map(({ id }) => id));
    const changes = rows.flatMap((row) => [
      ...(row.startsOn >= input.monday
        ? [
            {
              ...row,
              day: row.startsOn,
              is:
                row.followsId && isHere.has(row.followsId)
                  ? ("goesOn" as const)
                  : ("begins" as const),
            },
          ]
        : []),
      ...(row.endsOn !== null && row.endsOn < until && !goesOn.has(row.id)
        ? [{ ...row, day: row.endsOn, is: "ends" as const }]
        : []),
    ]);
    return {
      room: { id: room.id, name: room.name, colour: room.colour, places: room.places },
      monday: input.monday,
      children: rows.filter(
        ({ startsOn, endsOn }) => startsOn < week && (endsOn === null || endsOn > input.monday),
      ),
      changes: changes.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
      offers: await listOffers(tx, ctx, { classId: input.classId, until }),
      bookings: await listHours(tx, ctx, {
        classId: input.classId,
        from: input.monday,
        until: week,
      }),
    };
  });

export type PlacesOfWeek = Awaited<ReturnType<typeof getPlacesOfWeek>>;

/** Open offers of places in the class that begin before `until`. */
async function listOffers(tx: Transaction, ctx: Ctx, of: { classId: string; until: Day }) {
  const rows = await tx
    .select({
      id: offer.id,
      applicationId: offer.applicationId,
      name: application.childName,
      pattern: offer.pattern,
      startsOn: offer.startsOn,
      answerBy: offer.answerBy,
    })
    .from(offer)
    .innerJoin(
      application,
      and(eq(application.centreId, offer.centreId), eq(application.id, offer.applicationId)),
    )
    .where(
      and(
        eq(offer.centreId, ctx.centreId),
        eq(offer.classId, of.classId),
        eq(offer.state, "open"),
        lt(offer.startsOn, of.until),
      ),
    )
    .orderBy(asc(offer.startsOn));
  return rows.map(({ pattern, ...row }) => ({ ...row, schedule: nameOf(pattern) }));
}

/** Hours booked in the class on the days of a week. */
const listHours = (tx: Transaction, ctx: Ctx, of: { classId: string; from: Day; until: Day }) =>
  tx
    .select({
      id: booking.id,
      childId: booking.childId,
      name: child.name,
      day: booking.day,
      from: sql<string>`to_char(${booking.fromTime}, 'HH24:MI')`,
      until: sql<string>`to_char(${booking.untilTime}, 'HH24:MI')`,
    })
    .from(booking)
    .innerJoin(child, and(eq(child.centreId, booking.centreId), eq(child.id, booking.childId)))
    .where(
      and(
        eq(booking.centreId, ctx.centreId),
        eq(booking.classId, of.classId),
        isNull(booking.cancelledAt),
        gte(booking.day, of.from),
        lt(booking.day, of.until),
      ),
    )
    .orderBy(asc(booking.day), asc(booking.fromTime));
