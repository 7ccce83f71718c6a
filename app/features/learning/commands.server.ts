import { and, eq } from "drizzle-orm";
import { observation } from "~db/schema/learning";
import { holdChild } from "~/features/children/care/commands.server";
import { findChild } from "~/features/children/queries.server";
import { attachFile } from "~/features/files/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import { milestoneMismatch } from "./rules";
import type { ChangeObservationInput, RecordObservationInput } from "./schema";

const capability = "learning.observation.write";

type Seen = Omit<RecordObservationInput, "share">;

const one = (ctx: Ctx, childId: string, observationId: string) =>
  and(
    eq(observation.centreId, ctx.centreId),
    eq(observation.childId, childId),
    eq(observation.id, observationId),
  );

async function refuseSeen(ctx: Ctx, childId: string, seen: Seen): Promise<Refusal | null> {
  const { bornOn } = await findChild(ctx, childId);
  if (seen.observedOn > dayOf(ctx.now, ctx.timeZone)) {
    return refuse("observed_in_future", "observedOn");
  }
  if (seen.observedOn < bornOn) return refuse("observed_before_birth", "observedOn");
  const mismatch = milestoneMismatch(seen);
  return mismatch ? refuse(mismatch.reason, mismatch.field) : null;
}

async function attachPhoto(ctx: Ctx, fileId: string | null, replaces: string | null) {
  if (!fileId || fileId === replaces) return null;
  const attached = await attachFile(ctx, { fileId, purpose: "photo", replaces });
  return attached.ok ? null : refuse("not_found", "photoFileId");
}

/** Progress belongs to a milestone: without one there is none. */
const fieldsOf = ({ observedOn, area, milestone, progress, text, photoFileId }: Seen) => ({
  ...{ observedOn, area, milestone, text, photoFileId },
  progress: milestone === null ? null : progress,
});

/**
 * What a teacher saw, in an area and perhaps of a milestone. Refuses a day still to come or before birth, a
 * milestone that is unknown or of another area or without its progress, and a photo that is not there.
 */
export const recordObservation = (
  ctx: Ctx,
  childId: string,
  { share, ...seen }: RecordObservationInput,
): Promise<Result<{ observationId: string }>> =>
  command(ctx, async (tx) => {
    await holdChild(tx, ctx, childId);
    const refused =
      (await refuseSeen(ctx, childId, seen)) ?? (await attachPhoto(ctx, seen.photoFileId, null));
    if (refused) return refused;
    const observationId = newId(ctx.now);
    await tx.insert(observation).values({
      ...{ centreId: ctx.centreId, id: observationId, childId, ...fieldsOf(seen) },
      writtenBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
      sharedAt: share ? ctx.now : null,
      ...{ createdAt: ctx.now, updatedAt: ctx.now },
    });
    await writeAudit(ctx, {
      ...{ capability, childId },
      after: { observationId, area: seen.area, shared: share ? "yes" : "no" },
    });
    return ok({ observationId });
  });

/** The same refusals as when it was written; shared stays shared. */
export const changeObservation = (
  ctx: Ctx,
  childId: string,
  { observationId, version, ...seen }: MaybeVersioned<ChangeObservationInput>,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const [before] = await tx
      .select()
      .from(observation)
      .where(one(ctx, childId, observationId))
      .for("update");
    if (!before) return refuse("not_found");
    const { photoFileId: _photo, ...shown } = fieldsOf(before);
    const refused =
      refuseStale(version, versionOf(before.updatedAt), shown) ??
      (await refuseSeen(ctx, childId, seen)) ??
      (await attachPhoto(ctx, seen.photoFileId, before.photoFileId));
    if (refused) return refused;
    await tx
      .update(observation)
      .set({ ...fieldsOf(seen), updatedAt: ctx.now })
      .where(one(ctx, childId, observationId));
    await writeAudit(ctx, {
      ...{ capability, childId },
      before: { observationId, area: before.area },
      after: { observationId, area: seen.area },
    });
    return done;
  });

const setShared = (
  ctx: Ctx,
  childId: string,
  observationId: string,
  isShared: boolean,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const [found] = await tx
      .select({ sharedAt: observation.sharedAt })
      .from(observation)
      .where(one(ctx, childId, observationId))
      .for("update");
    if (!found) return refuse("not_found");
    if ((found.sharedAt !== null) === isShared) return done;
    await tx
      .update(observation)
      .set({ sharedAt: isShared ? ctx.now : null, updatedAt: ctx.now })
      .where(one(ctx, childId, observationId));
    const after = { observationId, shared: isShared ? "yes" : "no" };
    await writeAudit(ctx, { capability, childId, after });
    return done;
  });

/** The family sees it from now on; once more changes nothing. */
export const shareObservation = (ctx: Ctx, childId: string, observationId: string) =>
  setShared(ctx, childId, observationId, true);

/** Takes it back from the family's page; it stays with the staff. */
export const unshareObservation = (ctx: Ctx, childId: string, observationId: string) =>
  setShared(ctx, childId, observationId, false);

export const removeObservation = (
  ctx: Ctx,
  childId: string,
  observationId: string,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const [gone] = await tx
      .delete(observation)
      .where(one(ctx, childId, observationId))
      .returning({ area: observation.area });
    if (!gone) return refuse("not_found");
    await writeAudit(ctx, { capability, childId, before: { observationId, ...gone } });
    return done;
  });
