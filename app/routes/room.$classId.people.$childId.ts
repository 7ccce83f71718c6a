import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getContacts, listCallable } from "~/features/children/family/queries.server";

const once = { headers: { "Cache-Control": "no-store" } };

/** Who answers for a child of the room and who may collect it, when its sheet opens. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { classId = "", childId = "" } = params;
  await requireAccess(request, "attendance.room.read", { classId });
  const ctx = await requireAccess(request, "attendance.room.read", { childId });
  return Response.json(await getContacts(ctx, { childId }), once);
}

/** Their numbers, in full. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { classId = "", childId = "" } = params;
  await requireAccess(request, "attendance.room.read", { classId });
  const ctx = await requireAccess(request, "children.child.read", { childId });
  return Response.json(await listCallable(ctx, { childId }), once);
}
