import type { Ctx } from "~/lib/context.server";
import { refuse, type Result } from "~/lib/result";
import { readUpload, type Upload } from "~/lib/upload.server";
import { storeFile } from "../commands.server";
import { maxFileBytes } from "../rules";

/** A form with a picture, which may be left out; a form without files is read as it is. */
export async function readPictureForm(
  request: Request,
): Promise<{ form: FormData; picture: Upload | undefined }> {
  const isPlain = !request.headers.get("content-type")?.startsWith("multipart/");
  if (isPlain) return { form: await request.formData(), picture: undefined };
  const limits = { maxBytes: maxFileBytes.kitchen, maxFiles: 1 };
  const { form, files } = await readUpload(request, limits);
  return { form, picture: files[0] };
}

/** Keeps the picture of a form where there is one, then runs the command that attaches it. */
export async function withPicture<T>(
  ctx: Ctx,
  picture: Upload | undefined,
  run: (photoFileId: string | null) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!picture) return run(null);
  const { bytes, mime } = picture;
  const megabytes = maxFileBytes.kitchen / 1024 / 1024;
  if (!bytes) return refuse("file_too_large", undefined, { megabytes });
  const stored = await storeFile(ctx, { purpose: "kitchen", bytes, mime });
  return stored.ok ? run(stored.value.fileId) : { ...stored, field: undefined };
}
