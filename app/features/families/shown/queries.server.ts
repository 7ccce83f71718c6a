import { createHash } from "node:crypto";
import { and, between, eq, gt, inArray } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { findShown, weekShown, whatIsShown } from "~/access/shown.server";
import { oncePerRequest, type Asking } from "~/access/request.server";
import { undoMs } from "~/features/attendance/log/rules";
import { instantOf } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";

/** How long after it came in an entry is hidden from the family. */
export const hiddenForMs = undoMs;

/**
 * The own children, and how often what their pages show has changed, of the week of a day; and how many entries are
 * not to be seen yet: the page changes once more without anything being written, in `settlesInMs` for the last time.
 */
export async function getShown(ctx: Ctx, { day }: { day: string | null }) {
  const week = weekShown(ctx.now, ctx.timeZone, day);
  const { own, revisions, changedAt } = await findShown(ctx, week);
  const settled = instantOf(ctx.now.getTime() - undoMs);
  const isSettled = !changedAt || changedAt <= settled;
  return {
    ...{ own, revisions },
    hidden: isSettled ? 0 : await countHidden(ctx, { own, week, settled }),
    settlesInMs: isSettled ? null : changedAt.getTime() - settled.getTime(),
  };
}

export type Shown = Awaited<ReturnType<typeof getShown>>;

type Hidden = { own: readonly OwnChildId[]; week: { from: Day; to: Day }; settled: Date };

const countHidden = (ctx: Ctx, { own, week, settled }: Hidden): Promise<number> =>
  ctx.tx((tx) =>
    tx.$count(
      dayEntry,
      and(
        eq(dayEntry.centreId, ctx.centreId),
        inArray(dayEntry.childId, [...own]),
        between(dayEntry.day, week.from, week.to),
        gt(dayEntry.receivedAt, settled),
      ),
    ),
  );

/**
 * Names what the Today page shows whoever asks, as it stands before any of it is read: equal tags, equal pages.
 * With it the own children that it was made of. `build` is the version of the program that draws the page.
 */
export const getTodayTag = (
  ctx: Ctx,
  asked: { request: Asking; build: string | undefined },
): Promise<{ tag: string; own: OwnChildId[]; shown: Shown }> =>
  oncePerRequest("today tag", async () => {
    const { request, build } = asked;
    const { searchParams } = new URL(request.url);
    const shown = await getShown(ctx, { day: searchParams.get("day") });
    const { own, revisions, hidden } = shown;
    const today = dayOf(ctx.now, ctx.timeZone);
    const by = await whatIsShown(request, ctx);
    const parts = [build, revisions, hidden, today, own, by];
    const hash = createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
    return { own, shown, tag: `W/"${hash}"` };
  });
