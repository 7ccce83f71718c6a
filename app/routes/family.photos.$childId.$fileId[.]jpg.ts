import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireOwnChild } from "~/access/require.server";
import { takeOwnPhoto } from "~/features/families/queries.server";
import { downloadResponse } from "~/lib/download.server";

/** The kept copy of one photo, with its words and its hour written into it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const asked = params["childId"] ?? "";
  const { ctx, childId } = await requireOwnChild(request, "families.today.read", asked);
  const photo = await takeOwnPhoto(ctx, childId, { fileId: params["fileId"] ?? "" });
  return downloadResponse(`${photo.name}.jpg`, "image/jpeg", photo.bytes);
}
