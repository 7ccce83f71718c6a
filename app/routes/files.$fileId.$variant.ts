import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import type { FilePurpose } from "~db/enums";
import { requireAccess } from "~/access/require.server";
import { getDishPicture } from "~/features/files/dishes/queries.server";
import { getFace } from "~/features/files/faces/queries.server";
import { getKitchenPicture } from "~/features/files/kitchen/queries.server";
import { getPhoto } from "~/features/files/photos/queries.server";
import { getFilePurpose } from "~/features/files/queries.server";
import { fileVariantInput } from "~/features/files/schema";
import { getMessagePhoto } from "~/features/messages/photos/queries.server";
import { notFound } from "~/lib/errors";

const aYear = "private, max-age=31536000, immutable";
/** The original stands in until the size is made: not for long. */
const aMinute = "private, max-age=60";
/** A withdrawn consent, or line, works at once: a photo is asked for anew at every look. */
const askAnew = "private, no-cache";
const askedAnew: readonly FilePurpose[] = ["photo", "message"];

/** Who may see a file depends on what it is; a purpose that is not here is not served. */
const readers: Partial<Record<FilePurpose, typeof getFace>> = {
  face: getFace,
  photo: getPhoto,
  dish: getDishPicture,
  kitchen: getKitchenPicture,
  message: getMessagePhoto,
};

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "files.face.read");
  const asked = fileVariantInput.safeParse(params);
  if (!asked.success) throw notFound("file");
  const { purpose, found } = await ctx.tx(async () => {
    const purpose = await getFilePurpose(ctx, asked.data);
    const read = readers[purpose];
    if (!read) throw notFound("file");
    return { purpose, found: await read(ctx, asked.data) };
  });
  const isAsked = found.etag.endsWith(`-${asked.data.variant}"`);
  const headers = new Headers({
    ETag: found.etag,
    "Cache-Control": askedAnew.includes(purpose) ? askAnew : isAsked ? aYear : aMinute,
  });
  if (request.headers.get("If-None-Match") === found.etag) {
    return new Response(null, { status: 304, headers });
  }
  headers.set("Content-Type", found.mime);
  headers.set("Content-Length", String(found.bytes));
  return new Response(createReadableStreamFromReadable(await found.open()), { headers });
}
