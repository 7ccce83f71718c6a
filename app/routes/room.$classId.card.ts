import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { readCard } from "~/features/attendance/card-readings/commands.server";
import { readCardInput } from "~/features/attendance/handover/schema";
import { formFailure } from "~/lib/form-failure";
import { parseForm } from "~/lib/parse-form.server";

const once = { headers: { "Cache-Control": "no-store" } };

export const loader = () => redirect("/room");

/** Whose card it is that was held up in a class, and whom that person may bring or collect there. */
export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const asked = await parseForm(request, readCardInput);
  if (!asked.ok) return Response.json(asked, once);
  const found = await readCard(ctx, { ...asked.value, classId });
  return Response.json(found.ok ? found : formFailure(found), once);
}
