import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { todayOf } from "~/features/children/queries.server";
import { hireStaff } from "~/features/staff/commands.server";
import { hireStaffInput } from "~/features/staff/schema";
import { StaffForm } from "~/features/staff/ui/staff-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "staff.member.change");
  return { title: titleIn(ctx.locale, "staff:hire"), today: todayOf(ctx) };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "staff.member.change");
  return submitForm(
    await request.formData(),
    hireStaffInput,
    (value) => hireStaff(ctx, value),
    ({ staffId }) => `/staff/${staffId}`,
  );
}

export default function HireStaff() {
  const { today } = useLoaderData<typeof loader>();
  const { t } = useTranslation("staff");
  return (
    <>
      <PageHeader
        title={t("hire")}
        subtitle={t("hireLead")}
        back={<BackLink to="/staff">{t("title")}</BackLink>}
      />
      <Card className="max-w-[760px]">
        <StaffForm today={today} actionData={useActionData<typeof action>()} />
      </Card>
    </>
  );
}
