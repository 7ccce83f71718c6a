import { asc, eq } from "drizzle-orm";
import { alertChannels, type AlertChannel } from "~db/enums";
import { alertChoice, pushSubscription } from "~db/schema/accounts";
import { getOwnEmail } from "~/features/accounts/email/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatDate } from "~/lib/dates";
import { pushPublicKey } from "~/lib/push.server";
import { isWanted, quietFrom, quietTo } from "../alerts/rules";
import { getHook } from "../hooks/queries.server";
import { toldCategories } from "./rules";

/** What the own account gets on which channel, the devices that take pushes, and which channels there are here. */
export const getAlertSettings = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const choices = await tx.select().from(alertChoice).where(eq(alertChoice.userId, ctx.actor.id));
    const devices = await tx
      .select()
      .from(pushSubscription)
      .where(eq(pushSubscription.userId, ctx.actor.id))
      .orderBy(asc(pushSubscription.createdAt));
    const email = await getOwnEmail(ctx);
    const isThere: Record<AlertChannel, boolean> = {
      ...{ page: true, push: true, email: email.isOffered },
      hook: (await getHook(ctx)) !== null,
    };
    return {
      channels: alertChannels.filter((channel) => isThere[channel]),
      rows: toldCategories.map((category) => ({
        category,
        wanted: alertChannels.filter((channel) => isWanted(choices, category, channel)),
      })),
      devices: devices.map(({ id, device, endpoint, createdAt }) => ({
        ...{ id, device, endpoint },
        since: formatDate(dayOf(createdAt, ctx.timeZone), ctx.locale),
      })),
      ...{ email, quietFrom, quietTo, publicKey: pushPublicKey() },
    };
  });

export type AlertSettings = Awaited<ReturnType<typeof getAlertSettings>>;
