import { and, eq } from "drizzle-orm";
import { familyArchive } from "~db/schema/families";
import { writeAudit } from "~/lib/audit.server";
import { realNow } from "~/lib/clock";
import { command } from "~/lib/command.server";
import { afterCommit, type Ctx, type OwnChildId } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { log } from "~/lib/log.server";
import { announce } from "~/lib/outbox.server";
import { ok, type Result } from "~/lib/result";
import { dropBytes } from "~/lib/storage.server";
import { isFresh, isLive, stateAt } from "./rules";

/**
 * Asks for everything about the own child in one file. One is made at a time for a guardian: asked again while it
 * is, or within an hour of its end, it is the same one; an older one goes.
 */
export const askArchive = (ctx: Ctx, childId: OwnChildId): Promise<Result<{ archiveId: string }>> =>
  command(ctx, async (tx) => {
    const { centreId, now, locale } = ctx;
    const own = and(
      ...[eq(familyArchive.centreId, centreId), eq(familyArchive.childId, childId)],
      eq(familyArchive.askedBy, ctx.actor.id),
    );
    const archiveId = newId(now);
    const row = { centreId, id: archiveId, childId, askedBy: ctx.actor.id, locale };
    const fresh = { ...row, beatAt: realNow(), createdAt: now };
    const [first] = await tx.insert(familyArchive).values(fresh).onConflictDoNothing().returning();
    if (!first) {
      const [before] = await tx.select().from(familyArchive).where(own).for("update");
      if (before && (isLive(stateAt(before, realNow())) || isFresh(before.madeAt, now))) {
        return ok({ archiveId: before.id });
      }
      await tx.delete(familyArchive).where(own);
      await tx.insert(familyArchive).values(fresh);
      if (before) {
        await afterCommit(ctx, () => {
          dropBytes(centreId, before.id).catch((err: unknown) => log().warn({ err }, "archive"));
        });
      }
    }
    await announce(ctx, "families.archiveAsked", { archiveId });
    await writeAudit(ctx, { capability: "families.archive.make", childId, after: { archiveId } });
    return ok({ archiveId });
  });
