import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { registerChild } from "~/features/children/commands.server";
import { registerChildInput } from "~/features/children/schema";
import { RegisterChildForm } from "~/features/children/ui/register-child-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "children.child.register");
  return { title: titleIn(ctx.locale, "children:registerTitle") };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "children.child.register");
  return submitForm(
    await request.formData(),
    registerChildInput,
    (value) => registerChild(ctx, value),
    ({ childId }) => `/children/${childId}`,
  );
}

export default function RegisterChild() {
  const { t } = useTranslation("children");
  return (
    <>
      <PageHeader
        title={t("registerTitle")}
        subtitle={t("registerLead")}
        back={<BackLink to="/children">{t("title")}</BackLink>}
      />
      <Card className="max-w-[760px]">
        <RegisterChildForm actionData={useActionData<typeof action>()} />
      </Card>
    </>
  );
}
