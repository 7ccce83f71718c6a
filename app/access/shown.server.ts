import type { Ctx } from "~/lib/context.server";
import { formatMoment } from "~/lib/dates";
import { readChosenChild, readTextSize, readTheme } from "~/lib/preferences";
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
