import { and, countDistinct, eq, gte, inArray, isNull, lte } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { calendarDay } from "~db/schema/centres";
import { booking } from "~db/schema/enrolment";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, daysBetween, weekdayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { done, refuse, type Refusal, type Result } from "~/lib/result";
import { showCentre } from "~/lib/shown.server";
import { weekdays } from "~/lib/week-pattern";
import { holdPlaces } from "../places/commands.server";
import { getCalendar, keptCalendar } from "./queries.server";
import { calendarOf, publishedDay, publishedWeekday, type OwnDay } from "./rules";
import type { ChangeDayInput, ClearDaysInput, CloseDaysInput } from "./schema";

const capability = "centres.calendar.change";

/** The longest closure that is entered at once, in days. */
const longestClosure = 92;

/**
 * Opens or closes one day, whatever is published about it. An open weekend day follows a weekday: the one
 * given, else the one that a published make-up day replaces. Refuses a day that is so already, a weekend day
 * without a weekday, and closing a day that has records.
 */
export const changeDay = (ctx: Ctx, input: ChangeDayInput): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    const { day, kind, name } = input;
    const calendar = await getCalendar(ctx);
    const before = calendar.ownDay(day);
    const follows = kind === "open" && weekdayOf(day) > 5 ? weekdayAsked(input) : null;
    if (kind === "open" && weekdayOf(day) > 5 && follows === null) {
      return refuse("day_follows_none", "follows");
    }
    const isSame = calendar.isOpenDay(day) === (kind === "open");
    if (isSame && !before && (!follows || follows === calendar.patternWeekday(day))) {
      return refuse("day_is_so_already", "kind");
    }
    const set = [{ day, kind, name, follows }];
    const refusal = await replaceDays(tx, ctx, { fromDay: day, toDay: day }, set);
    if (refusal) return refusal;
    await writeAudit(ctx, {
      capability,
      ...(before && { before: wordsOf(before) }),
      after: wordsOf({ day, kind, follows }),
    });
    return done;
  });

function weekdayAsked({ day, follows }: ChangeDayInput) {
  const given = weekdays.find((one) => one === Number(follows));
  return given ?? (publishedDay(day)?.kind === "open" ? publishedWeekday(day) : null);
}

const wordsOf = ({ day, kind, follows }: Omit<OwnDay, "name">) => ({
  ...{ day, kind },
  ...(follows && { follows: String(follows) }),
});

/**
 * Closes every day of a time, weekends too, so that a make-up day published later stays closed. Refuses an
 * end before its beginning, more than three months, and days that have records.
 */
export const closeDays = (ctx: Ctx, input: CloseDaysInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const { fromDay, toDay, name } = input;
    const days = daysBetween(fromDay, toDay) + 1;
    if (days < 1) return refuse("ends_before_beginning", "toDay");
    if (days > longestClosure) return refuse("closure_too_long", "toDay", { most: longestClosure });
    await holdPlaces(tx, ctx);
    const set = Array.from({ length: days }, (_, at) => ({
      ...{ day: addDays(fromDay, at), kind: "closed" as const, name, follows: null },
    }));
    const refusal = await replaceDays(tx, ctx, input, set);
    if (refusal) return refusal;
    await writeAudit(ctx, { capability, after: { fromDay, toDay, kind: "closed" } });
    return done;
  });

/** Takes back what the centre set: those days are as published again. Refuses days that then close on records. */
export const clearDays = (ctx: Ctx, input: ClearDaysInput): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    const { fromDay, toDay } = input;
    const refusal = await replaceDays(tx, ctx, { fromDay, toDay }, []);
    if (refusal) return refusal;
    await writeAudit(ctx, { capability, before: { fromDay, toDay } });
    return done;
  });

type Time = { fromDay: Day; toDay: Day };

/** Sets the own days of a time to these and no others, unless a day that has records would close. */
async function replaceDays(
  tx: Transaction,
  ctx: Ctx,
  { fromDay, toDay }: Time,
  set: readonly OwnDay[],
): Promise<Refusal | null> {
  const before = await getCalendar(ctx);
  const others = before.own.filter(({ day }) => day < fromDay || day > toDay);
  const after = calendarOf([...others, ...set]);
  const closing = before.openDays(fromDay, toDay).filter((day) => !after.isOpenDay(day));
  const moved = before
    .openDays(fromDay, toDay)
    .filter((day) => before.patternWeekday(day) !== after.patternWeekday(day));
  const refusal =
    (await refuseRecorded(tx, ctx, closing)) ??
    (await refuseBooked(tx, ctx, [...closing, ...moved]));
  if (refusal) return refusal;
  const isInTime = [gte(calendarDay.day, fromDay), lte(calendarDay.day, toDay)];
  await tx.delete(calendarDay).where(and(eq(calendarDay.centreId, ctx.centreId), ...isInTime));
  if (set.length > 0) {
    const stamps = { centreId: ctx.centreId, updatedAt: ctx.now };
    await tx.insert(calendarDay).values(set.map((each) => ({ ...each, ...stamps })));
  }
  keptCalendar.forget(tx);
  await showCentre(ctx);
  return null;
}

/** A day on which children came is not closed afterwards: what was recorded would belong to no day. */
async function refuseRecorded(
  tx: Transaction,
  ctx: Ctx,
  closing: readonly Day[],
): Promise<Refusal | null> {
  if (closing.length === 0) return null;
  const [recorded] = await tx
    .select({ day: dayEntry.day, children: countDistinct(dayEntry.childId) })
    .from(dayEntry)
    .where(
      and(
        eq(dayEntry.centreId, ctx.centreId),
        inArray(dayEntry.day, [...closing]),
        eq(dayEntry.removed, false),
      ),
    )
    .groupBy(dayEntry.day)
    .orderBy(dayEntry.day)
    .limit(1);
  return recorded ? refuse("day_has_records", undefined, recorded) : null;
}

/** A booking was counted on the day as it was; it is cancelled before the day changes under it. */
async function refuseBooked(
  tx: Transaction,
  ctx: Ctx,
  changing: readonly Day[],
): Promise<Refusal | null> {
  if (changing.length === 0) return null;
  const [booked] = await tx
    .select({ day: booking.day, children: countDistinct(booking.childId) })
    .from(booking)
    .where(
      and(
        eq(booking.centreId, ctx.centreId),
        inArray(booking.day, [...changing]),
        isNull(booking.cancelledAt),
      ),
    )
    .groupBy(booking.day)
    .orderBy(booking.day)
    .limit(1);
  return booked ? refuse("day_has_bookings", undefined, booked) : null;
}
