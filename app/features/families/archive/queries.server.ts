import type { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { familyArchive } from "~db/schema/families";
import { findChild } from "~/features/children/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf, realNow } from "~/lib/clock";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, formatTime } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { openBytes } from "~/lib/storage.server";
import { isKept, keptMs, stateAt } from "./rules";

/** The one that this guardian asked for; nobody else's. */
const findOwn = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select()
      .from(familyArchive)
      .where(
        and(
          eq(familyArchive.centreId, ctx.centreId),
          eq(familyArchive.childId, childId),
          eq(familyArchive.askedBy, ctx.actor.id),
        ),
      );
    const isOver = found?.madeAt && !isKept(found.madeAt, ctx.now);
    return found && !isOver ? found : null;
  });

/** How far the guardian's archive of the own child is, or until when it can be fetched. */
export async function getOwnArchive(ctx: Ctx, childId: OwnChildId) {
  const found = await findOwn(ctx, childId);
  if (!found) return null;
  const { id, done, total, bytes, madeAt } = found;
  const until = madeAt && instantOf(madeAt.getTime() + keptMs);
  return {
    ...{ id, done, total, bytes, state: stateAt(found, realNow()) },
    madeOn: madeAt && dayOf(madeAt, ctx.timeZone),
    madeTime: madeAt && formatTime(madeAt, ctx.timeZone),
    untilDay: until && dayOf(until, ctx.timeZone),
    untilTime: until && formatTime(until, ctx.timeZone),
  };
}

export type OwnArchive = NonNullable<Awaited<ReturnType<typeof getOwnArchive>>>;

/** The finished file for the guardian who asked for it, within its week. Anything else is not found. */
export const openOwnArchive = (
  ctx: Ctx,
  childId: OwnChildId,
): Promise<{ name: string; bytes: number; open: () => Promise<Readable> }> =>
  ctx.tx(async () => {
    const found = await findOwn(ctx, childId);
    if (found?.state !== "made" || !found.madeAt) throw notFound("archive");
    const { name } = await findChild(ctx, childId);
    const after = { archiveId: found.id, step: "fetched" };
    await writeAudit(ctx, { capability: "families.archive.make", childId, after });
    return {
      name: `${name} ${dayOf(found.madeAt, ctx.timeZone)}.zip`,
      bytes: found.bytes ?? 0,
      open: () => openBytes({ centreId: ctx.centreId, fileId: found.id, variant: "zip" }),
    };
  });
