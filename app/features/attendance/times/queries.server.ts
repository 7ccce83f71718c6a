import { and, asc, eq, gte, sql, type AnyColumn } from "drizzle-orm";
import { timeChange } from "~db/schema/handover";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";

const hour = (column: AnyColumn) => sql<string | null>`to_char(${column}, 'HH24:MI')`;

const columns = {
  ...{ childId: timeChange.childId, day: timeChange.day, note: timeChange.note },
  ...{ arrivesAt: hour(timeChange.arrivesAt), leavesAt: hour(timeChange.leavesAt) },
};

/** Of a day, by the child: when it comes and goes, where that was said for this day. */
export const findTimeChanges = (ctx: Ctx, { day }: { day: Day }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select(columns)
      .from(timeChange)
      .where(and(eq(timeChange.centreId, ctx.centreId), eq(timeChange.day, day)));
    return new Map(rows.map((row) => [row.childId, row]));
  });

/** What was said of the own child, for today and later, or since the day `from`. */
export const listOwnTimeChanges = (ctx: Ctx, childId: OwnChildId, { from }: { from?: Day } = {}) =>
  ctx.tx((tx) =>
    tx
      .select(columns)
      .from(timeChange)
      .where(
        and(
          eq(timeChange.centreId, ctx.centreId),
          eq(timeChange.childId, childId),
          gte(timeChange.day, from ?? dayOf(ctx.now, ctx.timeZone)),
        ),
      )
      .orderBy(asc(timeChange.day)),
  );

export type TimeChange = Awaited<ReturnType<typeof listOwnTimeChanges>>[number];
