import type { ActionFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { takeSaves } from "~/features/attendance/sync/commands.server";
import { syncInput } from "~/features/attendance/sync/schema";
import { now } from "~/lib/clock";

/**
 * What a device sends when there is a network: `{ sentAt, saves }`, answered save by save and event by event,
 * with the server's time. Forms of browsers without scripts go to the pages themselves.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const sent = syncInput.safeParse(await request.json().catch(() => null));
  if (!sent.success) return Response.json({ ok: false, reason: "invalid" }, { status: 400 });
  const { answers } = await takeSaves(ctx, { ...sent.data, classId });
  return Response.json({ answers, now: now().toISOString() });
}
