import { and, eq, isNull } from "drizzle-orm";
import { message, messagePhoto } from "~db/schema/messages";
import { classesOfChild } from "~/access/reach.server";
import { findChild } from "~/features/children/queries.server";
import { attachFile, eraseFiles } from "~/features/files/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { isId, newId } from "~/lib/id";
import { tellLive } from "~/lib/live.server";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { showChildren } from "~/lib/shown.server";
import { mayWithdraw, otherSide, sideOf } from "./rules";

/** Whoever has the thread open hears of it. */
const tell = async (tx: Transaction, ctx: Ctx, childId: string): Promise<void> =>
  tellLive(ctx, { kind: "message", classIds: await classesOfChild(tx, ctx, childId) });

/**
 * Writes a line in the thread between a child's family and its class, for the side of the writer's role, with
 * the photos that were kept for it.
 */
export const sendMessage = (
  ctx: Ctx,
  childId: string,
  { body, photoIds = [] }: { body: string; photoIds?: readonly string[] },
): Promise<Result<{ messageId: string }>> =>
  command(ctx, async (tx) => {
    const { centreId } = ctx;
    await findChild(ctx, childId);
    const messageId = newId(ctx.now);
    await tx.insert(message).values({
      ...{ centreId, id: messageId, childId, body },
      ...{ side: sideOf(ctx.actor.role), sentAt: ctx.now },
      ...{ authorUserId: ctx.actor.id, authorName: ctx.actor.name },
    });
    for (const [at, fileId] of photoIds.entries()) {
      const attached = await attachFile(ctx, { fileId, purpose: "message", replaces: null });
      if (!attached.ok) return refuse("not_found", "photos");
      await tx.insert(messagePhoto).values({ centreId, messageId, fileId, position: at + 1 });
    }
    await writeAudit(ctx, { capability: "messages.thread.write", childId, after: { messageId } });
    await announce(ctx, "message.sent", { childId, messageId });
    await tell(tx, ctx, childId);
    return ok({ messageId });
  });

/** What the other side wrote counts as read from now on; what is read already keeps its moment and its reader. */
export const markRead = (ctx: Ctx, childId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const news = await tx
      .update(message)
      .set({ readAt: ctx.now, readByName: ctx.actor.name })
      .where(
        and(
          eq(message.centreId, ctx.centreId),
          eq(message.childId, childId),
          eq(message.side, otherSide(sideOf(ctx.actor.role))),
          isNull(message.readAt),
          isNull(message.withdrawnAt),
        ),
      )
      .returning({ id: message.id });
    if (news.length > 0) {
      await tell(tx, ctx, childId);
      await showChildren(ctx, [childId]);
    }
    return done;
  });

/**
 * Takes an own line back until the end of the seventh day after it was sent: its words and photos are erased, on
 * both sides a mark is left where it stood. Once more changes nothing; somebody else's is not found.
 */
export const withdrawMessage = (ctx: Ctx, childId: string, messageId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    if (!isId(messageId)) throw notFound("message");
    const own = and(
      eq(message.centreId, ctx.centreId),
      eq(message.childId, childId),
      eq(message.id, messageId),
      eq(message.authorUserId, ctx.actor.id),
      eq(message.side, sideOf(ctx.actor.role)),
    );
    const [found] = await tx
      .select({ sentAt: message.sentAt, withdrawnAt: message.withdrawnAt })
      .from(message)
      .where(own)
      .for("update");
    if (!found) throw notFound("message");
    if (found.withdrawnAt) return done;
    const today = dayOf(ctx.now, ctx.timeZone);
    if (!mayWithdraw({ sentOn: dayOf(found.sentAt, ctx.timeZone), today })) {
      return refuse("message_withdraw_late");
    }
    await tx.update(message).set({ body: "", withdrawnAt: ctx.now }).where(own);
    const photos = await tx
      .delete(messagePhoto)
      .where(and(eq(messagePhoto.centreId, ctx.centreId), eq(messagePhoto.messageId, messageId)))
      .returning({ fileId: messagePhoto.fileId });
    await eraseFiles(
      ctx,
      photos.map(({ fileId }) => fileId),
    );
    const before = { messageId, photos: String(photos.length) };
    await writeAudit(ctx, { capability: "messages.thread.write", childId, before });
    await tell(tx, ctx, childId);
    return done;
  });
