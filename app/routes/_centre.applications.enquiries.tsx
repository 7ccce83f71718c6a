import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { answerEnquiry } from "~/features/enrolment/enquiries/commands.server";
import { countQuestions, listEnquiries } from "~/features/enrolment/enquiries/queries.server";
import { enquiryIdInput } from "~/features/enrolment/enquiries/schema";
import { ApplicationsTabs } from "~/features/enrolment/ui/applications-tabs";
import { EnquiriesList } from "~/features/enrolment/ui/enquiries-list";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.application.read");
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "enrolment:applications.enquiries"),
    rows: await listEnquiries(ctx),
    questions: await countQuestions(ctx),
    timeZone: ctx.timeZone,
    maySet: may({ role: ctx.actor.role }, "enrolment.setting.change"),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.application.change");
  return submitForm(
    await request.formData(),
    enquiryIdInput,
    (value) => answerEnquiry(ctx, value),
    "/applications/enquiries",
  );
}

export default function Enquiries() {
  const { rows, questions, timeZone, maySet } = useLoaderData<typeof loader>();
  const { t } = useTranslation("enrolment");
  return (
    <>
      <PageHeader title={t("applications.enquiries")} />
      <ApplicationsTabs questions={questions} maySet={maySet} />
      <RefusalBanner actionData={useActionData<typeof action>()} />
      <div className="card rounded-card bg-surface shadow-card">
        <EnquiriesList rows={rows} timeZone={timeZone} />
      </div>
    </>
  );
}
