import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { RefusalBanner } from "~/components/refusal-banner";
import { copyPlan, dropPlanned, planActivity } from "~/features/learning/plans/commands.server";
import { getPlanWeek } from "~/features/learning/plans/queries.server";
import * as inputs from "~/features/learning/plans/schema";
import { PlanHeader } from "~/features/learning/ui/plan-header";
import { PlanWeek } from "~/features/learning/ui/plan-week";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "learning.plan.read", { classId });
  const { week } = inputs.planPageInput.parse(
    Object.fromEntries(new URL(request.url).searchParams),
  );
  const plan = await getPlanWeek(ctx, { classId, week });
  return {
    title: titleIn(ctx.locale, "learning:plan.titleOf", { name: plan.room.name }),
    ...{ plan, mayPlan: may(ctx.actor, "learning.plan.write") },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const classId = params["classId"] ?? "";
  const ctx = await requireAccess(request, "learning.plan.write", { classId });
  const { pathname, search } = new URL(request.url);
  const home = `${pathname.replace(/\.data$/, "")}${search}`;
  const form = await request.formData();
  switch (form.get("intent")) {
    case "plan":
      return submitForm(
        form,
        inputs.planActivityInput,
        (one) => planActivity(ctx, classId, one),
        home,
      );
    case "drop":
      return submitForm(form, inputs.plannedIdInput, (one) => dropPlanned(ctx, classId, one), home);
    case "copy":
      return submitForm(form, inputs.copyPlanInput, (one) => copyPlan(ctx, classId, one), home);
    default:
      throw new AppError("invalid");
  }
}

export default function ClassPlan() {
  const { plan, mayPlan } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  return (
    <>
      <PlanHeader {...{ plan, mayPlan }} />
      <RefusalBanner actionData={actionData} />
      <PlanWeek {...{ plan, mayPlan, actionData }} />
    </>
  );
}
