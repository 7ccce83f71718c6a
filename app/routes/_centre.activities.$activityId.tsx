import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { RefusalBanner } from "~/components/refusal-banner";
import { Tag } from "~/components/tag";
import { changeActivity, removeSignUp, settleActivity } from "~/features/messages/activities/commands.server"; // prettier-ignore
import { getActivity } from "~/features/messages/activities/queries.server";
import { changeActivityInput, withdrawInput, type ChangeActivityInput } from "~/features/messages/activities/schema"; // prettier-ignore
import { listNoticeTargets } from "~/features/messages/notices/queries.server";
import { ActivityActs } from "~/features/messages/ui/activity-acts";
import { ActivityFacts } from "~/features/messages/ui/activity-facts";
import { ActivityForm } from "~/features/messages/ui/activity-form";
import { ActivityList } from "~/features/messages/ui/activity-list";
import { activityTones } from "~/features/messages/ui/activity-words";
import { useLiveMessages } from "~/features/messages/ui/use-live-messages";
import { titleIn } from "~/i18n/words.server";
import { dayOf } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { formFailure } from "~/lib/form-failure";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "messages.activity.read");
  return ctx.tx(async () => {
    const activity = await getActivity(ctx, { activityId: params.activityId ?? "" });
    const isAsked = new URL(request.url).searchParams.has("change");
    const isWritten = activity.state === "draft" || (isAsked && activity.state !== "cancelled");
    return {
      title: titleIn(ctx.locale, "messages:activity.title"),
      ...{ activity, today: dayOf(ctx.now, ctx.timeZone) },
      targets: isWritten && activity.isOwn ? await listNoticeTargets(ctx) : null,
    };
  });
}

const acts = ["open", "close", "cancel", "discard"] as const;

export async function action({ request, params }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, "messages.activity.write");
  const activityId = params.activityId ?? "";
  const home = `/activities/${activityId}`;
  const form = await request.formData();
  const intent = String(form.get("intent"));
  if (intent === "save") {
    const change = (value: ChangeActivityInput) => changeActivity(ctx, activityId, value);
    return submitForm(form, changeActivityInput, change, home);
  }
  if (intent === "remove") {
    return submitForm(form, withdrawInput, (value) => removeSignUp(ctx, activityId, value), home);
  }
  const act = acts.find((one) => one === intent);
  if (!act) throw new AppError("invalid");
  const result = await settleActivity(ctx, activityId, act);
  if (!result.ok) return formFailure(result, { intent });
  return redirect(act === "discard" ? "/activities" : home);
}

export default function ActivityPage() {
  const { activity, targets, today } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation(["messages", "enums"]);
  useLiveMessages();
  const isChange = targets && activity.state !== "draft";
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2 break-words">
            {activity.title}
            <Tag tone={activityTones[activity.state]}>
              {t(`enums:activityState.${activity.state}`)}
            </Tag>
          </span>
        }
        back={
          <BackLink to={isChange ? `/activities/${activity.id}` : "/activities"}>
            {isChange ? activity.title : t("activity.title")}
          </BackLink>
        }
        actions={isChange ? undefined : <ActivityActs activity={activity} />}
      />
      {targets ? (
        <Card className="max-w-[840px]">
          <ActivityForm {...{ targets, today, actionData, known: activity }} />
        </Card>
      ) : (
        <div className="grid gap-4">
          <RefusalBanner actionData={actionData} />
          <ActivityFacts activity={activity} />
          <ActivityList activity={activity} />
        </div>
      )}
    </>
  );
}
