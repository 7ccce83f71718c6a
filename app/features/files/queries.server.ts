import type { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import type { FilePurpose } from "~db/enums";
import { file, fileVariant } from "~db/schema/files";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { openBytes } from "~/lib/storage.server";
import { isId } from "~/lib/id";
import type { FileVariantInput } from "./schema";

export type OpenFile = {
  mime: string;
  bytes: number;
  /** Names these very bytes: they never change, so a browser may keep them. */
  etag: string;
  open: () => Promise<Readable>;
};

/** What a file was kept for: each purpose has its own rule about who may see it. */
export async function getFilePurpose(ctx: Ctx, input: { fileId: string }): Promise<FilePurpose> {
  if (!isId(input.fileId)) throw notFound("file");
  const [found] = await ctx.tx((tx) =>
    tx
      .select({ purpose: file.purpose })
      .from(file)
      .where(and(eq(file.centreId, ctx.centreId), eq(file.id, input.fileId))),
  );
  if (!found) throw notFound("file");
  return found.purpose;
}

/** A file in a size; the original stands in while the size is not made yet. */
export async function getFileVariant(ctx: Ctx, input: FileVariantInput): Promise<OpenFile> {
  if (!isId(input.fileId)) throw notFound("file");
  const [found] = await ctx.tx((tx) =>
    tx
      .select({
        mime: file.mime,
        bytes: file.bytes,
        sha256: file.sha256,
        madeMime: fileVariant.mime,
        madeBytes: fileVariant.bytes,
      })
      .from(file)
      .leftJoin(
        fileVariant,
        and(
          eq(fileVariant.centreId, file.centreId),
          eq(fileVariant.fileId, file.id),
          eq(fileVariant.variant, input.variant),
        ),
      )
      .where(and(eq(file.centreId, ctx.centreId), eq(file.id, input.fileId))),
  );
  if (!found) throw notFound("file");
  const isMade = found.madeMime !== null;
  const variant = isMade ? input.variant : "original";
  return {
    mime: found.madeMime ?? found.mime,
    bytes: found.madeBytes ?? found.bytes,
    etag: `"${found.sha256.slice(0, 32)}-${variant}"`,
    open: () => openBytes({ centreId: ctx.centreId, fileId: input.fileId, variant }),
  };
}
