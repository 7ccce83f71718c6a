import { and, eq, gte, isNull, lt, sql } from "drizzle-orm";
import { booking, enrolment } from "~db/schema/enrolment";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { enrolledOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { onWeekday } from "~/lib/week-pattern";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import type { Calendar } from "~/features/centres/calendar/rules";
import { holdPlaces } from "~/features/centres/places/commands.server";
import type { PlaceAsked } from "~/features/centres/places/rules";
import { getSessions } from "~/features/centres/sessions/queries.server";
import { findChild, refusePlace } from "../places/commands.server";
import type { Schedule } from "~db/enums";
import { daysAhead, sessionsAsked } from "./rules";
import type { BookPlaceInput, CancelBookingInput } from "./schema";

const capability = "enrolment.child.admit";

const guards = {
  // the exclusion constraint: one child, two bookings that overlap
  "23P01": refuse("already_comes_then", "fromTime"),
  // the database's own count, where this one was wrong
  WR001: refuse("no_place_free", "classId"),
} satisfies Record<string, Refusal>;

/** The place that a schedule takes on one day; a make-up day's is that of the weekday it follows. */
const placeOn = (calendar: Calendar, day: Day, schedule: Schedule): PlaceAsked => ({
  pattern: onWeekday(calendar.patternWeekday(day), schedule),
  ...{ startsOn: day, endsOn: addDays(day, 1) },
});

/** The first of the coming open days on which the same sessions are free. */
function nextFree(calendar: Calendar, after: Day, schedule: Schedule) {
  return (isFree: (asked: PlaceAsked) => boolean): Day | null => {
    let day = after;
    for (let tried = 0; tried < daysAhead; tried += 1) {
      day = calendar.nextOpenDay(day);
      if (isFree(placeOn(calendar, day, schedule))) return day;
    }
    return null;
  };
}

/**
 * Books hours of one day for a child, enrolled or not: they take the sessions that they touch. Refuses a day
 * that is past or closed, hours outside the sessions, a child that comes then anyway, and what `admitChild`
 * refuses: a class that is closed or full, a full centre, an age outside the band.
 */
export const bookPlace = (
  ctx: Ctx,
  input: BookPlaceInput,
): Promise<Result<{ bookingId: string }>> =>
  command(
    ctx,
    async (tx) => {
      await holdPlaces(tx, ctx);
      const { childId, classId, day, fromTime, untilTime } = input;
      const { bornOn } = await findChild(tx, ctx, childId);
      if (day < dayOf(ctx.now, ctx.timeZone)) return refuse("day_is_past", "day");
      const calendar = await getCalendar(ctx);
      if (!calendar.isOpenDay(day)) return refuse("booking_day_closed", "day");
      const setting = await getSessions(ctx, { day });
      const asked = sessionsAsked(setting, { from: fromTime, to: untilTime });
      if ("refusal" in asked) return asked.refusal;
      const place = placeOn(calendar, day, asked.schedule);
      if (await comesThen(tx, ctx, childId, place)) return refuse("already_comes_then", "fromTime");
      const refusal = await refusePlace(tx, ctx, {
        ...{ ...place, classId, bornOn },
        nextFree: nextFree(calendar, day, asked.schedule),
      });
      if (refusal) return refusal;
      const bookingId = newId(ctx.now);
      await tx.execute(sql`select write_booking(${bookingId}, ${childId}, ${classId}, ${day},
        ${fromTime}, ${untilTime}, ${place.pattern}, ${ctx.actor.id}, ${ctx.now.toISOString()})`);
      await writeAudit(ctx, { capability, childId, after: { bookingId, classId, day } });
      await announce(ctx, "booking.made", { childId, bookingId });
      return ok({ bookingId });
    },
    guards,
  );

/** Whether the child has a place in one of the sessions already, by its enrolment or by another booking. */
async function comesThen(
  tx: Transaction,
  ctx: Ctx,
  childId: string,
  { pattern, startsOn: day }: PlaceAsked,
): Promise<boolean> {
  const [enrolled] = await tx
    .select({ id: enrolment.id })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.centreId, ctx.centreId),
        eq(enrolment.childId, childId),
        enrolledOn(day),
        sql`${enrolment.pattern} & ${pattern}::int <> 0`,
      ),
    );
  const [booked] = await tx
    .select({ id: booking.id })
    .from(booking)
    .where(
      and(
        eq(booking.centreId, ctx.centreId),
        eq(booking.childId, childId),
        eq(booking.day, day),
        isNull(booking.cancelledAt),
        sql`${booking.pattern} & ${pattern}::int <> 0`,
      ),
    );
  return enrolled !== undefined || booked !== undefined;
}

/**
 * A place that a child is given takes the stead of its bookings there: they are cancelled, as far as the place
 * covers their sessions, so that no session is held twice. `by` is whoever gives the place.
 */
export async function cancelCovered(
  tx: Transaction,
  ctx: Ctx,
  childId: string,
  { pattern, startsOn, endsOn }: PlaceAsked,
  by: string = ctx.actor.id,
): Promise<void> {
  const covered = await tx
    .select({ id: booking.id })
    .from(booking)
    .where(
      and(
        eq(booking.centreId, ctx.centreId),
        eq(booking.childId, childId),
        isNull(booking.cancelledAt),
        gte(booking.day, startsOn),
        gte(booking.day, dayOf(ctx.now, ctx.timeZone)),
        endsOn === null ? undefined : lt(booking.day, endsOn),
        sql`${booking.pattern} & ~${pattern}::int = 0`,
      ),
    );
  for (const { id } of covered) await writeCancelled(tx, ctx, { id, childId, by });
}

async function writeCancelled(
  tx: Transaction,
  ctx: Ctx,
  { id: bookingId, childId, by }: { id: string; childId: string; by: string },
): Promise<void> {
  await tx.execute(sql`select cancel_booking(${bookingId}, ${by}, ${ctx.now.toISOString()})`);
  await writeAudit(ctx, { capability, childId, before: { bookingId } });
  await announce(ctx, "booking.cancelled", { childId, bookingId });
}

/** Frees the place again; refused once the day is past. Cancelled twice it stays cancelled. */
export const cancelBooking = (ctx: Ctx, { bookingId }: CancelBookingInput): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    const [found] = await tx
      .select({ childId: booking.childId, day: booking.day, cancelledAt: booking.cancelledAt })
      .from(booking)
      .where(and(eq(booking.centreId, ctx.centreId), eq(booking.id, bookingId)));
    if (!found) throw notFound("booking");
    if (found.cancelledAt) return done;
    if (found.day < dayOf(ctx.now, ctx.timeZone)) return refuse("day_is_past");
    await writeCancelled(tx, ctx, { id: bookingId, childId: found.childId, by: ctx.actor.id });
    return done;
  });
