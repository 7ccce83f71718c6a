import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getSnapshot } from "~/features/attendance/snapshot/queries.server";
import { ofLaterNouns } from "~/features/families/home/queries.server";
import { readChosenActor } from "~/lib/preferences";

/** A room's day in one piece, for a device that goes on without a network. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.room.read", { classId });
  const chosen = readChosenActor(request.headers.get("cookie"));
  const snapshot = await getSnapshot(ctx, { classId, chosen, ...ofLaterNouns });
  return Response.json(snapshot, { headers: { "Cache-Control": "no-store" } });
}
