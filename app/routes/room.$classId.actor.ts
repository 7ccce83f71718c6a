import { redirect, type ActionFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { roomPathOf } from "~/features/attendance/room/schema";
import { isId } from "~/lib/id";
import { actorCookieOf } from "~/lib/preferences";

export const loader = () => redirect("/room");

/** Who writes on a class's tablet, as a browser without scripts says it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params.classId ?? "";
  await requireAccess(request, "attendance.log.write", { classId });
  const form = await request.formData();
  const staffId = String(form.get("staffId") ?? "");
  const headers = { "Set-Cookie": actorCookieOf(isId(staffId) ? staffId : null) };
  return redirect(roomPathOf(classId, String(form.get("then") ?? "")), { headers });
}
