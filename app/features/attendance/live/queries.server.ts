import { and, eq, isNull, max, sql } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { formatTime } from "~/lib/dates";
import { getRatioDay } from "../forecast/queries.server";
import { isDue } from "../rules";
import {
  adultsOf,
  counts,
  marginOf,
  minuteAt,
  sourceOf,
  staffNeed,
  verdictOf,
} from "../ratio/rules";

/**
 * Every class as it is this minute: children here of those due, who stands in it and who of them counts, the
 * number that is required with its rule, and the next two hours.
 */
export const getLiveBoard = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const { day, now, isOpen, byRoster, ...today } = await getRatioDay(ctx);
    const marks = await tx
      .select({
        classId: dayEntry.classId,
        asleep: sql<number>`(count(*) filter (where ${and(eq(dayEntry.kind, "nap"), isNull(dayEntry.endsAt))}))::int`,
        changedAt: max(dayEntry.receivedAt),
      })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.day, day),
          eq(dayEntry.removed, false),
        ),
      )
      .groupBy(dayEntry.classId);
    const everHere = new Set(today.duty.map(({ staffId }) => staffId));
    const rooms = today.classes.map(({ classId: id, name, colour, type, fullDay, ...ahead }) => {
      const own = today.pupils.filter(({ classId }) => classId === id);
      const having = (...wanted: string[]) => own.filter(({ status }) => wanted.includes(status));
      const present = having("present").length;
      const planned = today.shifts.filter(
        ({ classId, startsAt, endsAt }) => classId === id && startsAt <= now && now < endsAt,
      );
      const here = today.duty.filter(({ classId, endsAt }) => classId === id && endsAt === null);
      const cover = adultsOf(byRoster ? planned : here);
      const need = staffNeed(type, present, minuteAt(now), { fullDay });
      const mark = marks.find(({ classId }) => classId === id);
      const changes = [
        ...(mark?.changedAt ? [mark.changedAt.getTime()] : []),
        ...today.duty
          .filter(({ classId }) => classId === id)
          .map(({ startsAt, endsAt }) => (endsAt ?? startsAt).getTime()),
      ];
      return {
        ...{ id, name, colour, type, present, asleep: mark?.asleep ?? 0 },
        due: own.filter(isDue).length,
        toCome: having("expected").map((child) => child.name),
        ...{ cover, need, verdict: verdictOf(need, cover), margin: marginOf(need, cover) },
        source: sourceOf(need.rule),
        staff: here.map(({ staffId, name: who, posts, startsAt }) => ({
          ...{
            staffId,
            name: who,
            since: formatTime(startsAt, ctx.timeZone),
            counts: counts(posts),
          },
        })),
        /** On this class's roster now and not seen anywhere today. */
        unseen: byRoster
          ? []
          : planned.filter(({ staffId }) => !everHere.has(staffId)).map((each) => each.name),
        ahead: ahead.slots,
        breaks: ahead.breaks,
        changedAt: changes.length > 0 ? instantOf(Math.max(...changes)).toISOString() : null,
      };
    });
    return { ...{ day, now, isOpen, byRoster, rooms }, slots: today.slots };
  });

export type LiveBoard = Awaited<ReturnType<typeof getLiveBoard>>;
export type LiveRoom = LiveBoard["rooms"][number];
