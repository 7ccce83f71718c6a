import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { classroomRoles } from "~/access/policy";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { Card } from "~/components/card";
import { PageHeader } from "~/components/page-header";
import { findChild, todayOf } from "~/features/children/queries.server";
import { recordObservation } from "~/features/learning/commands.server";
import { getMilestones, listObservable } from "~/features/learning/queries.server";
import { recordObservationInput } from "~/features/learning/schema";
import { ChooseChild } from "~/features/learning/ui/choose-child";
import { WriteObservation } from "~/features/learning/ui/observation-form";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { submitForm } from "~/lib/submit-form.server";

export const meta = pageTitle;

const needs = "learning.observation.write";
const childOf = (request: Request) => new URL(request.url).searchParams.get("child");

export async function loader({ request }: LoaderFunctionArgs) {
  const childId = childOf(request);
  const ctx = await requireAccess(request, needs, childId ? { childId } : undefined);
  const isTeacher = classroomRoles.some((role) => role === ctx.actor.role);
  return ctx.tx(async () => {
    const title = titleIn(ctx.locale, "learning:write");
    if (!childId) {
      const classIds = isTeacher ? await listOwnClassIds(ctx) : undefined;
      return { title, childrenOnOffer: await listObservable(ctx, { classIds }), about: null };
    }
    const { name } = await findChild(ctx, childId);
    const milestones = await getMilestones(ctx, { childId });
    return {
      title,
      childrenOnOffer: [],
      about: { id: childId, name, milestones, today: todayOf(ctx) },
    };
  });
}

export async function action({ request }: ActionFunctionArgs) {
  const childId = childOf(request) ?? "";
  const ctx = await requireAccess(request, needs, { childId });
  return submitForm(
    await request.formData(),
    recordObservationInput,
    (value) => recordObservation(ctx, childId, value),
    `/children/${childId}/learning`,
  );
}

export default function NewObservation() {
  const { about, childrenOnOffer } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t } = useTranslation("learning");
  if (!about) {
    return (
      <>
        <PageHeader
          title={t("chooseTitle")}
          back={<BackLink to="/observations">{t("title")}</BackLink>}
        />
        <ChooseChild childrenOnOffer={childrenOnOffer} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("writeAbout", { name: about.name })}
        back={<BackLink to="/observations/new">{t("otherChild")}</BackLink>}
      />
      <Card className="max-w-[760px]">
        <WriteObservation
          milestones={about.milestones}
          today={about.today}
          cancelTo={`/children/${about.id}/learning`}
          actionData={actionData}
        />
      </Card>
    </>
  );
}
