import { createHash } from "node:crypto";
import { and, between, eq, gt, inArray, max, or, sql } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { shownRevision } from "~db/schema/shown";
import { whatIsShown } from "~/access/shown.server";
import { oncePerRequest } from "~/access/request.server";
import { undoMs } from "~/features/attendance/log/rules";
import { instantOf } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf, mondayOf, pastDayOr, type Day } from "~/lib/dates";
import { everyDay } from "~/lib/shown.server";

/** How long after it came in an entry is hidden from the family. */
export const hiddenForMs = undoMs;

type Asked = { own: readonly OwnChildId[]; day: string | null };

/**
 * How often what the pages of these children show has changed, of the week of a day; and how many entries are
 * not to be seen yet: the page changes once more without anything being written, in `settlesInMs` for the last time.
 */
export const getShown = (ctx: Ctx, { own, day }: Asked) =>
  ctx.tx(async (tx) => {
    const monday = mondayOf(pastDayOr(dayOf(ctx.now, ctx.timeZone), day));
    const days = [monday, addDays(monday, 6)] as const;
    const [row] = await tx
      .select({
        revision: sql<string>`coalesce(sum(${shownRevision.revision}), 0)`,
        changedAt: max(shownRevision.changedAt),
      })
      .from(shownRevision)
      .where(
        and(
          eq(shownRevision.centreId, ctx.centreId),
          inArray(shownRevision.about, [...own, ctx.actor.id, ctx.centreId]),
          or(eq(shownRevision.day, everyDay), between(shownRevision.day, ...days)),
        ),
      );
    const { revision = "0", changedAt = null } = row ?? {};
    const settled = instantOf(ctx.now.getTime() - undoMs);
    const isSettled = !changedAt || changedAt <= settled;
    return {
      revision,
      hidden: isSettled ? 0 : await countHidden(ctx, { own, days, settled }),
      settlesInMs: isSettled ? null : changedAt.getTime() - settled.getTime(),
    };
  });

type Hidden = { own: readonly OwnChildId[]; days: readonly [Day, Day]; settled: Date };

const countHidden = (ctx: Ctx, { own, days, settled }: Hidden): Promise<number> =>
  ctx.tx((tx) =>
    tx.$count(
      dayEntry,
      and(
        eq(dayEntry.centreId, ctx.centreId),
        inArray(dayEntry.childId, [...own]),
        between(dayEntry.day, ...days),
        gt(dayEntry.receivedAt, settled),
      ),
    ),
  );

/**
 * Names what the Today page shows whoever asks, as it stands before any of it is read: equal tags, equal pages.
 * `build` is the version of the program that draws it.
 */
export const getTodayTag = (
  ctx: Ctx,
  asked: { request: Request; build: string | undefined; own: readonly OwnChildId[] },
): Promise<string> =>
  oncePerRequest("today tag", async () => {
    const { request, build, own } = asked;
    const { searchParams } = new URL(request.url);
    const { revision, hidden } = await getShown(ctx, { own, day: searchParams.get("day") });
    const today = dayOf(ctx.now, ctx.timeZone);
    const parts = [
      build,
      revision,
      hidden,
      today,
      [...own].sort(),
      await whatIsShown(request, ctx),
    ];
    return `W/"${createHash("sha256").update(JSON.stringify(parts)).digest("base64url")}"`;
  });
