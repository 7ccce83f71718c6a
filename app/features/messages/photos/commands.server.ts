import { storeFile } from "~/features/files/commands.server";
import { maxFileBytes } from "~/features/files/rules";
import type { Ctx } from "~/lib/context.server";
import { refuse, type Result } from "~/lib/result";
import { readUpload, type Upload } from "~/lib/upload.server";
import { sendMessage } from "../commands.server";
import { maxPhotos } from "../rules";

/** A line's form: its words, and photos that may be left out. The names of the photos stand in for them. */
export async function readMessageForm(
  request: Request,
): Promise<{ form: FormData; photos: readonly Upload[] }> {
  const isPlain = !request.headers.get("content-type")?.startsWith("multipart/");
  if (isPlain) return { form: await request.formData(), photos: [] };
  const limits = { maxBytes: maxFileBytes.message, maxFiles: maxPhotos };
  const { form, files } = await readUpload(request, limits);
  for (const { name } of files) form.append("photos[]", name);
  return { form, photos: files };
}

/** Keeps a line's photos, then sends it; the first that is none keeps the whole line back. */
export async function sendWithPhotos(
  ctx: Ctx,
  childId: string,
  { body, photos }: { body: string; photos: readonly Upload[] },
): Promise<Result<{ messageId: string }>> {
  const photoIds: string[] = [];
  for (const { bytes, mime } of photos) {
    const megabytes = maxFileBytes.message / 1024 / 1024;
    if (!bytes) return refuse("file_too_large", "photos", { megabytes });
    const stored = await storeFile(ctx, { purpose: "message", bytes, mime });
    if (!stored.ok) return { ...stored, field: "photos" };
    photoIds.push(stored.value.fileId);
  }
  return sendMessage(ctx, childId, { body, photoIds });
}
