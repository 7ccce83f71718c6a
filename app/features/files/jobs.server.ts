import { and, eq, inArray, isNull, lt } from "drizzle-orm";
import sharp from "sharp";
import type { FileVariant } from "~db/enums";
import { file, fileVariant } from "~db/schema/files";
import { writeAudit } from "~/lib/audit.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { dropBytes, getBytes, putBytes } from "~/lib/storage.server";
import { isLookedAt, maxImagePixels, photoEdges, variantEdges } from "./rules";

const entries = Object.entries as <K extends string, V>(of: Partial<Record<K, V>>) => [K, V][]; // reason: Object.entries widens the keys

const whole = new Set<FileVariant>(["screen"]);
const inside = { fit: "inside", withoutEnlargement: true } as const;
const square = { fit: "cover", position: "attention" } as const;

/** On file.stored: the sizes that lists and rooms show. Made twice they are the same bytes in the same place. */
export const makeVariants = (ctx: Ctx, { fileId }: { fileId: string }): Promise<void> =>
  ctx.tx(async (tx) => {
    const { centreId } = ctx;
    const [stored] = await tx
      .select({ mime: file.mime, purpose: file.purpose })
      .from(file)
      .where(and(eq(file.centreId, centreId), eq(file.id, fileId)))
      .for("share");
    if (!stored?.mime.startsWith("image/")) return;
    const original = await getBytes({ centreId, fileId, variant: "original" });
    const edges: Partial<Record<FileVariant, number>> = isLookedAt(stored.purpose)
      ? { ...variantEdges, ...photoEdges }
      : variantEdges;
    for (const [variant, edge] of entries(edges)) {
      const made = await sharp(original, { limitInputPixels: maxImagePixels })
        .resize(edge, edge, whole.has(variant) ? inside : square)
        .webp({ quality: 82 })
        .toBuffer();
      await putBytes({ centreId, fileId, variant }, made);
      const row = { mime: "image/webp", bytes: made.length };
      await tx
        .insert(fileVariant)
        .values({ centreId, fileId, variant, ...row, createdAt: ctx.now })
        .onConflictDoUpdate({
          target: [fileVariant.centreId, fileVariant.fileId, fileVariant.variant],
          set: row,
        });
    }
  });

const dayMs = 86_400_000;

/** Daily: what was uploaded a day ago and never became anything's picture or paper. */
export const removeUnattached = (ctx: Ctx): Promise<void> =>
  ctx.tx(async (tx) => {
    const stale = await tx
      .select({ id: file.id })
      .from(file)
      .where(
        and(
          eq(file.centreId, ctx.centreId),
          isNull(file.attachedAt),
          lt(file.createdAt, instantOf(ctx.now.getTime() - dayMs)),
        ),
      )
      .orderBy(file.id)
      // the lock keeps anyone from attaching one while its bytes go
      .for("update", { skipLocked: true });
    if (stale.length === 0) return;
    const ids = stale.map(({ id }) => id);
    for (const id of ids) await dropBytes(ctx.centreId, id);
    await tx.delete(file).where(and(eq(file.centreId, ctx.centreId), inArray(file.id, ids)));
    await writeAudit(ctx, {
      capability: "files.unattached.remove",
      before: { files: String(ids.length) },
    });
  });
