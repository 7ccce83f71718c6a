import type { ActionFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { recordEvents, undoBatch } from "~/features/attendance/log/commands.server";
import { recordEventsInput, undoBatchInput } from "~/features/attendance/log/schema";

const answer = (body: object, status = 200) => Response.json(body, { status });
const invalid = () => answer({ ok: false, reason: "invalid" }, 400);

/**
 * What a device sends when something was tapped: `{ batchId, sentAt, events }`, answered event by event, or
 * `{ intent: "undo", batchId }`. Forms of browsers without scripts go to the pages themselves.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== "object" || body === null) return invalid();
  if ("intent" in body && body.intent === "undo") {
    const undo = undoBatchInput.safeParse({ ...body, classId });
    if (!undo.success) return invalid();
    const result = await undoBatch(ctx, undo.data);
    return result.ok ? answer({ ok: true, ...result.value }) : answer(result, 409);
  }
  const sent = recordEventsInput.safeParse({ ...body, classId });
  if (!sent.success) return invalid();
  const result = await recordEvents(ctx, sent.data);
  return result.ok ? answer({ ok: true, ...result.value }) : answer(result, 409);
}
