import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { refusePublicSend } from "~/access/limits.server";
import { visitorContext } from "~/access/visitor.server";
import { Banner } from "~/components/banner";
import { applyForPlace } from "~/features/enrolment/applying/commands.server";
import { applyInput } from "~/features/enrolment/applications/schema";
import { getPublicForm } from "~/features/enrolment/settings/queries.server";
import { ApplyForm } from "~/features/enrolment/ui/apply-form";
import { formFailure } from "~/lib/form-failure";
import { newId } from "~/lib/id";
import { parseForm } from "~/lib/parse-form.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await visitorContext(request, params.centreId);
  return { ...(await getPublicForm(ctx)), formId: newId(), centreId: ctx.centreId };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const ctx = await visitorContext(request, params.centreId);
  const parsed = await parseForm(request, applyInput);
  if (!parsed.ok) return parsed;
  const tooMany = await refusePublicSend("apply", context.address);
  if (tooMany) return formFailure(tooMany, parsed.values);
  const sent = await applyForPlace(ctx, parsed.value);
  if (!sent.ok) return formFailure(sent, parsed.values);
  const { token } = sent.value;
  return redirect(`/apply/${ctx.centreId}/${token ?? "received"}`);
}

export default function Apply() {
  const { centreId, takesApplications, ...form } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("enrolment");
  if (takesApplications) {
    return <ApplyForm {...form} askHref={`/apply/${centreId}/ask`} actionData={actionData} />;
  }
  return (
    <>
      <h1 className="mb-4 text-24 min-[760px]:text-30">{t("apply.title")}</h1>
      <Banner inset>
        {t("apply.closed")} {form.phone}
      </Banner>
    </>
  );
}
