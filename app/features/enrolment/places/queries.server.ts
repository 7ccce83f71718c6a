import { and, eq } from "drizzle-orm";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, mondayOf, type Day } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import type { Calendar } from "~/features/centres/calendar/rules";
import { listClasses, listLicences } from "~/features/centres/queries.server";
import { listHeldPlaces } from "~/features/centres/places/queries.server";
import { patternAsked } from "../rules";
import { addedSessions, boardOf, freeForPattern, placeFit } from "./rules";
import type { PlaceFitInput } from "./schema";

const mondaysFrom = (first: Day, weeks: number): Day[] =>
  Array.from({ length: weeks }, (_, at) => addDays(first, 7 * at));

/** The holiday that closes a whole week, or null. */
const closedFor = (calendar: Calendar, monday: Day) =>
  calendar.openDays(monday, addDays(monday, 6)).length > 0
    ? null
    : calendar.specialDay(addDays(monday, 2));

/** Places free in each class and in the centre, week by week from this one on. */
export const getPlacesBoard = (ctx: Ctx, input: { weeks: number }) =>
  ctx.tx(async () => {
    const first = mondayOf(dayOf(ctx.now, ctx.timeZone));
    const mondays = mondaysFrom(first, input.weeks);
    // sent at once down the one connection
    const [calendar, classes, held, licence] = await Promise.all([
      getCalendar(ctx),
      listClasses(ctx),
      listHeldPlaces(ctx, { from: first }),
      listLicences(ctx),
    ]);
    const board = boardOf(held, classes, licence, mondays);
    const weeksOf = new Map(board.classes.map(({ classId, weeks }) => [classId, weeks]));
    return {
      weeks: mondays.map((monday) => ({ monday, closedFor: closedFor(calendar, monday) })),
      whole: board.whole,
      classes: classes.map(({ id, name, colour, type, places }) => ({
        ...{ id, name, colour, type, places },
        weeks: weeksOf.get(id) ?? [],
      })),
    };
  });

export type PlacesBoard = Awaited<ReturnType<typeof getPlacesBoard>>;

const weeksShown = 16;

/**
 * What a change of an enrolment would meet: whether it works on the day, the first day it does, and how many
 * places the class has free in the sessions it adds, week by week. Promises nothing; the command asks again.
 */
export const getPlaceFit = (ctx: Ctx, input: PlaceFitInput) =>
  ctx.tx(async (tx) => {
    const [place] = await tx
      .select({ classId: enrolment.classId, pattern: enrolment.pattern, endsOn: enrolment.endsOn })
      .from(enrolment)
      .where(and(eq(enrolment.centreId, ctx.centreId), eq(enrolment.id, input.enrolmentId)));
    const room = (await listClasses(ctx)).find(({ id }) => id === input.classId);
    if (!place || !room) throw notFound("enrolment");
    const pattern = patternAsked(input);
    const today = dayOf(ctx.now, ctx.timeZone);
    const held = (await listHeldPlaces(ctx, { from: today })).filter(
      ({ id }) => id !== input.enrolmentId,
    );
    const asked = { pattern, startsOn: input.fromDay, endsOn: place.endsOn, classId: room.id };
    const limits = { places: room.places, licence: await listLicences(ctx) };
    const fit = placeFit(held, asked, limits);
    const mondays = mondaysFrom(mondayOf(today), weeksShown);
    const isOwn = place.classId === room.id;
    const added = isOwn ? addedSessions(place.pattern, pattern) : pattern;
    const own = held.filter(({ classId }) => classId === room.id);
    return {
      ...{ asked: input.fromDay, worksFrom: fit.worksFrom, className: room.name },
      full: (fit.inClass[0] ?? fit.inCentre[0]) || null,
      isCentre: fit.inClass.length === 0 && fit.inCentre.length > 0,
      weeks: freeForPattern(own, room.places, added === 0 ? pattern : added, mondays).map(
        (free, at) => ({ monday: mondays[at] ?? today, free }),
      ),
    };
  });

export type PlaceFitPage = Awaited<ReturnType<typeof getPlaceFit>>;
