import { createHash } from "node:crypto";
import { and, between, eq, gt, inArray } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { findShown, weekShown, whatIsShown } from "~/access/shown.server";
import { oncePerRequest, type Asking } from "~/access/request.server";
import { undoMs } from "~/features/attendance/log/rules";
import { wordsOf } from "~/i18n/words.server";
import { auditKeptRead } from "~/lib/audit.server";
import { instantOf } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, formatTime, pastDayOr, type Day } from "~/lib/dates";
import { keptVersions } from "~/lib/kept-versions.server";
import { getOwnDay, type OwnDay } from "../queries.server";
import { lineWords } from "../ui/line-words";

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

/** The day with its moments in the reader's words. */
async function inWords(ctx: Ctx, read: Promise<OwnDay>) {
  const { timeline, ...day } = await read;
  const { t } = wordsOf(ctx.locale);
  const moments = timeline.map((item) => ({
    ...{ id: item.id, at: item.at, kind: item.kind },
    ...lineWords(item, day.dishes, t),
  }));
  return { ...day, moments };
}

export type ShownDay = Awaited<ReturnType<typeof inWords>>;

/** Of as many families as look in one evening. */
const keptDays = keptVersions(500);
const keptRests = keptVersions(2_000);

const named = (...parts: unknown[]): string => JSON.stringify(parts);

/**
 * A day as its family's page shows it, read once for all who see the same children, for as long as what it shows has not
 * changed. `shown` was read before: a day that is kept can be newer than that, and never older. Audited whoever looks.
 */
export async function getShownDay(
  ctx: Ctx,
  childId: OwnChildId,
  { shown, day }: { shown: Shown; day: string | null },
): Promise<ShownDay> {
  const { centreId, locale } = ctx;
  const today = dayOf(ctx.now, ctx.timeZone);
  const { [childId]: ofChild, [centreId]: ofCentre } = shown.revisions;
  const { value, isKept } = await keptDays(
    {
      // a brother or sister on a photo is nobody else's child to those who see them both
      place: named(centreId, childId, shown.own, locale, pastDayOr(today, day)),
      version: named(ofChild, ofCentre, shown.hidden, today),
    },
    () => inWords(ctx, getOwnDay(ctx, childId, { day })),
  );
  if (isKept) await auditKeptRead(ctx, { capability: "families.today.read", childId });
  return { ...value, updatedAt: formatTime(ctx.now, ctx.timeZone) };
}

/**
 * What else Today says to this person, `about` one thing: read once for as long as nothing has changed but entries of
 * the children's days, which are no part of it.
 */
export async function whileShown<T>(
  ctx: Ctx,
  { shown, about }: { shown: Shown; about: string },
  read: () => Promise<T>,
): Promise<T> {
  const always = Object.entries(shown.revisions).map(([of, [times]]) => [of, times]);
  const { value } = await keptRests(
    {
      place: named(ctx.centreId, ctx.actor.id, ctx.actor.role, ctx.locale, about),
      version: named(shown.own, always, dayOf(ctx.now, ctx.timeZone)),
    },
    read,
  );
  return value;
}
