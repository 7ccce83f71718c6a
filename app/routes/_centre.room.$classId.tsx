import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { classroomRoles, may } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { ClassChip } from "~/components/class-chip";
import { EmptyState } from "~/components/empty-state";
import { PageHeader } from "~/components/page-header";
import { getClass } from "~/features/centres/queries.server";
import { listNeeds } from "~/features/children/care/queries.server";
import { getContacts, listCallable } from "~/features/children/family/queries.server";
import { revealPhonesInput } from "~/features/children/family/schema";
import { RoomBoard, RoomFilter } from "~/features/children/ui/room-board";
import { RoomClock } from "~/features/children/ui/room-clock";
import { titleIn } from "~/i18n/words.server";
import { notFound } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { parseForm } from "~/lib/parse-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "attendance.room.read", { classId });
  const { role } = ctx.actor;
  const teaches = classroomRoles.some((own) => own === role);
  const several = !teaches || (await listOwnClassIds(ctx)).length > 1;
  const childId = new URL(request.url).searchParams.get("child");
  return ctx.tx(async () => {
    const room = await getClass(ctx, { classId });
    const children = await listNeeds(ctx, { classIds: [classId], needsOnly: false });
    const isHere = children.some((child) => child.id === childId);
    return {
      title: titleIn(ctx.locale, "children:room.titleOf", { name: room.name }),
      room: { name: room.name, colour: room.colour, staff: room.staff.map(({ name }) => name) },
      ...{ several, at: ctx.now.toISOString(), timeZone: ctx.timeZone, today: room.day },
      children: children.map(
        ({ id, name, bornOn, faceFileId, colour, schedule, allergies, diets }) => ({
          ...{ id, name, bornOn, faceFileId, colour, schedule, allergies, diets },
        }),
      ),
      contacts: childId && isHere ? await getContacts(ctx, { childId }) : null,
      mayOpenChild: may({ role }, "children.child.read"),
    };
  });
}

export async function action({ request, params }: ActionFunctionArgs) {
  await requireAccess(request, "attendance.room.read", { classId: params["classId"] ?? "" });
  const form = await parseForm(request, revealPhonesInput);
  if (!form.ok) throw notFound("child");
  const { childId } = form.value;
  const ctx = await requireAccess(request, "children.child.read", { childId });
  return listCallable(ctx, { childId });
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

export default function Room() {
  const data = useLoaderData<typeof loader>();
  const phones = useActionData<typeof action>();
  const { t } = useTranslation(["children", "common"]);
  const { room, children } = data;
  return (
    <>
      <PageHeader
        back={data.several ? <BackLink to="/room">{t("room.otherRooms")}</BackLink> : undefined}
        title={<ClassChip name={room.name} colour={room.colour} />}
        subtitle={
          <>
            <RoomClock at={data.at} timeZone={data.timeZone} />
            {room.staff.length > 0 ? ` · ${room.staff.join(t("common:listSeparator"))}` : null}
          </>
        }
        actions={children.length > 0 ? <RoomFilter items={children} /> : undefined}
      />
      {children.length > 0 ? (
        <RoomBoard
          items={children}
          today={data.today}
          contacts={data.contacts}
          phones={phones}
          mayOpenChild={data.mayOpenChild}
        />
      ) : (
        <EmptyState>{t("room.empty")}</EmptyState>
      )}
    </>
  );
}
