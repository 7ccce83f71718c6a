import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { writeNote } from "~/features/attendance/notes/commands.server";
import { getRoom } from "~/features/attendance/room/queries.server";
import { NoteForm } from "~/features/attendance/ui/note-form";
import { RoomHeader } from "~/features/attendance/ui/room-header";
import { listConsenting } from "~/features/children/consents/queries.server";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  return ctx.tx(async () => {
    const room = await getRoom(ctx, { classId });
    const childIds = room.children.map(({ id }) => id);
    return {
      title: titleIn(ctx.locale, "attendance:note.titleOf", { name: room.room.name }),
      ...{ room, at: ctx.now.toISOString(), timeZone: ctx.timeZone },
      consenting: await listConsenting(ctx, { kind: "classPhotos", childIds }),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.log.write", { classId });
  const answer = await writeNote(ctx, { classId }, request);
  if (!answer.ok || answer.refused.length > 0) return answer;
  return redirect(`/room/${classId}?saved=${answer.batchId}&count=${answer.saved}`);
}

export default function NotePage() {
  const { room, at, timeZone, consenting } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { t } = useTranslation("attendance");
  return (
    <>
      <RoomHeader
        {...{ room, at, timeZone }}
        back={`/room/${room.room.id}`}
        title={t("note.title")}
      />
      <NoteForm
        classId={room.room.id}
        childrenHere={room.children}
        consenting={consenting}
        chosen={[...search.getAll("child"), ...search.getAll("child[]")]}
        answer={answer ?? null}
      />
    </>
  );
}
