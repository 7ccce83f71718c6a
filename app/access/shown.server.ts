import { sql } from "drizzle-orm";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf, formatMoment, mondayOf, pastDayOr, type Day } from "~/lib/dates";
import { appDatabase } from "~/lib/db.server";
import { instantOf } from "~/lib/clock";
import { readChosenChild, readTextSize, readTheme } from "~/lib/preferences";
import { asArray } from "~/lib/rows.server";
import { statement } from "~/lib/statement.server";
import { askTogether } from "~/lib/together.server";
import { seeingGrades } from "./policy";
import { oncePerRequest, type Asking } from "./request.server";
import { readVisit } from "./require.server";

/** Whatever a signed-in page says by who asks, with what rights, in which language and look. */
export async function whatIsShown(request: Asking, ctx: Ctx): Promise<unknown[]> {
  const visit = await readVisit(request);
  const cookie = request.headers.get("cookie");
  return [
    ...[ctx.actor.id, ctx.actor.name, ctx.actor.role, visit?.memberships],
    ...[ctx.centreId, visit?.centre?.name, ctx.locale, readTheme(cookie, visit?.theme ?? "system")],
    ...[readChosenChild(cookie), readTextSize(cookie)],
    // the demo's pages tell its time
    visit?.centre?.demoDay ? formatMoment(ctx.now, ctx.timeZone, ctx.locale) : null,
  ];
}

/** How often what shows has changed, of each child, account and centre: on every day, and on those asked about. */
export type Revisions = Readonly<Record<string, readonly [number, number]>>;

export type Days = { from: Day; to: Day };
type Asked = Days & { centre: string; account: string };
export type Shown = { own: OwnChildId[]; revisions: Revisions; changedAt: string | null };

/** The week of the day that a family looks at: one that is none, or not yet, is today. */
export function weekShown(at: Date, timeZone: string, day: string | null): Days {
  const monday = mondayOf(pastDayOr(dayOf(at, timeZone), day));
  return { from: monday, to: addDays(monday, 6) };
}

/** One message and no transaction of several: it is asked with every look at a page. */
const byAccounts = statement((on) =>
  on
    .select({
      ...{ account: sql<string>`account`, own: sql<OwnChildId[]>`own` },
      ...{ revisions: sql<Revisions>`revisions`, changedAt: sql<string | null>`changed_at` },
    })
    .from(
      sql`family_shown(${sql.placeholder("centre")}, ${sql.placeholder("accounts")}::uuid[], ${asArray(seeingGrades)}, ${sql.placeholder("from")}::date, ${sql.placeholder("to")}::date)`,
    )
    .prepare("family_shown"),
);

/** Of one centre and one week. */
const askShown = askTogether(2, async (asked: readonly Asked[]) => {
  const [first] = asked;
  const rows = await byAccounts(appDatabase(), {
    ...{ centre: first?.centre, from: first?.from, to: first?.to },
    accounts: asArray([...new Set(asked.map(({ account }) => account))]),
  });
  return asked.map(({ account }) => rows.find((row) => row.account === account));
});

/** Under which a request holds what is shown. */
export const shownKey = (asked: Asked): string =>
  `shown ${asked.centre} ${asked.account} ${asked.from} ${asked.to}`;

/**
 * The signed-in person's children, the eldest first, and how often what their pages show has changed: of every day, and of those
 * between two. Families of one centre who look at the same moment ask together.
 */
export async function findShown(
  { centreId, actor }: Ctx,
  days: Days,
): Promise<{ own: OwnChildId[]; revisions: Revisions; changedAt: Date | null }> {
  const asked = { ...days, account: actor.id, centre: centreId };
  const row = await oncePerRequest(shownKey(asked), () =>
    askShown([centreId, days.from, days.to].join(" "), asked),
  );
  const { own = [], revisions = {}, changedAt = null } = row ?? {};
  return { own, revisions, changedAt: changedAt === null ? null : instantOf(changedAt) };
}
