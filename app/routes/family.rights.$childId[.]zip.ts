import { createReadableStreamFromReadable, type LoaderFunctionArgs } from "@remix-run/node";
import { requireOwnChild } from "~/access/require.server";
import { openOwnArchive } from "~/features/families/archive/queries.server";
import { downloadHeaders } from "~/lib/download.server";

/** Everything about one child, for the guardian who asked for it and as long as that guardian signs for it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = params["childId"] ?? "";
  const { ctx, childId } = await requireOwnChild(request, "families.archive.make", asked);
  const archive = await openOwnArchive(ctx, childId);
  const stream = createReadableStreamFromReadable(await archive.open());
  const headers = downloadHeaders(archive.name, "application/zip", archive.bytes);
  return new Response(stream, { headers });
}
