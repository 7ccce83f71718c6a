import { createHash } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import exifr from "exifr";
import sharp from "sharp";
import type { FilePurpose } from "~db/enums";
import { file } from "~db/schema/files";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { momentOf } from "~/lib/dates";
import { newId } from "~/lib/id";
import { log } from "~/lib/log.server";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { dropBytes, putBytes } from "~/lib/storage.server";
import { readUpload } from "~/lib/upload.server";
import {
  cameraFacts,
  imageFormats,
  maxFileBytes,
  maxImageEdge,
  maxImagePixels,
  sniffFormat,
  takenAtOf,
  takesPdf,
  type ImageFormat,
} from "./rules";

type Kept = {
  bytes: Buffer;
  mime: string;
  width: number | null;
  height: number | null;
  takenAt: Date | null;
};

/**
 * Keeps a picture or, as a document, a PDF. The declared type counts for nothing: the bytes are looked
 * at and a picture is written anew, upright and without what the camera wrote into it (place, device) but
 * the time at which it was taken. Refuses `file_too_large`, `file_empty`, `file_not_image`,
 * `file_kind_unknown`, and `file_store_away` where the bytes cannot be put away now. Not attached to anything yet: after a day it is removed. A file that comes again under
 * the id it was given is the one that is kept.
 */
export async function storeFile(
  ctx: Ctx,
  input: {
    purpose: FilePurpose;
    bytes: Buffer;
    mime: string;
    fileId?: string;
    /** Where the sender has taken it out of the picture already. */
    takenAt?: Date | null;
  },
): Promise<Result<{ fileId: string }>> {
  if (input.fileId && (await isKept(ctx, input.fileId))) return ok({ fileId: input.fileId });
  const kept = await prepare(ctx, input);
  if (!kept.ok) return kept;
  const { bytes, ...facts } = kept.value;
  const { fileId = newId(ctx.now) } = input;
  const { centreId } = ctx;
  const isPut = await putBytes({ centreId, fileId, variant: "original" }, bytes).then(
    () => true,
    (error: unknown) => {
      log().error({ err: error }, "file not stored");
      return false;
    },
  );
  if (!isPut) return refuse("file_store_away", "file");
  try {
    return await command(ctx, async (tx) => {
      const [stored] = await tx
        .insert(file)
        .values({
          ...{ centreId, id: fileId, purpose: input.purpose, ...facts },
          sha256: createHash("sha256").update(bytes).digest("hex"),
          bytes: bytes.length,
          createdBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
          createdAt: ctx.now,
        })
        .onConflictDoNothing()
        .returning({ id: file.id });
      // the same file came twice at once: the bytes are the other's too
      if (!stored) return ok({ fileId });
      await writeAudit(ctx, { capability: "files.file.store", after: { fileId } });
      await announce(ctx, "file.stored", { fileId });
      return ok({ fileId });
    });
  } catch (error) {
    const isThere = await isKept(ctx, fileId).catch(() => true);
    if (!isThere) await dropBytes(centreId, fileId);
    throw error;
  }
}

/** A form with the picture of one face, which may be left out. */
export const readFaceForm = (request: Request) =>
  readUpload(request, { maxBytes: maxFileBytes.face, maxFiles: 1 });

const isKept = (ctx: Ctx, fileId: string): Promise<boolean> =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select({ id: file.id })
      .from(file)
      .where(and(eq(file.centreId, ctx.centreId), eq(file.id, fileId)));
    return found !== undefined;
  });

async function prepare(
  ctx: Ctx,
  { purpose, bytes, takenAt }: { purpose: FilePurpose; bytes: Buffer; takenAt?: Date | null },
): Promise<Result<Kept>> {
  if (bytes.length === 0) return refuse("file_empty", "file");
  const most = maxFileBytes[purpose];
  if (bytes.length > most) {
    return refuse("file_too_large", "file", { megabytes: most / 1024 / 1024 });
  }
  const format = sniffFormat(bytes);
  if (format === "pdf" && takesPdf(purpose)) {
    const pdf = { mime: "application/pdf", width: null, height: null, takenAt: null };
    return ok({ bytes, ...pdf });
  }
  const unfit = refuse(takesPdf(purpose) ? "file_kind_unknown" : "file_not_image", "file");
  if (format === null || format === "pdf") return unfit;
  try {
    return ok(await rewrite(bytes, format, takenAt ?? (await readTakenAt(bytes)), ctx.timeZone));
  } catch {
    // a right beginning with nothing sound behind it
    return unfit;
  }
}

/** The moment the camera wrote down, and nothing else of what it wrote. */
async function readTakenAt(bytes: Buffer): Promise<Date | null> {
  try {
    return takenAtOf(await exifr.parse(bytes, cameraFacts));
  } catch {
    return null;
  }
}

async function rewrite(
  bytes: Buffer,
  format: ImageFormat,
  takenAt: Date | null,
  timeZone: string,
): Promise<Kept> {
  const image = sharp(bytes, { limitInputPixels: maxImagePixels })
    .rotate()
    .resize(maxImageEdge, maxImageEdge, { fit: "inside", withoutEnlargement: true });
  if (takenAt) {
    const { day, time } = momentOf(takenAt, timeZone);
    image.withExif({ IFD2: { DateTimeOriginal: `${day.replaceAll("-", ":")} ${time}:00` } });
  }
  const { data, info } = await image
    .toFormat(format, format === "png" ? {} : { quality: 85 })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return { bytes: data, mime: imageFormats[format], width, height, takenAt };
}

/**
 * Says that a file is in use, so that the nightly sweep keeps it, and leaves the one it replaces to the
 * sweep. Another centre's is not found.
 */
export const attachFile = (
  ctx: Ctx,
  input: { fileId: string; purpose: FilePurpose; replaces: string | null },
): Promise<Result> =>
  ctx.tx(async (tx) => {
    if (input.replaces && input.replaces !== input.fileId) await detachFile(ctx, input.replaces);
    const attached = await tx
      .update(file)
      .set({ attachedAt: ctx.now })
      .where(
        and(
          eq(file.centreId, ctx.centreId),
          eq(file.id, input.fileId),
          eq(file.purpose, input.purpose),
        ),
      )
      .returning({ id: file.id });
    return attached[0] ? done : refuse("not_found", "fileId");
  });

/** Leaves a file that nothing uses any more to the nightly sweep. */
export const detachFile = (ctx: Ctx, fileId: string): Promise<void> =>
  ctx.tx(async (tx) => {
    await tx
      .update(file)
      .set({ attachedAt: null })
      .where(and(eq(file.centreId, ctx.centreId), eq(file.id, fileId)));
  });

/** Erases files for good, rows and bytes: nothing of them is left for a sweep. */
export const eraseFiles = (ctx: Ctx, fileIds: readonly string[]): Promise<void> =>
  ctx.tx(async (tx) => {
    if (fileIds.length === 0) return;
    await tx
      .delete(file)
      .where(and(eq(file.centreId, ctx.centreId), inArray(file.id, [...fileIds])));
    // the deleted rows are locked: nobody makes a size of one meanwhile
    for (const fileId of fileIds) await dropBytes(ctx.centreId, fileId);
  });
