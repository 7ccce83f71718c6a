import { sql } from "drizzle-orm";
import { shownRevision } from "~db/schema/shown";
import { afterCommit, gatherRows, type Ctx } from "./context.server";
import type { Day } from "./dates";
import { sayLive } from "./live.server";
import { rowsFrom } from "./rows.server";
import { statement } from "./statement.server";
import type { Transaction } from "./db.server";

/** The day under which a change is kept that shows on every one of them. */
export const everyDay = "0001-01-01";

type Change = { about: string; day: Day };
type Row = typeof shownRevision.$inferSelect;

const raise = statement((on) =>
  on
    .insert(shownRevision)
    .select(rowsFrom(shownRevision, sql.placeholder("rows")))
    .onConflictDoUpdate({
      target: [shownRevision.centreId, shownRevision.about, shownRevision.day],
      set: {
        revision: sql`${shownRevision.revision} + 1`,
        changedAt: sql`greatest(${shownRevision.changedAt}, excluded.changed_at)`,
      },
    })
    .prepare("shown_revisions"),
);

const placeOf = ({ about, day }: Change): string => `${about} ${day}`;

/** In one order everywhere and last in its transaction, so that no two of them wait for each other in a circle. */
const write = gatherRows<readonly Row[]>((tx, changes) => {
  const once = [...new Map(changes.flat().map((row) => [placeOf(row), row])).values()];
  once.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  return raise(tx, { rows: JSON.stringify(once) });
});

type Told = { entries: Set<string>; rest: Set<string> };
const told = new WeakMap<Transaction, Told>();

/** Children whose families' streams hear of this transaction once it has committed. */
const tellOf = (ctx: Ctx): Promise<Told> =>
  ctx.tx(async (tx) => {
    const known = told.get(tx);
    if (known) return known;
    const fresh: Told = { entries: new Set(), rest: new Set() };
    told.set(tx, fresh);
    const { centreId } = ctx;
    await afterCommit(ctx, () => {
      if (fresh.entries.size > 0) sayLive({ centreId, kind: "entries", classIds: [], about: listed(fresh.entries) }); // prettier-ignore
      if (fresh.rest.size > 0) {
        const about = fresh.rest.has(centreId) ? [] : listed(fresh.rest);
        sayLive({ centreId, kind: "shown", classIds: [], about });
      }
    });
    return fresh;
  });

/** A payload holds fewer than 8000 bytes: news of very many is told to all. */
const listed = (ids: ReadonlySet<string>): string[] => (ids.size > 100 ? [] : [...ids].sort());

async function change(ctx: Ctx, changes: readonly Change[], as: keyof Told): Promise<void> {
  const { centreId } = ctx;
  await write(
    ctx,
    changes.map((one) => ({ centreId, ...one, revision: 1, changedAt: ctx.now })),
  );
  const telling = await tellOf(ctx);
  for (const { about } of changes) telling[as].add(about);
}

/** Entries of these children's days were written: their families see it two minutes later. */
export const showEntries = (
  ctx: Ctx,
  entries: readonly { childId: string; day: Day }[],
): Promise<void> =>
  change(
    ctx,
    entries.map(({ childId, day }) => ({ about: childId, day })),
    "entries",
  );

/** Something else that these children's families see was written. */
export const showChildren = (ctx: Ctx, childIds: readonly string[]): Promise<void> =>
  change(
    ctx,
    childIds.map((about) => ({ about, day: everyDay })),
    "rest",
  );

/** Something that these accounts alone see was written. */
export const showAccounts = (ctx: Ctx, userIds: readonly string[]): Promise<void> =>
  showChildren(ctx, userIds);

/** Something that every family of the centre sees was written: a holiday, a class's name, a dish's. */
export const showCentre = (ctx: Ctx): Promise<void> =>
  change(ctx, [{ about: ctx.centreId, day: everyDay }], "rest");
