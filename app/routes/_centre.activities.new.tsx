import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { writeActivity } from "~/features/messages/activities/commands.server";
import { writeActivityInput } from "~/features/messages/activities/schema";
import { listNoticeTargets } from "~/features/messages/notices/queries.server";
import { ActivityForm } from "~/features/messages/ui/activity-form";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.activity.write");
  return {
    title: titleIn(ctx.locale, "messages:activity.make"),
    targets: await listNoticeTargets(ctx),
    today: dayOf(ctx.now, ctx.timeZone),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "messages.activity.write");
  return submitForm(
    await request.formData(),
    writeActivityInput,
    (value) => writeActivity(ctx, value),
    ({ activityId }) => `/activities/${activityId}`,
  );
}

export default function NewActivity() {
  const { targets, today } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("messages");
  return (
    <>
      <PageHeader
        title={t("activity.make")}
        back={<BackLink to="/activities">{t("activity.title")}</BackLink>}
      />
      <Card className="max-w-[840px]">
        <ActivityForm {...{ targets, today, actionData }} />
      </Card>
    </>
  );
}
