import { sql } from "drizzle-orm";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { formatMoment, type Day } from "~/lib/dates";
import { appDatabase } from "~/lib/db.server";
import { instantOf } from "~/lib/clock";
import { readChosenChild, readTextSize, readTheme } from "~/lib/preferences";
import { seeingGrades } from "./policy";
import { readVisit } from "./require.server";

/** Whatever a signed-in page says by who asks, with what rights, in which language and look. */
export async function whatIsShown(request: Request, ctx: Ctx): Promise<unknown[]> {
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

/**
 * The signed-in person's children, the eldest first, and how often what their pages show has changed: of every day, and of those
 * between two. One message and no transaction of several: it is asked with every look at a page.
 */
export async function findShown(
  ctx: Ctx,
  { from, to }: { from: Day; to: Day },
): Promise<{ own: OwnChildId[]; revision: string; changedAt: Date | null }> {
  const grades = `{${seeingGrades.join(",")}}`;
  const [row] =
    await appDatabase().execute<{ own: OwnChildId[]; revision: string; changed_at: string | null }>( // prettier-ignore
      sql`select own, revision, changed_at from family_shown(${ctx.centreId}, ${ctx.actor.id}, ${grades}, ${from}, ${to})`,
    );
  const { own = [], revision = "0", changed_at: changedAt = null } = row ?? {};
  return { own, revision, changedAt: changedAt === null ? null : instantOf(changedAt) };
}
