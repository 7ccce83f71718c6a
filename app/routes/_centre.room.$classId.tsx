import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useParams,
  useSearchParams,
  type ClientLoaderFunctionArgs,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { requireAccess } from "~/access/require.server";
import { saveRoomForm } from "~/features/attendance/acts/commands.server";
import { maySeeSensitive } from "~/features/accounts/pins/queries.server";
import { cancelAbsence, recordAbsence, recordAbsenceToday } from "~/features/attendance/absences/commands.server"; // prettier-ignore
import { absenceIdInput, absentTodayInput, recordAbsenceInput } from "~/features/attendance/absences/schema"; // prettier-ignore
import { loadSnapshot } from "~/features/attendance/snapshot/queries.server";
import { ofLaterNouns } from "~/features/families/home/queries.server";
import { RoomFrame } from "~/features/attendance/ui/room-frame";
import { RoomScreen } from "~/features/attendance/ui/room-screen";
import { fromDevice } from "~/features/attendance/ui/use-room";
import { getContacts, listCallable } from "~/features/children/family/queries.server";
import { ChildActs } from "~/features/learning/ui/child-acts";
import { pageTitle } from "~/lib/page-title";
import { readChosenActor } from "~/lib/preferences";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.room.read", { classId });
  const childId = new URL(request.url).searchParams.get("child");
  const chosen = readChosenActor(request.headers.get("cookie"));
  return ctx.tx(async () => {
    const snapshot = await loadSnapshot(ctx, { classId, request, ...ofLaterNouns });
    const sealed = !(await maySeeSensitive(ctx, chosen));
    const isHere = snapshot?.room.children.some((child) => child.id === childId);
    return {
      title: snapshot?.titles.room ?? "",
      snapshot,
      contacts: childId && isHere ? await getContacts(ctx, { childId, sealed }) : null,
    };
  });
}

export const clientLoader = async ({ params, serverLoader }: ClientLoaderFunctionArgs) => ({
  contacts: null,
  ...(await fromDevice(
    params["classId"],
    ({ titles }) => titles.room,
    () => serverLoader<typeof loader>(),
  )),
});

const pinNeeded = { ok: false as const, reason: "pin_needed" };

export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const form = await request.formData();
  const childId = String(form.get("childId"));
  const actorStaffId = readChosenActor(request.headers.get("cookie"));
  const home = `/room/${classId}?child=${childId}`;
  switch (form.get("intent")) {
    case "phones": {
      await requireAccess(request, "attendance.room.read", { classId });
      const ctx = await requireAccess(request, "children.phones.reveal", { childId });
      const isOpen = await maySeeSensitive(ctx, actorStaffId);
      return isOpen ? listCallable(ctx, { childId }) : pinNeeded;
    }
    case "absence": {
      const ctx = await requireAccess(request, "attendance.absence.record", { childId });
      return submitForm(form, absentTodayInput, (told) => recordAbsenceToday(ctx, told), home);
    }
    case "tell": {
      const ctx = await requireAccess(request, "attendance.absence.record", { childId });
      return submitForm(form, recordAbsenceInput, (told) => recordAbsence(ctx, told), home);
    }
    case "cancelAbsence": {
      const ctx = await requireAccess(request, "attendance.absence.record", { childId });
      const cancel = ({ absenceId }: { absenceId: string }) =>
        cancelAbsence(ctx, { absenceId, childId });
      return submitForm(form, absenceIdInput, cancel, home);
    }
    default: {
      const ctx = await requireAccess(request, "attendance.log.write", { classId });
      return saveRoomForm(ctx, { classId, actorStaffId }, form);
    }
  }
}

/** The filter and the open child are the page's own business: the device knows them. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) =>
  change.formMethod || change.currentUrl.pathname !== change.nextUrl.pathname
    ? change.defaultShouldRevalidate
    : false;

export default function RoomPage() {
  const classId = useParams()["classId"] ?? "";
  const { snapshot: loaded, contacts } = useLoaderData<typeof loader>();
  const posted = useActionData<typeof action>() ?? null;
  const [search] = useSearchParams();
  const open = { do: search.get("do"), entry: search.get("entry") };
  return (
    <RoomFrame {...{ classId, loaded }} back={({ rights }) => (rights.otherRooms ? "/room" : null)}>
      {(snapshot) => (
        <RoomScreen
          {...{ snapshot, contacts, posted, open }}
          acts={(childId) => (snapshot.rights.observe ? <ChildActs childId={childId} /> : null)}
        />
      )}
    </RoomFrame>
  );
}
