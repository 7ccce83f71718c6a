import { randomBytes } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { calendarFeed } from "~db/schema/accounts";
import { hashToken } from "~/access/session.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { done, ok, type Result } from "~/lib/result";

/** A new secret address of this person's calendar; the one before opens nothing from then on. */
export const makeFeed = (ctx: Ctx): Promise<Result<{ token: string }>> =>
  command(ctx, async (tx) => {
    const token = randomBytes(24).toString("base64url");
    const made = { tokenHash: hashToken(token), createdAt: ctx.now };
    await tx
      .insert(calendarFeed)
      .values({ userId: ctx.actor.id, centreId: ctx.centreId, ...made })
      .onConflictDoUpdate({ target: [calendarFeed.userId, calendarFeed.centreId], set: made });
    await writeAudit(ctx, { capability: "families.feed.make", after: { feed: "made" } });
    return ok({ token });
  });

/** From now on the address opens nothing. */
export const revokeFeed = (ctx: Ctx): Promise<Result> =>
  command(ctx, async (tx) => {
    await tx
      .delete(calendarFeed)
      .where(and(eq(calendarFeed.userId, ctx.actor.id), eq(calendarFeed.centreId, ctx.centreId)));
    await writeAudit(ctx, { capability: "families.feed.make", before: { feed: "revoked" } });
    return done;
  });
