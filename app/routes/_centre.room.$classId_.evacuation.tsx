import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useParams, type ClientLoaderFunctionArgs } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { LinkButton } from "~/components/link-button";
import { PrintButton } from "~/components/print-button";
import { loadSnapshot } from "~/features/attendance/snapshot/queries.server";
import { ofLaterNouns } from "~/features/families/home/queries.server";
import { EvacuationOld } from "~/features/attendance/ui/evacuation-old";
import { EvacuationSheet } from "~/features/attendance/ui/evacuation-sheet";
import { RoomFrame } from "~/features/attendance/ui/room-frame";
import { fromDevice } from "~/features/attendance/ui/use-room";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.room.read", { classId });
  const snapshot = await loadSnapshot(ctx, { classId, request, ...ofLaterNouns });
  return { title: snapshot?.titles.evacuation ?? "", snapshot };
}

export const clientLoader = ({ params, serverLoader }: ClientLoaderFunctionArgs) =>
  fromDevice(
    params["classId"],
    ({ titles }) => titles.evacuation,
    () => serverLoader<typeof loader>(),
  );

export default function RoomEvacuationPage() {
  const classId = useParams()["classId"] ?? "";
  const { snapshot: loaded } = useLoaderData<typeof loader>();
  const { t } = useTranslation("attendance");
  return (
    <RoomFrame
      {...{ classId, loaded }}
      back={() => `/room/${classId}`}
      title={t("evacuation.title")}
      actions={() => (
        <div className="flex flex-wrap gap-2">
          <LinkButton to={`/room/${classId}/count?transition=evacuation`} kind="main">
            {t("evacuation.count")}
          </LinkButton>
          <PrintButton />
        </div>
      )}
    >
      {({ room, duty, at, toldAt, timeZone }) => (
        <>
          <EvacuationOld {...{ at, toldAt, timeZone }} />
          <EvacuationSheet
            room={room.room}
            pupils={room.children}
            staff={duty.here.map(({ name }) => name)}
          />
        </>
      )}
    </RoomFrame>
  );
}
