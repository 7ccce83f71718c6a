import { and, eq } from "drizzle-orm";
import { alertChoice, pushSubscription } from "~db/schema/accounts";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { refusedUrl } from "~/lib/outgoing.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { choiceKey, type ChangeChoicesInput, type SubscribeInput } from "./schema";
import { toldCategories } from "./rules";

const capability = "families.notification.change";

/** How many browsers of one account take pushes. */
const mostDevices = 10;

/** What the account gets of each category on each channel that the form showed; of others it keeps its choice. */
export const changeChoices = (
  ctx: Ctx,
  { channels, wanted }: ChangeChoicesInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    for (const channel of channels) {
      for (const category of toldCategories) {
        const chosen = {
          wanted: wanted.includes(choiceKey(category, channel)),
          updatedAt: ctx.now,
        };
        await tx
          .insert(alertChoice)
          .values({ userId: ctx.actor.id, category, channel, ...chosen })
          .onConflictDoUpdate({
            target: [alertChoice.userId, alertChoice.category, alertChoice.channel],
            set: chosen,
          });
      }
    }
    await writeAudit(ctx, { capability, after: { wanted: String(wanted.length) } });
    return done;
  });

/** This browser takes pushes for the account; one that did for somebody else before does no more. */
export const subscribe = (
  ctx: Ctx,
  input: SubscribeInput,
  device: string,
): Promise<Result<{ subscriptionId: string }>> =>
  command(ctx, async (tx) => {
    const refused = refusedUrl(input.endpoint);
    if (refused) return refuse(refused);
    const userId = ctx.actor.id;
    await tx.delete(pushSubscription).where(eq(pushSubscription.endpoint, input.endpoint));
    const held = await tx.$count(pushSubscription, eq(pushSubscription.userId, userId));
    if (held >= mostDevices) return refuse("too_many_devices");
    const subscriptionId = newId(ctx.now);
    await tx
      .insert(pushSubscription)
      .values({ id: subscriptionId, userId, ...input, device, createdAt: ctx.now });
    await writeAudit(ctx, { capability, after: { subscriptionId } });
    return ok({ subscriptionId });
  });

/** One of the own browsers takes no more pushes. */
export const unsubscribe = (ctx: Ctx, input: { subscriptionId: string }): Promise<Result> =>
  command(ctx, async (tx) => {
    const { subscriptionId } = input;
    await tx
      .delete(pushSubscription)
      .where(
        and(eq(pushSubscription.id, subscriptionId), eq(pushSubscription.userId, ctx.actor.id)),
      );
    await writeAudit(ctx, { capability, after: { subscriptionId } });
    return done;
  });
