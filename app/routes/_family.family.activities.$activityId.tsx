import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { listOwnChildIds, requireAccess, requireOwnChild } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { PageHeader } from "~/components/page-header";
import { signUpInput, withdrawInput } from "~/features/messages/activities/schema";
import { signUpForActivity, withdrawFromActivity } from "~/features/messages/own-activities/commands.server"; // prettier-ignore
import { getOwnActivity } from "~/features/messages/own-activities/queries.server";
import { OwnActivity } from "~/features/messages/ui/own-activity";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const capability = "messages.activity.own";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, capability);
  const childIds = await listOwnChildIds(ctx);
  return {
    title: titleIn(ctx.locale, "messages:activity.title"),
    activity: await getOwnActivity(ctx, { childIds, activityId: params.activityId ?? "" }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData();
  const { ctx, childId } = await requireOwnChild(request, capability, String(form.get("childId")));
  const activityId = params.activityId ?? "";
  const home = `/family/activities/${activityId}`;
  if (form.get("intent") === "withdraw") {
    const withdraw = () => withdrawFromActivity(ctx, childId, { activityId });
    return submitForm(form, withdrawInput, withdraw, home);
  }
  return submitForm(
    form,
    signUpInput,
    ({ adults }) => signUpForActivity(ctx, childId, { activityId, adults }),
    home,
  );
}

export default function FamilyActivity() {
  const { activity } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("messages");
  return (
    <>
      <PageHeader
        title={<span className="break-words">{activity.title}</span>}
        subtitle={t("activity.author", { name: activity.author })}
        back={<BackLink to="/family/activities">{t("activity.toAll")}</BackLink>}
      />
      <OwnActivity {...{ activity, actionData }} />
    </>
  );
}
