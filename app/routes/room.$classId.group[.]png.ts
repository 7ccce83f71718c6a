import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getGroupCard } from "~/features/families/group-card/queries.server";
import { wordsOf } from "~/i18n/words.server";
import { downloadResponse } from "~/lib/download.server";
import { qrPng } from "~/lib/qr.server";

/** The QR code of the family's page as a picture. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "families.groupCard.read", { classId });
  const url = new URL("/family", request.url).href;
  const { room } = await getGroupCard(ctx, { classId, url });
  const name = wordsOf(ctx.locale).t("families:groupCard.file", { room: room.name });
  return downloadResponse(`${name}.png`, "image/png", await qrPng(url));
}
