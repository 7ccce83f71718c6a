import { and, count, desc, eq, inArray, isNull, or } from "drizzle-orm";
import { child } from "~db/schema/children";
import { alert, alertDelivery } from "~db/schema/families";
import { wordsOf } from "~/i18n/words.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, formatTime } from "~/lib/dates";
import { alertWords, listedAlerts } from "./rules";

/** What is on the own page: of the children whose family one still is, and of no child. */
const own = (ctx: Ctx, childIds: readonly OwnChildId[]) =>
  and(
    eq(alert.centreId, ctx.centreId),
    eq(alert.userId, ctx.actor.id),
    or(isNull(alert.childId), inArray(alert.childId, [...childIds])),
  );

const onPage = and(
  eq(alertDelivery.centreId, alert.centreId),
  eq(alertDelivery.alertId, alert.id),
  eq(alertDelivery.channel, "page"),
);

/** The own alerts, the newest first, in the reader's language. */
export const listOwnAlerts = (ctx: Ctx, input: { own: readonly OwnChildId[] }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        ...{ id: alert.id, category: alert.category, text: alert.text, values: alert.values },
        ...{ day: alert.day, path: alert.path, createdAt: alert.createdAt, readAt: alert.readAt },
        name: child.name,
      })
      .from(alert)
      .innerJoin(alertDelivery, onPage)
      .leftJoin(child, and(eq(child.centreId, alert.centreId), eq(child.id, alert.childId)))
      .where(own(ctx, input.own))
      .orderBy(desc(alert.createdAt), desc(alert.id))
      .limit(listedAlerts);
    const { t } = wordsOf(ctx.locale);
    return rows.map(({ id, category, path, createdAt, readAt, ...told }) => ({
      ...{ id, category, path, isNew: readAt === null },
      ...alertWords(told, t, ctx.locale),
      day: dayOf(createdAt, ctx.timeZone),
      at: formatTime(createdAt, ctx.timeZone),
    }));
  });

export type OwnAlert = Awaited<ReturnType<typeof listOwnAlerts>>[number];

/** How many of them have not been seen. */
export const countOwnAlerts = (ctx: Ctx, input: { own: readonly OwnChildId[] }): Promise<number> =>
  ctx.tx(async (tx) => {
    const [row] = await tx
      .select({ n: count() })
      .from(alert)
      .innerJoin(alertDelivery, onPage)
      .where(and(own(ctx, input.own), isNull(alert.readAt)));
    return row?.n ?? 0;
  });
