import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { RefusalBanner } from "~/components/refusal-banner";
import { getChild, todayOf } from "~/features/children/queries.server";
import { ChildHeader } from "~/features/children/ui/child-header";
import { ChildTabs } from "~/features/children/ui/child-tabs";
import {
  changeObservation,
  removeObservation,
  shareObservation,
  unshareObservation,
} from "~/features/learning/commands.server";
import { getMilestones, listObservations } from "~/features/learning/queries.server";
import { changeObservationInput, observationIdInput } from "~/features/learning/schema";
import { ChangeSheet } from "~/features/learning/ui/change-sheet";
import { MilestonesCard } from "~/features/learning/ui/milestones-card";
import { ObservationsCard } from "~/features/learning/ui/observations-card";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params["childId"] ?? "";
  // a guardian may read what is shared, on the family's own page: here everything stands
  const ctx = await requireAccess(request, "children.child.read", { childId });
  await requireAccess(request, "learning.observation.read", { childId });
  const { role } = ctx.actor;
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "learning:title"),
    child: await getChild(ctx, { childId }),
    observations: await listObservations(ctx, { childId }),
    milestones: await getMilestones(ctx, { childId }),
    today: todayOf(ctx),
    mayList: may({ role }, "children.list.read"),
    role,
    mayWrite: may({ role }, "learning.observation.write"),
  }));
}

const needs = "learning.observation.write";

const arms: Record<string, FormArm<typeof needs>> = {
  change: formArm(needs, changeObservationInput, changeObservation),
  share: formArm(needs, observationIdInput, (ctx, id, value) =>
    shareObservation(ctx, id, value.observationId),
  ),
  unshare: formArm(needs, observationIdInput, (ctx, id, value) =>
    unshareObservation(ctx, id, value.observationId),
  ),
  remove: formArm(needs, observationIdInput, (ctx, id, value) =>
    removeObservation(ctx, id, value.observationId),
  ),
};

export async function action({ request, params }: ActionFunctionArgs) {
  const childId = params["childId"] ?? "";
  const ctx = await requireAccess(request, needs, { childId });
  const form = await request.formData();
  const arm = arms[String(form.get("intent"))];
  if (!arm) throw new AppError("invalid");
  return arm.submit(ctx, form, { id: childId, home: `/children/${childId}/learning` });
}

export default function ChildLearning() {
  const { child, observations, milestones, today, ...page } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation("children");
  const changed = observations.find(({ id }) => page.mayWrite && id === params.get("change"));
  return (
    <>
      {page.mayList ? <BackLink to="/children">{t("title")}</BackLink> : null}
      {changed ? null : <RefusalBanner actionData={actionData} />}
      <ChildHeader child={child} today={today} />
      <ChildTabs childId={child.id} role={page.role} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <ObservationsCard childId={child.id} rows={observations} mayWrite={page.mayWrite} />
        <MilestonesCard rows={milestones} />
      </div>
      <ChangeSheet row={changed} {...{ milestones, today, actionData }} />
    </>
  );
}
