import { and, eq, isNull } from "drizzle-orm";
import { message } from "~db/schema/messages";
import { findChild } from "~/features/children/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, ok, type Result } from "~/lib/result";
import { showChildren } from "~/lib/shown.server";
import { otherSide, sideOf } from "./rules";
import type { SendMessageInput } from "./schema";

/** Writes a line in the thread between a child's family and its class, for the side of the writer's role. */
export const sendMessage = (
  ctx: Ctx,
  childId: string,
  input: SendMessageInput,
): Promise<Result<{ messageId: string }>> =>
  command(ctx, async (tx) => {
    await findChild(ctx, childId);
    const messageId = newId(ctx.now);
    await tx.insert(message).values({
      ...{ centreId: ctx.centreId, id: messageId, childId, body: input.body },
      ...{ side: sideOf(ctx.actor.role), sentAt: ctx.now },
      ...{ authorUserId: ctx.actor.id, authorName: ctx.actor.name },
    });
    await writeAudit(ctx, { capability: "messages.thread.write", childId, after: { messageId } });
    await announce(ctx, "message.sent", { childId, messageId });
    return ok({ messageId });
  });

/** What the other side wrote counts as read from now on; what is read already keeps its moment. */
export const markRead = (ctx: Ctx, childId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const seen = await tx
      .update(message)
      .set({ readAt: ctx.now })
      .where(
        and(
          eq(message.centreId, ctx.centreId),
          eq(message.childId, childId),
          eq(message.side, otherSide(sideOf(ctx.actor.role))),
          isNull(message.readAt),
        ),
      )
      .returning({ id: message.id });
    if (seen.length > 0) await showChildren(ctx, [childId]);
    return done;
  });
