import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { changeApplication } from "~/features/enrolment/applications/commands.server";
import { getApplication } from "~/features/enrolment/applications/queries.server";
import { changeApplicationInput } from "~/features/enrolment/applications/schema";
import { ChangeApplicationForm } from "~/features/enrolment/ui/application-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.application.change");
  const applicationId = params.applicationId ?? "";
  const { id, childName, fields } = await getApplication(ctx, { applicationId });
  return { title: titleIn(ctx.locale, "enrolment:application.edit"), id, childName, fields };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.application.change");
  const applicationId = params.applicationId ?? "";
  return submitForm(
    await request.formData(),
    changeApplicationInput,
    (value) => changeApplication(ctx, applicationId, value),
    `/applications/${applicationId}`,
  );
}

export default function EditApplication() {
  const { id, childName, fields } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enrolment");
  return (
    <>
      <PageHeader
        title={t("application.editTitle", { name: childName })}
        subtitle={t("application.editLead")}
        back={<BackLink to={`/applications/${id}`}>{childName}</BackLink>}
      />
      <Card className="max-w-[560px]">
        <ChangeApplicationForm {...{ id, fields }} actionData={useActionData<typeof action>()} />
      </Card>
    </>
  );
}
