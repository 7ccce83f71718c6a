import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { maySeeSensitive } from "~/features/accounts/pins/queries.server";
import { getContacts, listCallable } from "~/features/children/family/queries.server";
import { readChosenActor } from "~/lib/preferences";

const once = { headers: { "Cache-Control": "no-store" } };

/** Who answers for a child of the room and who may collect it, when its sheet opens. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { classId = "", childId = "" } = params;
  await requireAccess(request, "attendance.room.read", { classId });
  const ctx = await requireAccess(request, "attendance.room.read", { childId });
  const sealed = !(await maySeeSensitive(ctx, readChosenActor(request.headers.get("cookie"))));
  return Response.json(await getContacts(ctx, { childId, sealed }), once);
}

/** Their numbers, in full; on a class's tablet for who has given the PIN. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { classId = "", childId = "" } = params;
  await requireAccess(request, "attendance.room.read", { classId });
  const ctx = await requireAccess(request, "children.phones.reveal", { childId });
  const isOpen = await maySeeSensitive(ctx, readChosenActor(request.headers.get("cookie")));
  if (!isOpen) return Response.json({ ok: false, reason: "pin_needed" }, { ...once, status: 403 });
  return Response.json(await listCallable(ctx, { childId }), once);
}
