import { sql } from "drizzle-orm";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { formatMoment, type Day } from "~/lib/dates";
import { appDatabase } from "~/lib/db.server";
import { instantOf } from "~/lib/clock";
import { readChosenChild, readTextSize, readTheme } from "~/lib/preferences";
import { asArray } from "~/lib/rows.server";
import { statement } from "~/lib/statement.server";
import { askTogether } from "~/lib/together.server";
import { seeingGrades } from "./policy";
import type { Asking } from "./request.server";
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

type Days = { from: Day; to: Day };
type Asked = Days & { centre: string; account: string };

/** One message and no transaction of several: it is asked with every look at a page. */
const byAccounts = statement((on) =>
  on
    .select({
      at: sql<number>`asked.at::int`,
      own: sql<OwnChildId[]>`shown.own`,
      revision: sql<string>`shown.revision`,
      changedAt: sql<string | null>`shown.changed_at`,
    })
    .from(
      sql`unnest(${sql.placeholder("accounts")}::uuid[], ${sql.placeholder("from")}::date[], ${sql.placeholder("to")}::date[])
        with ordinality as asked(account, first_day, last_day, at)
        cross join lateral family_shown(${sql.placeholder("centre")}, asked.account, ${asArray(seeingGrades)}, asked.first_day, asked.last_day) as shown`,
    )
    .prepare("family_shown"),
);

const askShown = askTogether(2, async (asked: readonly Asked[]) => {
  const rows = await byAccounts(appDatabase(), {
    centre: asked[0]?.centre,
    accounts: asArray(asked.map(({ account }) => account)),
    from: asArray(asked.map(({ from }) => from)),
    to: asArray(asked.map(({ to }) => to)),
  });
  return asked.map((_one, at) => rows.find((row) => row.at === at + 1));
});

/**
 * The signed-in person's children, the eldest first, and how often what their pages show has changed: of every day, and of those
 * between two. Families of one centre who look at the same moment ask together.
 */
export async function findShown(
  { centreId, actor }: Ctx,
  days: Days,
): Promise<{ own: OwnChildId[]; revision: string; changedAt: Date | null }> {
  const row = await askShown(centreId, { ...days, account: actor.id, centre: centreId });
  const { own = [], revision = "0", changedAt = null } = row ?? {};
  return { own, revision, changedAt: changedAt === null ? null : instantOf(changedAt) };
}
