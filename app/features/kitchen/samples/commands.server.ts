import { and, asc, eq, inArray } from "drizzle-orm";
import { foodSample } from "~db/schema/kitchen";
import { attachFile, detachFile } from "~/features/files/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime, instantAt, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import { getSampleDay, isServed } from "./queries.server";
import { boxAfter, keptUntil, sampleDays, undoMs } from "./rules";
import type {
  CorrectSampleInput,
  DestroySamplesInput,
  TakeSampleInput,
  TakeSamplesInput,
} from "./schema";

const capability = "kitchen.sample.record";

type Picture = { photoFileId?: string | null };

const tooYoung = refuse("sample_too_young");

/** When a sample was taken: on its day, and not later than now. */
function momentOf(ctx: Ctx, day: Day, time: string): Result<Date> {
  const at = instantAt(day, time, ctx.timeZone);
  return at > ctx.now ? refuse("sample_in_future", "time") : ok(at);
}

/**
 * Writes down that a dish of a meal was sampled. Refuses a dish that no published menu has then, a day too long
 * ago or to come, a time to come, and a second sample of the same dish and meal.
 */
export const takeSample = (
  ctx: Ctx,
  input: TakeSampleInput & Picture,
): Promise<Result<{ sampleId: string }>> =>
  command(
    ctx,
    async (tx) => {
      const { day, meal, dishId, grams, box, sampledBy, photoFileId = null } = input;
      const isInReach = sampleDays(dayOf(ctx.now, ctx.timeZone), day).day === day;
      if (!isInReach || !(await isServed(ctx, input))) return refuse("sample_not_served");
      const sampledAt = momentOf(ctx, day, input.time);
      if (!sampledAt.ok) return sampledAt;
      const { centreId, now } = ctx;
      const sampleId = newId(now);
      if (photoFileId) {
        const picture = { fileId: photoFileId, purpose: "kitchen", replaces: null } as const;
        const attached = await attachFile(ctx, picture);
        if (!attached.ok) return attached;
      }
      await tx.insert(foodSample).values({
        ...{ centreId, id: sampleId, day, meal, dishId, grams, box, sampledBy, photoFileId },
        ...{ sampledAt: sampledAt.value, createdAt: now, updatedAt: now },
      });
      await writeAudit(ctx, { capability, after: { sampleId, dishId, grams: String(grams) } });
      return ok({ sampleId });
    },
    { "23505": refuse("sample_taken") },
  );

/** Writes down at once that every dish of a meal was sampled that has no sample yet. All or none, as `takeSample`. */
export const takeSamples = (
  ctx: Ctx,
  { box, ...facts }: TakeSamplesInput,
): Promise<Result<{ samples: number }>> =>
  command(ctx, async () => {
    const { meals } = await getSampleDay(ctx, { day: facts.day });
    const tasks = meals.find(({ meal }) => meal === facts.meal)?.tasks ?? [];
    const waiting = tasks.filter(({ sample }) => !sample);
    if (waiting.length === 0) return refuse("samples_none_waiting");
    for (const [at, { dishId }] of waiting.entries()) {
      const taken = await takeSample(ctx, { ...facts, dishId, box: boxAfter(box, at) });
      if (!taken.ok) return taken;
    }
    return ok({ samples: waiting.length });
  });

const own = (ctx: Ctx, sampleId: string) =>
  and(eq(foodSample.centreId, ctx.centreId), eq(foodSample.id, sampleId));

async function holdSample(tx: Transaction, ctx: Ctx, sampleId: string) {
  const [held] = await tx.select().from(foodSample).where(own(ctx, sampleId)).for("update");
  return held;
}

/** Takes the last slip back: within two minutes of writing it down. */
export const undoSample = (ctx: Ctx, { sampleId }: { sampleId: string }): Promise<Result> =>
  command(ctx, async (tx) => {
    const held = await holdSample(tx, ctx, sampleId);
    if (!held) return refuse("not_found");
    if (held.destroyedAt) return refuse("sample_destroyed");
    if (ctx.now.getTime() - held.createdAt.getTime() > undoMs) return refuse("undo_too_late");
    await tx.delete(foodSample).where(own(ctx, sampleId));
    if (held.photoFileId) await detachFile(ctx, held.photoFileId);
    await writeAudit(ctx, { capability, before: { sampleId, dishId: held.dishId } });
    return done;
  });

/** Puts a sample right, with a reason that the audit keeps. Refuses one that is destroyed, and a stale form. */
export const correctSample = (
  ctx: Ctx,
  input: MaybeVersioned<CorrectSampleInput> & Picture,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { sampleId, grams, box, sampledBy, time, reason, photoFileId } = input;
    const held = await holdSample(tx, ctx, sampleId);
    if (!held) return refuse("not_found");
    if (held.destroyedAt) return refuse("sample_destroyed");
    const stale = refuseStale(input.version, versionOf(held.updatedAt), {
      ...{ grams: held.grams, box: held.box, sampledBy: held.sampledBy },
      time: formatTime(held.sampledAt, ctx.timeZone),
    });
    if (stale) return stale;
    const sampledAt = momentOf(ctx, held.day, time);
    if (!sampledAt.ok) return sampledAt;
    if (photoFileId) {
      const picture = { fileId: photoFileId, purpose: "kitchen" } as const;
      const attached = await attachFile(ctx, { ...picture, replaces: held.photoFileId });
      if (!attached.ok) return attached;
    }
    await tx
      .update(foodSample)
      .set({
        ...{ grams, box, sampledBy, sampledAt: sampledAt.value, updatedAt: ctx.now },
        ...(photoFileId && { photoFileId }),
      })
      .where(own(ctx, sampleId));
    await writeAudit(ctx, {
      capability,
      before: {
        ...{ sampleId, grams: String(held.grams), sampledAt: held.sampledAt.toISOString() },
      },
      after: {
        ...{ sampleId, grams: String(grams), sampledAt: sampledAt.value.toISOString(), reason },
      },
    });
    return done;
  });

/** Writes down that samples were destroyed: all or none, none before 48 hours, none twice. */
export const destroySamples = (
  ctx: Ctx,
  input: DestroySamplesInput,
): Promise<Result<{ count: number }>> =>
  command(
    ctx,
    async (tx) => {
      const sampleIds = [...new Set(input.sampleIds)].sort();
      const those = and(eq(foodSample.centreId, ctx.centreId), inArray(foodSample.id, sampleIds));
      const held = await tx
        .select({ sampledAt: foodSample.sampledAt, destroyedAt: foodSample.destroyedAt })
        .from(foodSample)
        .where(those)
        .orderBy(asc(foodSample.id))
        .for("update");
      if (held.length < sampleIds.length) return refuse("not_found");
      if (held.some(({ destroyedAt }) => destroyedAt)) return refuse("sample_destroyed");
      if (held.some(({ sampledAt }) => keptUntil(sampledAt) > ctx.now.getTime())) return tooYoung;
      await tx
        .update(foodSample)
        .set({ destroyedBy: input.destroyedBy, destroyedAt: ctx.now, updatedAt: ctx.now })
        .where(those);
      const count = held.length;
      await writeAudit(ctx, { capability, after: { destroyed: String(count) } });
      return ok({ count });
    },
    { "23514": tooYoung },
  );
