import { and, eq, exists, inArray, isNull, lte, sql } from "drizzle-orm";
import type { AlertCategory, AlertChannel } from "~db/enums";
import { alertChoice, pushSubscription, user } from "~db/schema/accounts";
import { alert, alertDelivery, alertHook } from "~db/schema/families";
import { listFamily } from "~/access/family.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { groupBy } from "~/lib/group";
import { newId } from "~/lib/id";
import { hasMail } from "~/lib/mail.server";
import { announce } from "~/lib/outbox.server";
import { done, type Result } from "~/lib/result";
import { showAccounts } from "~/lib/shown.server";
import { isWanted } from "./rules";

export type News = {
  category: AlertCategory;
  /** `families:alert.<text>` holds the words. */
  text: string;
  /** What happened, such as `todo:<id>`: nobody hears of it twice, whatever is delivered again. */
  eventKey: string;
  /** Whose family hears it, or these accounts; a child among them is named. */
  childId?: string;
  userIds?: readonly string[];
  /** The page that it leads to. */
  path: string;
  /** Small words that the sentence needs: a time, a title. Never a child's name. */
  values?: Record<string, string>;
  day?: string;
};

/**
 * Tells people something: on their page at once, and on each channel that they asked for, as a delivery of its
 * own that the outbox carries out. Answers how many were told who had not heard of it.
 */
export const notify = (ctx: Ctx, news: News): Promise<{ told: number }> =>
  ctx.tx(async (tx) => {
    const { category, text, eventKey, path, childId = null, values = {} } = news;
    const userIds = news.userIds ?? (await familyOf(ctx, childId));
    if (userIds.length === 0) return { told: 0 };
    const told = await tx
      .insert(alert)
      .values(
        userIds.map((userId) => ({
          ...{ centreId: ctx.centreId, id: newId(ctx.now), userId, childId, category, text },
          ...{ eventKey, path, values, day: news.day ?? dayOf(ctx.now, ctx.timeZone) },
          createdAt: ctx.now,
        })),
      )
      .onConflictDoNothing()
      .returning({ id: alert.id, userId: alert.userId });
    if (told.length === 0) return { told: 0 };
    await showAccounts(ctx, told.map(({ userId }) => userId)); // prettier-ignore
    const ways = await waysTo(tx, ctx, { category, userIds: told.map(({ userId }) => userId) });
    const deliveries = told.flatMap(({ id: alertId, userId }) =>
      (ways.get(userId) ?? []).map(({ channel, target }) => ({
        ...{ centreId: ctx.centreId, alertId, channel, target, createdAt: ctx.now },
        sentAt: channel === "page" ? ctx.now : null,
      })),
    );
    if (deliveries.length > 0) await tx.insert(alertDelivery).values(deliveries);
    for (const { alertId, channel, target } of deliveries) {
      if (channel === "page") continue;
      await announce(ctx, "families.alertDue", { alertId, channel, target });
    }
    return { told: told.length };
  });

const familyOf = async (ctx: Ctx, childId: string | null): Promise<string[]> =>
  childId ? (await listFamily(ctx, childId)).map(({ userId }) => userId) : [];

type Way = { channel: AlertChannel; target: string };

/** The channels on which each of these accounts asked for a category, as far as they lead anywhere. */
async function waysTo(
  tx: Transaction,
  ctx: Ctx,
  about: { category: AlertCategory; userIds: readonly string[] },
): Promise<Map<string, Way[]>> {
  const { category } = about;
  const userIds = [...about.userIds];
  const choices = groupBy(
    await tx.select().from(alertChoice).where(inArray(alertChoice.userId, userIds)),
    ({ userId }) => userId,
  );
  const devices = groupBy(
    await tx
      .select({ id: pushSubscription.id, userId: pushSubscription.userId })
      .from(pushSubscription)
      .where(inArray(pushSubscription.userId, userIds)),
    ({ userId }) => userId,
  );
  const accounts = await tx
    .select({ id: user.id, email: user.email })
    .from(user)
    .where(inArray(user.id, userIds));
  const hooks = await tx
    .select({ centreId: alertHook.centreId })
    .from(alertHook)
    .where(eq(alertHook.centreId, ctx.centreId));
  return new Map(
    accounts.map(({ id, email }) => {
      const wants = (channel: AlertChannel) => isWanted(choices.get(id) ?? [], category, channel);
      const own = (channel: AlertChannel, isThere: boolean): Way[] =>
        isThere && wants(channel) ? [{ channel, target: id }] : [];
      const pushes = wants("push") ? (devices.get(id) ?? []) : [];
      return [
        id,
        [
          ...own("page", true),
          ...pushes.map((device): Way => ({ channel: "push", target: device.id })),
          ...own("email", email !== null && hasMail()),
          ...own("hook", hooks.length > 0),
        ],
      ];
    }),
  );
}

/** What stands on the own page counts as read from now on. */
export const markAlertsRead = (ctx: Ctx): Promise<Result> =>
  command(ctx, async (tx) => {
    const seen = await tx
      .update(alert)
      .set({ readAt: ctx.now })
      .where(
        and(
          eq(alert.centreId, ctx.centreId),
          eq(alert.userId, ctx.actor.id),
          isNull(alert.readAt),
          lte(alert.createdAt, ctx.now),
          isListed(tx),
        ),
      )
      .returning({ id: alert.id });
    if (seen.length > 0) await showAccounts(ctx, [ctx.actor.id]);
    return done;
  });

/** Whether an alert was meant for the page. */
const isListed = (tx: Transaction) =>
  exists(
    tx
      .select({ one: sql`1` })
      .from(alertDelivery)
      .where(
        and(
          eq(alertDelivery.centreId, alert.centreId),
          eq(alertDelivery.alertId, alert.id),
          eq(alertDelivery.channel, "page"),
        ),
      ),
  );
