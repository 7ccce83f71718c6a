import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { recordDuty, undoDuty } from "~/features/attendance/duty/commands.server";
import { dutyTapInput, recordDutyInput, undoDutyInput } from "~/features/attendance/duty/schema";
import { newId } from "~/lib/id";
import { parseForm } from "~/lib/parse-form.server";

const answer = (body: object, status = 200) => Response.json(body, { status });
const invalid = () => answer({ ok: false, reason: "invalid" }, 400);

/**
 * Who comes into a class and who leaves it. A device sends `{ batchId, sentAt, events }`, answered event by
 * event, or `{ intent: "undo", batchId }`; a plain form sends one person and goes back to the room.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.duty.record", { classId });
  if (!request.headers.get("Content-Type")?.startsWith("application/json")) {
    const room = `/room/${classId}`;
    const tapped = await parseForm(request, dutyTapInput);
    if (!tapped.ok) return redirect(`${room}?duty=invalid`);
    const event = { ...tapped.value, id: newId(ctx.now), at: ctx.now.toISOString() };
    const saved = await recordDuty(ctx, { batchId: newId(ctx.now), classId, events: [event] });
    const [outcome] = saved.ok ? saved.value.outcomes : [];
    const refused = outcome?.outcome === "refused" ? outcome.reason : saved.ok ? "" : saved.reason;
    return redirect(refused ? `${room}?duty=${refused}` : room);
  }
  const body: unknown = await request.json().catch(() => null);
  if (typeof body !== "object" || body === null) return invalid();
  if ("intent" in body && body.intent === "undo") {
    const undo = undoDutyInput.safeParse({ ...body, classId });
    if (!undo.success) return invalid();
    const result = await undoDuty(ctx, undo.data);
    return result.ok ? answer({ ok: true, ...result.value }) : answer(result, 409);
  }
  const sent = recordDutyInput.safeParse({ ...body, classId });
  if (!sent.success) return invalid();
  const result = await recordDuty(ctx, sent.data);
  return result.ok ? answer({ ok: true, ...result.value }) : answer(result, 409);
}
