import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { todayOf } from "~/features/children/queries.server";
import { changeStaff } from "~/features/staff/commands.server";
import { getStaffMember } from "~/features/staff/queries.server";
import { changeStaffInput } from "~/features/staff/schema";
import { StaffForm } from "~/features/staff/ui/staff-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "staff.member.change");
  const { id, name, sex, phone, hiredOn, posts, version } = await getStaffMember(ctx, {
    staffId: params.staffId ?? "",
  });
  return {
    title: titleIn(ctx.locale, "staff:changeTitle"),
    person: { id, name, sex, phone, hiredOn, posts, version },
    today: todayOf(ctx),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "staff.member.change");
  const { id } = await getStaffMember(ctx, { staffId: params.staffId ?? "" });
  return submitForm(
    await request.formData(),
    changeStaffInput,
    (value) => changeStaff(ctx, id, value),
    `/staff/${id}`,
  );
}

export default function ChangeStaff() {
  const { person, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation("staff");
  return (
    <>
      <PageHeader
        title={t("changeTitle")}
        back={<BackLink to={`/staff/${person.id}`}>{person.name}</BackLink>}
      />
      <Card className="max-w-[760px]">
        <StaffForm stored={person} today={today} actionData={useActionData<typeof action>()} />
      </Card>
    </>
  );
}
