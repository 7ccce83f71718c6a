import { and, eq } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { listClasses } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime, type Day } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { listPupils } from "../board/queries.server";
import { listDuty } from "../duty/queries.server";
import { ratioHistory, sourceOf } from "./rules";

/**
 * How it stood in a class on a day, minute by minute: the points at which children present, people who count,
 * those required or the verdict changed, with the rule; up to now where the day is today.
 */
export const getRatioHistory = (ctx: Ctx, { classId, day }: { classId: string; day: Day }) =>
  ctx.tx(async (tx) => {
    const room = (await listClasses(ctx, { day })).find(({ id }) => id === classId);
    if (!room) throw notFound("class");
    const isToday = day === dayOf(ctx.now, ctx.timeZone);
    const minute = (at: Date | null) => (at ? formatTime(at, ctx.timeZone) : null);
    const stays = await tx
      .select({ startsAt: dayEntry.startsAt, endsAt: dayEntry.endsAt })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.classId, classId),
          eq(dayEntry.day, day),
          eq(dayEntry.kind, "stay"),
          eq(dayEntry.removed, false),
        ),
      );
    const { children } = await listPupils(ctx, { day });
    const fullDay = children.some((one) => one.classId === classId && one.schedule === "full");
    const timed = (stay: { startsAt: Date; endsAt: Date | null }) => ({
      ...{ from: formatTime(stay.startsAt, ctx.timeZone), to: minute(stay.endsAt) },
    });
    const staff = (await listDuty(ctx, { day, classId })).map((stay) => ({
      ...{ ...timed(stay), staffId: stay.staffId, posts: stay.posts },
    }));
    const of = { type: room.type, fullDay, children: stays.map(timed), staff };
    const until = isToday ? formatTime(ctx.now, ctx.timeZone) : "23:59";
    return {
      ...{ classId, name: room.name, colour: room.colour, type: room.type, day, until },
      points: ratioHistory(of, until).map((point) => ({
        ...point,
        source: sourceOf(point.need.rule),
      })),
    };
  });

export type RatioHistory = Awaited<ReturnType<typeof getRatioHistory>>;
