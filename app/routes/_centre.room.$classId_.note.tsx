import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useParams,
  useSearchParams,
  type ClientLoaderFunctionArgs,
} from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { writeNote } from "~/features/attendance/notes/commands.server";
import { loadSnapshot } from "~/features/attendance/snapshot/queries.server";
import { ofLaterNouns } from "~/features/families/home/queries.server";
import { NoteForm } from "~/features/attendance/ui/note-form";
import { RoomFrame } from "~/features/attendance/ui/room-frame";
import { fromDevice } from "~/features/attendance/ui/use-room";
import { pageTitle } from "~/lib/page-title";
import { readChosenActor } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const snapshot = await loadSnapshot(ctx, { classId, request, ...ofLaterNouns });
  return { title: snapshot?.titles.note ?? "", snapshot };
}

export const clientLoader = ({ params, serverLoader }: ClientLoaderFunctionArgs) =>
  fromDevice(
    params["classId"],
    ({ titles }) => titles.note,
    () => serverLoader<typeof loader>(),
  );

export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const actorStaffId = readChosenActor(request.headers.get("cookie"));
  const answer = await writeNote(ctx, { classId, actorStaffId }, request);
  if (!answer.ok || answer.refused.length > 0) return answer;
  return redirect(`/room/${classId}?saved=${answer.batchId}&count=${answer.saved}`);
}

export default function NotePage() {
  const classId = useParams()["classId"] ?? "";
  const { snapshot: loaded } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const [search] = useSearchParams();
  const { t } = useTranslation("attendance");
  const chosen = [...search.getAll("child"), ...search.getAll("child[]")];
  return (
    <RoomFrame {...{ classId, loaded }} back={() => `/room/${classId}`} title={t("note.title")}>
      {(snapshot) => <NoteForm {...{ snapshot, chosen, answer }} />}
    </RoomFrame>
  );
}
