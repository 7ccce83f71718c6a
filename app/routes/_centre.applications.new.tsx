import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { enterApplication } from "~/features/enrolment/applying/commands.server";
import { enterApplicationInput } from "~/features/enrolment/applications/schema";
import { EnterApplicationForm } from "~/features/enrolment/ui/application-form";
import { titleIn } from "~/i18n/words.server";
import { newId } from "~/lib/id";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

/** What the address brings along from a question. */
const given = ["guardianName", "guardianPhone"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.application.change");
  const { searchParams } = new URL(request.url);
  return {
    title: titleIn(ctx.locale, "enrolment:applications.enter"),
    formId: newId(ctx.now),
    given: Object.fromEntries(given.map((name) => [name, searchParams.get(name) ?? ""])),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.application.change");
  return submitForm(
    await request.formData(),
    enterApplicationInput,
    (value) => enterApplication(ctx, value),
    ({ applicationId }) => `/applications/${applicationId}`,
  );
}

export default function EnterApplication() {
  const { t } = useTranslation("enrolment");
  const { formId, given: fields } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title={t("applications.enter")}
        subtitle={t("applications.enterLead")}
        back={<BackLink to="/applications">{t("applications.title")}</BackLink>}
      />
      <Card className="max-w-[560px]">
        <EnterApplicationForm
          formId={formId}
          given={fields}
          actionData={useActionData<typeof action>()}
        />
      </Card>
    </>
  );
}
