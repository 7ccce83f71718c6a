import { and, eq } from "drizzle-orm";
import { purchaseRecord } from "~db/schema/kitchen";
import { attachFile, detachFile } from "~/features/files/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { formatTime, instantAt } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { pinyinOf } from "~/lib/pinyin.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import type { CorrectPurchaseInput, RecordPurchaseInput } from "./schema";

const capability = "kitchen.record.write";

type Picture = { photoFileId?: string | null };

/** The columns of a delivery; one that has not come yet is refused. */
function columnsOf(ctx: Ctx, { time, ...facts }: RecordPurchaseInput) {
  const receivedAt = instantAt(facts.receivedOn, time, ctx.timeZone);
  if (receivedAt > ctx.now) return refuse("received_in_future", "receivedOn");
  const { full: pinyin, initials } = pinyinOf(facts.food);
  return ok({ ...facts, receivedAt, pinyin, initials });
}

const own = (ctx: Ctx, recordId: string) =>
  and(eq(purchaseRecord.centreId, ctx.centreId), eq(purchaseRecord.id, recordId));

async function holdRecord(tx: Transaction, ctx: Ctx, recordId: string) {
  const [held] = await tx.select().from(purchaseRecord).where(own(ctx, recordId)).for("update");
  return held;
}

const kitchenPicture = (fileId: string, replaces: string | null = null) =>
  ({ fileId, purpose: "kitchen", replaces }) as const;

/** Writes down what was delivered. Refuses a delivery to come. */
export const recordPurchase = (
  ctx: Ctx,
  input: RecordPurchaseInput & Picture,
): Promise<Result<{ recordId: string }>> =>
  command(ctx, async (tx) => {
    const { photoFileId = null, ...facts } = input;
    const columns = columnsOf(ctx, facts);
    if (!columns.ok) return columns;
    if (photoFileId) {
      const attached = await attachFile(ctx, kitchenPicture(photoFileId));
      if (!attached.ok) return attached;
    }
    const { centreId, now } = ctx;
    const recordId = newId(now);
    await tx.insert(purchaseRecord).values({
      ...{ ...columns.value, centreId, id: recordId, photoFileId, createdAt: now, updatedAt: now },
    });
    await writeAudit(ctx, { capability, after: { recordId } });
    return ok({ recordId });
  });

/** Corrects a delivery. Refuses a stale form. */
export const correctPurchase = (
  ctx: Ctx,
  input: MaybeVersioned<CorrectPurchaseInput> & Picture,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { recordId, version, photoFileId = null, ...facts } = input;
    const held = await holdRecord(tx, ctx, recordId);
    if (!held) return refuse("not_found");
    const { supplier, food, quantity, unit, batch, producedOn, expiresOn, certificate } = held;
    const { receivedBy, receivedOn, remark } = held;
    const stale = refuseStale(version, versionOf(held.updatedAt), {
      ...{ supplier, food, quantity, unit, batch, producedOn, expiresOn, certificate },
      ...{ receivedBy, receivedOn, remark, time: formatTime(held.receivedAt, ctx.timeZone) },
    });
    if (stale) return stale;
    const columns = columnsOf(ctx, facts);
    if (!columns.ok) return columns;
    if (photoFileId) {
      const attached = await attachFile(ctx, kitchenPicture(photoFileId, held.photoFileId));
      if (!attached.ok) return attached;
    }
    await tx
      .update(purchaseRecord)
      .set({ ...columns.value, ...(photoFileId && { photoFileId }), updatedAt: ctx.now })
      .where(own(ctx, recordId));
    await writeAudit(ctx, { capability, before: { recordId } });
    return done;
  });

/** Takes away what was written down by mistake; the picture goes with the nightly sweep. */
export const removePurchase = (ctx: Ctx, { recordId }: { recordId: string }): Promise<Result> =>
  command(ctx, async (tx) => {
    const held = await holdRecord(tx, ctx, recordId);
    if (!held) return refuse("not_found");
    await tx.delete(purchaseRecord).where(own(ctx, recordId));
    if (held.photoFileId) await detachFile(ctx, held.photoFileId);
    await writeAudit(ctx, { capability, before: { recordId, removed: held.receivedOn } });
    return done;
  });
