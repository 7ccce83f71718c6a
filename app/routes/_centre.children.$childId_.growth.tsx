import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { Ruler } from "lucide";
import { useTranslation } from "react-i18next";
import { may } from "~/access/policy";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { RefusalBanner } from "~/components/refusal-banner";
import { getChild, todayOf } from "~/features/children/queries.server";
import { ChildHeader } from "~/features/children/ui/child-header";
import { ChildTabs } from "~/features/children/ui/child-tabs";
import { recordGrowth, removeGrowth } from "~/features/health/commands.server";
import { getGrowth } from "~/features/health/queries.server";
import { measurementIdInput, recordGrowthInput } from "~/features/health/schema";
import { GrowthCard } from "~/features/health/ui/growth-card";
import { GrowthSheet } from "~/features/health/ui/growth-sheet";
import { GrowthTable } from "~/features/health/ui/growth-table";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params["childId"] ?? "";
  // a guardian may read growth, on the family's own page: the staff's page asks for the record as well
  const ctx = await requireAccess(request, "children.child.read", { childId });
  await requireAccess(request, "health.growth.read", { childId });
  const { role } = ctx.actor;
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "health:title"),
    child: await getChild(ctx, { childId }),
    growth: await getGrowth(ctx, { childId }),
    today: todayOf(ctx),
    mayList: may({ role }, "children.list.read"),
    role,
    mayRecord: may({ role }, "health.growth.record"),
  }));
}

const needs = "health.growth.record";

const arms: Record<string, FormArm<typeof needs>> = {
  recordGrowth: formArm(needs, recordGrowthInput, recordGrowth),
  removeGrowth: formArm(needs, measurementIdInput, (ctx, id, value) =>
    removeGrowth(ctx, id, value.measurementId),
  ),
};

export async function action({ request, params }: ActionFunctionArgs) {
  const childId = params["childId"] ?? "";
  const ctx = await requireAccess(request, needs, { childId });
  const form = await request.formData();
  const arm = arms[String(form.get("intent"))];
  if (!arm) throw new AppError("invalid");
  return arm.submit(ctx, form, { id: childId, home: `/children/${childId}/growth` });
}

export default function ChildGrowth() {
  const { child, growth, today, ...page } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { t } = useTranslation(["health", "children"]);
  const isOpen = page.mayRecord && params.get("add") === "growth";
  const write = page.mayRecord ? (
    <LinkButton to="?add=growth" kind="main" icon={Ruler}>
      {t("record")}
    </LinkButton>
  ) : undefined;
  return (
    <>
      {page.mayList ? <BackLink to="/children">{t("children:title")}</BackLink> : null}
      {isOpen ? null : <RefusalBanner actionData={actionData} />}
      <ChildHeader child={child} today={today} />
      <ChildTabs childId={child.id} role={page.role} />
      <div className="grid gap-4">
        {growth.points.length > 0 ? (
          <>
            <div className="no-print flex justify-end">{write}</div>
            <GrowthCard growth={growth} />
          </>
        ) : null}
        <GrowthTable
          points={growth.points}
          mayRecord={page.mayRecord}
          empty={t("none")}
          action={write}
        />
      </div>
      {isOpen ? <GrowthSheet name={child.name} today={today} actionData={actionData} /> : null}
    </>
  );
}
