import type { ActionFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { followWithPhoto } from "~/features/attendance/notes/commands.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";

/** A photo of a note that a device sent before: its bytes, and in `X-Taken-At` when it was taken. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { classId = "", fileId = "" } = params;
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  if (!isId(fileId)) throw notFound("file");
  const result = await followWithPhoto(ctx, { classId, fileId }, request);
  return Response.json(result, { status: result.ok ? 200 : 422 });
}
