import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { may, type Capability } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { RefusalBanner } from "~/components/refusal-banner";
import { listClasses } from "~/features/centres/queries.server";
import { getSessions } from "~/features/centres/sessions/queries.server";
import { recordAllergy, recordDiet, removeAllergy, removeDiet } from "~/features/children/care/commands.server"; // prettier-ignore
import { careRowInput, recordAllergyInput, recordDietInput } from "~/features/children/care/schema";
import { recordConsent } from "~/features/children/consents/commands.server";
import { recordConsentInput } from "~/features/children/consents/schema";
import { listCustodyNotes } from "~/features/children/custody/queries.server";
import { getChild, revealIdentity, todayOf } from "~/features/children/queries.server";
import { ChildBack } from "~/features/children/ui/child-back";
import { ChildCare } from "~/features/children/ui/child-care";
import { ChildConsents } from "~/features/children/ui/child-consents";
import { ChildHeader } from "~/features/children/ui/child-header";
import { ChildPeople } from "~/features/children/ui/child-people";
import { ChildRecord } from "~/features/children/ui/child-record";
import { ChildSheets } from "~/features/children/ui/child-sheets";
import { ChildTabs } from "~/features/children/ui/child-tabs";
import { CustodyWarning } from "~/features/children/ui/custody-warning";
import { listAgreements } from "~/features/enrolment/agreements/queries.server";
import { bookPlace, cancelBooking } from "~/features/enrolment/bookings/commands.server";
import { listBookings } from "~/features/enrolment/bookings/queries.server";
import { bookPlaceInput, cancelBookingInput } from "~/features/enrolment/bookings/schema";
import { admitChild, cancelChange, changePlace, withdrawChild } from "~/features/enrolment/commands.server"; // prettier-ignore
import { listEnrolments } from "~/features/enrolment/queries.server";
import * as places from "~/features/enrolment/schema";
import { ChildAgreements } from "~/features/enrolment/ui/child-agreements";
import { ChildBookings } from "~/features/enrolment/ui/child-bookings";
import { PlaceCard } from "~/features/enrolment/ui/place-card";
import { PlaceSheets } from "~/features/enrolment/ui/place-sheets";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "children.child.read", { childId });
  const mine = (capability: Capability) => may({ role: ctx.actor.role }, capability);
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "children:one"),
    child: await getChild(ctx, { childId }),
    custody: mine("children.custody.read") ? await listCustodyNotes(ctx, { childId }) : [],
    stays: await listEnrolments(ctx, { childId }),
    agreements: mine("enrolment.agreement.read") ? await listAgreements(ctx, { childId }) : [],
    classes: mine("enrolment.child.admit") ? await listClasses(ctx) : [],
    today: todayOf(ctx),
    sessions: await getSessions(ctx, { day: todayOf(ctx) }),
    bookings: (await listBookings(ctx, { childId })).rows,
    mayAdmit: mine("enrolment.child.admit"),
    mayList: mine("children.list.read"),
    maySeeRooms: mine("attendance.room.read"),
    mayChange: mine("children.child.change"),
    mayChangeHealth: mine("children.health.change"),
    mayReveal: mine("children.identity.reveal"),
    role: ctx.actor.role,
  }));
}

const arms: Record<string, FormArm<Capability>> = {
  addAllergy: formArm("children.health.change", recordAllergyInput, recordAllergy),
  removeAllergy: formArm("children.health.change", careRowInput, (ctx, id, value) =>
    removeAllergy(ctx, id, value.rowId),
  ),
  addDiet: formArm("children.health.change", recordDietInput, recordDiet),
  removeDiet: formArm("children.health.change", careRowInput, (ctx, id, value) =>
    removeDiet(ctx, id, value.rowId),
  ),
  recordConsent: formArm("children.child.change", recordConsentInput, recordConsent),
  admit: formArm("enrolment.child.admit", places.admitChildInput, (ctx, childId, value) =>
    admitChild(ctx, { ...value, childId }),
  ),
  changePlace: formArm("enrolment.child.admit", places.changePlaceInput, (ctx, _id, value) =>
    changePlace(ctx, value),
  ),
  cancelChange: formArm("enrolment.child.admit", places.cancelChangeInput, (ctx, _id, value) =>
    cancelChange(ctx, value),
  ),
  book: formArm("enrolment.child.admit", bookPlaceInput, (ctx, childId, value) =>
    bookPlace(ctx, { ...value, childId }),
  ),
  cancelBooking: formArm("enrolment.child.admit", cancelBookingInput, (ctx, _id, value) =>
    cancelBooking(ctx, value),
  ),
  withdraw: formArm("enrolment.child.admit", places.withdrawChildInput, (ctx, _id, value) =>
    withdrawChild(ctx, value),
  ),
};

export async function action({ request, params }: ActionFunctionArgs) {
  const childId = params.childId ?? "";
  const form = await request.formData();
  const gate = (capability: Capability) => requireAccess(request, capability, { childId });
  const intent = String(form.get("intent"));
  if (intent === "revealIdentity") {
    return { revealed: await revealIdentity(await gate("children.identity.reveal"), { childId }) };
  }
  const arm = arms[intent];
  if (!arm) throw new AppError("invalid");
  const about = { id: childId, home: `/children/${childId}` };
  return arm.submit(await gate(arm.needs), form, about);
}

export default function ChildPage() {
  const { child, stays, classes, today, ...page } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const add = params.get("add");
  const revealed = actionData && "revealed" in actionData ? actionData.revealed.idNumber : null;
  return (
    <>
      <ChildBack mayList={page.mayList} maySeeRooms={page.maySeeRooms} />
      {add ? null : <RefusalBanner actionData={actionData} />}
      <ChildHeader child={child} today={today} />
      <ChildTabs childId={child.id} role={page.role} />
      <CustodyWarning notes={page.custody.filter(({ standing }) => standing === "inForce")} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          <ChildPeople child={child} manage={page.mayChange} />
        </div>
        <div className="grid gap-4">
          <PlaceCard stays={stays} today={today} mayAdmit={page.mayAdmit} />
          <ChildBookings rows={page.bookings} mayBook={page.mayAdmit} />
          <ChildCare child={child} mayChange={page.mayChangeHealth} />
          <ChildRecord
            child={child}
            mayChange={page.mayChange}
            mayReveal={page.mayReveal}
            revealed={revealed}
          />
          <ChildAgreements rows={page.agreements} />
          <ChildConsents child={child} mayRecord={page.mayChange} />
        </div>
      </div>
      <ChildSheets child={child} actionData={actionData} add={add} />
      <PlaceSheets
        {...{ child, stays, classes, today, actionData, sessions: page.sessions }}
        add={page.mayAdmit ? add : null}
      />
    </>
  );
}
