import { and, asc, eq } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { dayDigest } from "~db/schema/families";
import { lastStayIn } from "~/features/attendance/log/rules";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { groupBy } from "~/lib/group";
import { done, ok, type Result } from "~/lib/result";
import { notify } from "../alerts/commands.server";
import { isLeft, visibleFrom } from "./rules";

/**
 * Closes a child's day for its family, which is told so once: the row is the claim, and whoever comes second,
 * or comes again because the child did, tells nobody.
 */
export const closeDay = (ctx: Ctx, of: { childId: string; day: Day }): Promise<Result> =>
  command(ctx, async (tx) => {
    const { childId, day } = of;
    const closed = await tx
      .insert(dayDigest)
      .values({ centreId: ctx.centreId, childId, day, createdAt: ctx.now })
      .onConflictDoNothing()
      .returning({ day: dayDigest.day });
    if (closed.length === 0) return done;
    await writeAudit(ctx, { capability: "families.digest.send", childId, after: { day } });
    await notify(ctx, {
      ...{ category: "digest", text: "digest", eventKey: `digest:${childId}:${day}`, childId, day },
      path: `/family/report?child=${childId}&day=${day}`,
    });
    return done;
  });

/** What families may see by now of the day's entries. */
async function listDay(ctx: Ctx, day: Day, childId?: string) {
  const rows = await ctx.tx((tx) =>
    tx
      .select()
      .from(dayEntry)
      .where(
        and(
          ...[eq(dayEntry.centreId, ctx.centreId), eq(dayEntry.day, day)],
          eq(dayEntry.removed, false),
          childId ? eq(dayEntry.childId, childId) : undefined,
        ),
      )
      .orderBy(asc(dayEntry.startsAt), asc(dayEntry.id)),
  );
  return groupBy(rows, (entry) => entry.childId);
}

/**
 * What a departure does to the child's day: closes it once families may see that it left. Answers when that
 * will be, where it is too early; nothing happens where the departure was taken back meanwhile.
 */
export const closeLeftDay = (
  ctx: Ctx,
  of: { childId: string; day: Day },
): Promise<Result<{ notBefore: Date | null }>> =>
  command<{ notBefore: Date | null }>(ctx, async () => {
    const entries = (await listDay(ctx, of.day, of.childId)).get(of.childId) ?? [];
    const stay = lastStayIn(entries);
    if (!stay || !isLeft(stay)) return ok({ notBefore: null });
    const visible = visibleFrom(stay.receivedAt);
    if (visible > ctx.now) return ok({ notBefore: visible });
    const closed = await closeDay(ctx, of);
    return closed.ok ? ok({ notBefore: null }) : closed;
  });

/** In the evening: the day of every child of whom something was written and who has not gone home. Counts them. */
export const closeOpenDays = (ctx: Ctx, day: Day): Promise<Result<{ children: number }>> =>
  command(ctx, async () => {
    const open = [...(await listDay(ctx, day))].filter(([, entries]) => {
      const stay = lastStayIn(entries);
      const isSeen = entries.some(({ receivedAt }) => visibleFrom(receivedAt) <= ctx.now);
      return isSeen && !(stay && isLeft(stay));
    });
    for (const [childId] of open) {
      const closed = await closeDay(ctx, { childId, day });
      if (!closed.ok) return closed;
    }
    return ok({ children: open.length });
  });
