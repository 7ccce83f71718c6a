import { and, eq, inArray } from "drizzle-orm";
import { fileChild } from "~db/schema/children";
import { file } from "~db/schema/files";
import type { Ctx } from "~/lib/context.server";

/** Which of these are photos kept here. */
export async function findPhotos(ctx: Ctx, fileIds: readonly string[]): Promise<Set<string>> {
  if (fileIds.length === 0) return new Set();
  const rows = await ctx.tx((tx) =>
    tx
      .select({ id: file.id })
      .from(file)
      .where(
        and(
          eq(file.centreId, ctx.centreId),
          inArray(file.id, [...new Set(fileIds)]),
          eq(file.purpose, "photo"),
        ),
      ),
  );
  return new Set(rows.map(({ id }) => id));
}

/** Says whom a photo shows. From then on it is kept, and its families may see it. */
export async function tagPhotos(
  ctx: Ctx,
  tags: readonly { fileId: string; childId: string }[],
): Promise<void> {
  if (tags.length === 0) return;
  await ctx.tx(async (tx) => {
    await tx
      .insert(fileChild)
      .values(tags.map((tag) => ({ ...tag, centreId: ctx.centreId })))
      .onConflictDoNothing();
    await tx
      .update(file)
      .set({ attachedAt: ctx.now })
      .where(
        and(
          eq(file.centreId, ctx.centreId),
          inArray(file.id, [...new Set(tags.map(({ fileId }) => fileId))]),
        ),
      );
  });
}
