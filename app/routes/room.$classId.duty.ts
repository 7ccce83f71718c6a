import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { recordDuty } from "~/features/attendance/duty/commands.server";
import { dutyTapInput } from "~/features/attendance/duty/schema";
import { newId } from "~/lib/id";
import { parseForm } from "~/lib/parse-form.server";

/** Who comes into a class and who leaves it, as a plain form says it; a device sends it with its saves. */
export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.duty.record", { classId });
  const room = `/room/${classId}`;
  const tapped = await parseForm(request, dutyTapInput);
  if (!tapped.ok) return redirect(`${room}?duty=invalid`);
  const event = { ...tapped.value, id: newId(ctx.now), at: ctx.now.toISOString() };
  const saved = await recordDuty(ctx, { batchId: newId(ctx.now), classId, events: [event] });
  const [outcome] = saved.ok ? saved.value.outcomes : [];
  const refused = outcome?.outcome === "refused" ? outcome.reason : saved.ok ? "" : saved.reason;
  return redirect(refused ? `${room}?duty=${refused}` : room);
}
