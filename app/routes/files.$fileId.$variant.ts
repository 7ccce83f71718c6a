import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getFace } from "~/features/files/faces/queries.server";
import { fileVariantInput } from "~/features/files/schema";
import { notFound } from "~/lib/errors";

const aYear = "private, max-age=31536000, immutable";
/** The original stands in until the size is made: not for long. */
const aMinute = "private, max-age=60";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "files.face.read");
  const asked = fileVariantInput.safeParse(params);
  if (!asked.success) throw notFound("file");
  const face = await getFace(ctx, asked.data);
  const headers = new Headers({
    ETag: face.etag,
    "Cache-Control": face.etag.endsWith(`-${asked.data.variant}"`) ? aYear : aMinute,
  });
  if (request.headers.get("If-None-Match") === face.etag) {
    return new Response(null, { status: 304, headers });
  }
  headers.set("Content-Type", face.mime);
  headers.set("Content-Length", String(face.bytes));
  return new Response(createReadableStreamFromReadable(await face.open()), { headers });
}
