import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import {
  useActionData,
  useLoaderData,
  useSearchParams,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { classroomRoles, may } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { EmptyState } from "~/components/empty-state";
import { cancelAbsence, recordAbsenceToday } from "~/features/attendance/absences/commands.server";
import { absenceIdInput, absentTodayInput } from "~/features/attendance/absences/schema";
import { saveRoomForm } from "~/features/attendance/acts/commands.server";
import { getRoom } from "~/features/attendance/room/queries.server";
import { ChildSheet } from "~/features/attendance/ui/child-sheet";
import { RoomBoard } from "~/features/attendance/ui/room-board";
import { RoomComing } from "~/features/attendance/ui/room-coming";
import { RoomSaved } from "~/features/attendance/ui/room-saved";
import { RoomHeader } from "~/features/attendance/ui/room-header";
import { getContacts, listCallable } from "~/features/children/family/queries.server";
import { ChildActs } from "~/features/learning/ui/child-acts";
import { titleIn } from "~/i18n/words.server";
import { isFormFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.room.read", { classId });
  const { role } = ctx.actor;
  const childId = new URL(request.url).searchParams.get("child");
  const teaches = classroomRoles.some((own) => own === role);
  const several = !teaches || (await listOwnClassIds(ctx)).length > 1;
  return ctx.tx(async () => {
    const room = await getRoom(ctx, { classId });
    const isHere = room.children.some((child) => child.id === childId);
    return {
      title: titleIn(ctx.locale, "attendance:room.titleOf", { name: room.room.name }),
      ...{ room, several, at: ctx.now.toISOString(), timeZone: ctx.timeZone },
      contacts: childId && isHere ? await getContacts(ctx, { childId }) : null,
      mayOpenChild: may({ role }, "children.child.read"),
      mayTellAbsence: may({ role }, "attendance.absence.record"),
      mayWrite: may({ role }, "learning.observation.write"),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const form = await request.formData();
  const childId = String(form.get("childId"));
  const home = `/room/${classId}?child=${childId}`;
  switch (form.get("intent")) {
    case "phones": {
      await requireAccess(request, "attendance.room.read", { classId });
      const ctx = await requireAccess(request, "children.child.read", { childId });
      return listCallable(ctx, { childId });
    }
    case "absence": {
      const ctx = await requireAccess(request, "attendance.absence.record", { childId });
      return submitForm(form, absentTodayInput, (told) => recordAbsenceToday(ctx, told), home);
    }
    case "cancelAbsence": {
      const ctx = await requireAccess(request, "attendance.absence.record", { childId });
      const cancel = ({ absenceId }: { absenceId: string }) =>
        cancelAbsence(ctx, { absenceId, childId });
      return submitForm(form, absenceIdInput, cancel, home);
    }
    default: {
      const ctx = await requireAccess(request, "attendance.log.write", { classId });
      return saveRoomForm(ctx, { classId }, form);
    }
  }
}

/** The filter is the page's own business: the server has nothing new to say. */
export const shouldRevalidate: ShouldRevalidateFunction = (change) => {
  const child = (url: URL) => url.searchParams.get("child");
  const filtered = change.currentUrl.pathname === change.nextUrl.pathname && !change.formMethod;
  const same = child(change.currentUrl) === child(change.nextUrl) || !child(change.nextUrl);
  return filtered && same && change.currentUrl.search !== change.nextUrl.search
    ? false
    : change.defaultShouldRevalidate;
};

export default function RoomPage() {
  const { room, at, timeZone, contacts, ...page } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { t } = useTranslation("attendance");
  const shown = answered && "phones" in answered && answered.childId === contacts?.id;
  const posted = answered && "ok" in answered ? answered : null;
  return (
    <>
      <RoomHeader {...{ room, at, timeZone }} back={page.several ? "/room" : null} />
      {room.children.length === 0 ? <EmptyState>{t("room.empty")}</EmptyState> : null}
      <RoomComing coming={room.coming} />
      <RoomSaved items={room.children} />
      <RoomBoard
        {...{ room, at, timeZone, posted }}
        sheet={({ child, ...about }) => (
          <ChildSheet
            {...{ child, at, timeZone, ...about, ...page }}
            today={room.day}
            failure={isFormFailure(posted) ? posted : null}
            contacts={contacts?.id === child?.id ? contacts : null}
            phones={shown ? answered.phones : undefined}
            acts={child && page.mayWrite ? <ChildActs childId={child.id} /> : null}
            open={{ do: search.get("do"), entry: search.get("entry") }}
          />
        )}
      />
    </>
  );
}
