import { and, asc, between, eq } from "drizzle-orm";
import { plannedActivity } from "~db/schema/learning";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getClass } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, mondayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { groupBy } from "~/lib/group";

const listBetween = (tx: Transaction, ctx: Ctx, of: { classId: string; from: Day; to: Day }) =>
  tx
    .select({ id: plannedActivity.id, day: plannedActivity.day, title: plannedActivity.title })
    .from(plannedActivity)
    .where(
      and(
        eq(plannedActivity.centreId, ctx.centreId),
        eq(plannedActivity.classId, of.classId),
        between(plannedActivity.day, of.from, of.to),
      ),
    )
    .orderBy(asc(plannedActivity.day), asc(plannedActivity.createdAt), asc(plannedActivity.id));

/** What a class means to do today, in the order in which it was planned. */
export const listPlannedToday = (ctx: Ctx, { classId }: { classId: string }): Promise<string[]> =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const rows = await listBetween(tx, ctx, { classId, from: today, to: today });
    return rows.map(({ title }) => title);
  });

/** A class's week, day by day; a closed day is shown where something is planned on it all the same. */
export const getPlanWeek = (ctx: Ctx, input: { classId: string; week: Day | null }) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const thisWeek = mondayOf(today);
    const week = mondayOf(input.week ?? today);
    const room = await getClass(ctx, { classId: input.classId });
    const { isOpenDay, specialDay } = await getCalendar(ctx);
    const span = { classId: input.classId, from: addDays(week, -7), to: addDays(week, 6) };
    const planned = groupBy(await listBetween(tx, ctx, span), ({ day }) => day);
    const days = [0, 1, 2, 3, 4, 5, 6]
      .map((after) => addDays(week, after))
      .map((day) => ({
        ...{ day, isOpen: isOpenDay(day), isPast: day < today },
        holiday: specialDay(day)?.[ctx.locale === "en" ? "en" : "zh"] ?? null,
        activities: planned.get(day) ?? [],
      }))
      .filter(({ isOpen, activities }) => isOpen || activities.length > 0);
    return {
      ...{ room: { id: room.id, name: room.name, colour: room.colour }, week, thisWeek, today },
      days,
      weekBefore: [...planned].filter(([day]) => day < week).length > 0,
    };
  });

export type PlanWeek = Awaited<ReturnType<typeof getPlanWeek>>;
