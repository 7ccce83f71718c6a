import { and, eq } from "drizzle-orm";
import { calendarFeed } from "~db/schema/accounts";
import { centre } from "~db/schema/centres";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf } from "~/lib/dates";
import { listPlans } from "../calendar/queries.server";
import { feedDays } from "./rules";

/** Since when this person's calendar has an address here; null where it has none. */
export const getFeed = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const [row] = await tx
      .select({ createdAt: calendarFeed.createdAt })
      .from(calendarFeed)
      .where(and(eq(calendarFeed.userId, ctx.actor.id), eq(calendarFeed.centreId, ctx.centreId)));
    return row ? { since: dayOf(row.createdAt, ctx.timeZone) } : null;
  });

/** What the address shows: the last weeks, and a year ahead. */
export const getFeedPlans = (ctx: Ctx, input: { childIds: readonly OwnChildId[] }) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const [at] = await tx
      .select({ name: centre.name })
      .from(centre)
      .where(eq(centre.id, ctx.centreId));
    const plans = await listPlans(ctx, {
      childIds: input.childIds,
      from: addDays(today, -feedDays.back),
      through: addDays(today, feedDays.ahead),
    });
    return { centreName: at?.name ?? "", plans };
  });

export type FeedPlans = Awaited<ReturnType<typeof getFeedPlans>>;
