import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { PageHeader } from "~/components/page-header";
import { publishDocument } from "~/features/centres/documents/commands.server";
import { getDocument, listDocumentVersions } from "~/features/centres/documents/queries.server";
import { publishDocumentInput } from "~/features/centres/documents/schema";
import { countQuestions } from "~/features/enrolment/enquiries/queries.server";
import { changeEnrolmentSetting, setPriority } from "~/features/enrolment/settings/commands.server";
import { getEnrolmentSetting, getPriority } from "~/features/enrolment/settings/queries.server";
import { changeSettingInput, setPriorityInput } from "~/features/enrolment/settings/schema";
import { ApplicationsTabs } from "~/features/enrolment/ui/applications-tabs";
import { DocumentForm } from "~/features/enrolment/ui/document-form";
import { PriorityForm } from "~/features/enrolment/ui/priority-form";
import { SettingForm } from "~/features/enrolment/ui/setting-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { qrImage } from "~/lib/qr.server";
import { submitForm } from "~/lib/submit-form.server";
import { documentKinds } from "~db/enums";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.setting.change");
  const url = new URL(`/apply/${ctx.centreId}`, request.url).href;
  const qr = await qrImage(url);
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "enrolment:setting.title"),
    ...{ page: { url, qr }, timeZone: ctx.timeZone },
    setting: await getEnrolmentSetting(ctx),
    priority: await getPriority(ctx),
    texts: {
      privacyNotice: await getDocument(ctx, { kind: "privacyNotice" }),
      agreement: await getDocument(ctx, { kind: "agreement" }),
      handbook: await getDocument(ctx, { kind: "handbook" }),
    },
    versions: await listDocumentVersions(ctx),
    questions: await countQuestions(ctx),
  }));
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "enrolment.setting.change");
  const form = await request.formData();
  const here = "/applications/settings";
  switch (form.get("intent")) {
    case "setting":
      return submitForm(form, changeSettingInput, (value) => changeEnrolmentSetting(ctx, value), here); // prettier-ignore
    case "priority":
      return submitForm(form, setPriorityInput, (value) => setPriority(ctx, value), here);
    default:
      return submitForm(form, publishDocumentInput, (value) => publishDocument(ctx, value), here);
  }
}

export default function ApplicationSettings() {
  const { page, setting, priority, texts, versions, questions, timeZone } =
    useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("enrolment");
  return (
    <>
      <PageHeader title={t("setting.title")} />
      <ApplicationsTabs questions={questions} maySet />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <SettingForm {...{ setting, page, actionData }} />
        <PriorityForm {...priority} actionData={actionData} />
        {documentKinds.map((kind) => (
          <div key={kind} className="lg:col-span-2">
            <DocumentForm
              inForce={texts[kind]}
              versions={versions.filter((row) => row.kind === kind)}
              timeZone={timeZone}
              actionData={actionData}
            />
          </div>
        ))}
      </div>
    </>
  );
}
