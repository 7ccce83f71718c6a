import { redirect, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DoorOpen } from "lucide";
import { useTranslation } from "react-i18next";
import { classroomRoles } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getWhoIsIn } from "~/features/attendance/board/queries.server";
import { listUnrecordedDepartures } from "~/features/attendance/closing/queries.server";
import { RoomChoice } from "~/features/attendance/ui/room-choice";
import { UnrecordedBanner } from "~/features/attendance/ui/unrecorded-banner";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.room.read");
  if (ctx.actor.classId) throw redirect(`/room/${ctx.actor.classId}`);
  const own = classroomRoles.some((role) => role === ctx.actor.role)
    ? await listOwnClassIds(ctx)
    : null;
  const { classes: all } = await getWhoIsIn(ctx);
  const classes = all.filter((room) => !own || own.includes(room.id));
  if (own && classes.length === 1) throw redirect(`/room/${classes[0]?.id}`);
  return {
    title: titleIn(ctx.locale, "attendance:title"),
    inClass: own !== null,
    rooms: classes,
    unrecorded: (await listUnrecordedDepartures(ctx, { classIds: own ?? undefined })).length,
  };
}

export default function Rooms() {
  const { rooms, inClass, unrecorded } = useLoaderData<typeof loader>();
  const { t } = useTranslation("attendance");
  return (
    <>
      <PageHeader title={t("title")} subtitle={rooms.length > 0 ? t("room.choose") : undefined} />
      <UnrecordedBanner count={unrecorded} />
      {rooms.length > 0 ? (
        <RoomChoice rooms={rooms} />
      ) : (
        <EmptyState icon={DoorOpen}>{t(inClass ? "room.noClass" : "room.noClasses")}</EmptyState>
      )}
    </>
  );
}
