import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may, type Capability } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { RefusalBanner } from "~/components/refusal-banner";
import { removePin } from "~/features/accounts/pins/commands.server";
import { getPinOf } from "~/features/accounts/pins/queries.server";
import { removePinInput } from "~/features/accounts/pins/schema";
import { PinCard } from "~/features/accounts/ui/pin-card";
import { listClasses } from "~/features/centres/queries.server";
import { todayOf } from "~/features/children/queries.server";
import { linkLooseAccount } from "~/features/staff/accounts/commands.server";
import { findLooseAccount } from "~/features/staff/accounts/queries.server";
import {
  recordCertificate,
  removeCertificate,
} from "~/features/staff/certificates/commands.server";
import { assignToClass, removeFromClass } from "~/features/staff/classes/commands.server";
import { endEmployment } from "~/features/staff/commands.server";
import { getStaffMember } from "~/features/staff/queries.server";
import { linkAccountInput } from "~/features/staff/accounts/schema";
import * as inputs from "~/features/staff/schema";
import { StaffCertificates } from "~/features/staff/ui/staff-certificates";
import { StaffClasses } from "~/features/staff/ui/staff-classes";
import { StaffEmployment } from "~/features/staff/ui/staff-employment";
import { StaffHeader } from "~/features/staff/ui/staff-header";
import { StaffSheets } from "~/features/staff/ui/staff-sheets";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "staff.member.read");
  const staffId = params.staffId ?? "";
  return ctx.tx(async () => {
    const person = await getStaffMember(ctx, { staffId });
    const classes = await listClasses(ctx);
    return {
      title: titleIn(ctx.locale, "staff:one"),
      person,
      looseAccount: person.userId ? null : await findLooseAccount(ctx, { staffId }),
      classes: classes.map(({ id, name }) => ({ id, name })),
      today: todayOf(ctx),
      mayChange: may({ role: ctx.actor.role }, "staff.member.change"),
      ...{ pinSetAt: await getPinOf(ctx, { staffId }), timeZone: ctx.timeZone },
    };
  });
}

const needs = "staff.member.change";

const arms: Record<string, FormArm<Capability>> = {
  recordCertificate: formArm(needs, inputs.recordCertificateInput, recordCertificate),
  removeCertificate: formArm(needs, inputs.certificateIdInput, (ctx, id, value) =>
    removeCertificate(ctx, id, value.certificateId),
  ),
  assignToClass: formArm(needs, inputs.assignToClassInput, assignToClass),
  removeFromClass: formArm(needs, inputs.staffClassInput, (ctx, id, value) =>
    removeFromClass(ctx, id, value.classId),
  ),
  endEmployment: formArm(needs, inputs.endEmploymentInput, endEmployment),
  removePin: formArm("accounts.pin.remove", removePinInput, removePin),
  linkAccount: formArm(needs, linkAccountInput, linkLooseAccount),
};

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, needs);
  const { id } = await getStaffMember(ctx, { staffId: params.staffId ?? "" });
  const form = await request.formData();
  const arm = arms[String(form.get("intent"))];
  if (!arm) throw new AppError("invalid");
  if (arm.needs !== needs) await requireAccess(request, arm.needs);
  return arm.submit(ctx, form, { id, home: `/staff/${id}` });
}

export default function StaffMemberPage() {
  const { person, looseAccount, classes, today, mayChange, ...page } =
    useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation("staff");
  const add = mayChange ? params.get("add") : null;
  const isHere = !person.leftOn || person.leftOn >= today;
  const inClassroom = person.posts.some((post) => post === "teacher" || post === "carer");
  return (
    <>
      <BackLink to="/staff">{t("title")}</BackLink>
      {add ? null : <RefusalBanner actionData={actionData} />}
      <StaffHeader person={person} mayChange={mayChange} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <StaffCertificates person={person} mayChange={mayChange} />
        <div className="grid gap-4">
          <StaffClasses person={person} mayAssign={mayChange && isHere && inClassroom} />
          <StaffEmployment person={person} mayChange={mayChange} looseAccount={looseAccount} />
          <PinCard {...{ ...page, mayChange }} name={person.name} />
        </div>
      </div>
      <StaffSheets {...{ person, classes, today, actionData }} add={add} />
    </>
  );
}
