import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { BookOpenCheck, ShieldAlert } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { Banner } from "~/components/banner";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { RefusalBanner } from "~/components/refusal-banner";
import { Segment } from "~/components/segment";
import { withParams } from "~/components/table-params";
import { recordCheck, recordRestHealthy, tellFamilyOfCheck } from "~/features/attendance/checks/commands.server"; // prettier-ignore
import { getChecks } from "~/features/attendance/checks/queries.server";
import * as inputs from "~/features/attendance/checks/schema";
import { CheckSheet } from "~/features/attendance/ui/check-sheet";
import {
  CheckedClasses,
  HealthyChildren,
  UnwellChildren,
} from "~/features/attendance/ui/checks-board";
import { ChecksFollow } from "~/features/attendance/ui/checks-follow";
import { checksInWords } from "~/features/attendance/ui/checks-words";
import { titleIn } from "~/i18n/words.server";
import { AppError } from "~/lib/errors";
import { formArm, type FormArm } from "~/lib/form-arm.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "attendance.checks.read");
  const asked = inputs.checksPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "attendance:checks.title"),
    checks: await getChecks(ctx, { part: asked.part, classId: asked.class }),
    ...{ chosen: asked.class, childId: asked.child, timeZone: ctx.timeZone },
  }));
}

const needs = "attendance.checks.record";

const arms: Record<string, FormArm<typeof needs>> = {
  check: formArm(needs, inputs.recordCheckInput, (ctx, _id, value) => recordCheck(ctx, value)),
  rest: formArm(needs, inputs.recordRestHealthyInput, (ctx, _id, value) =>
    recordRestHealthy(ctx, value),
  ),
  tell: formArm(needs, inputs.tellFamilyInput, (ctx, _id, value) => tellFamilyOfCheck(ctx, value)),
};

export async function action({ request }: ActionFunctionArgs) {
  const ctx = await requireAccess(request, needs);
  const form = await request.formData();
  const arm = arms[String(form.get("intent"))];
  if (!arm) throw new AppError("invalid");
  const home = `/checks${withParams(new URL(request.url).search, { child: null })}`;
  return arm.submit(ctx, form, { id: "", home });
}

export default function Checks() {
  const { checks, chosen, childId, timeZone } = useLoaderData<typeof loader>();
  const actionData = useActionData<typeof action>();
  const { t, i18n } = useTranslation(["attendance", "common"]);
  const { search } = useLocation();
  const home = withParams(search, { child: null });
  const all = [...checks.abnormal, ...checks.unchecked, ...checks.healthy];
  const opened = childId && all.find((child) => child.childId === childId);
  const parts = inputs.checkParts.map((part) => ({
    ...{ key: part, label: t(`checks.${part}`) },
    href: withParams(search, { part, child: null }),
  }));
  return (
    <>
      <PageHeader
        title={t("checks.title")}
        subtitle={checksInWords(t, checks, i18n.language)}
        actions={
          <>
            <Segment label={t("checks.part")} current={checks.part} items={parts} />
            <LinkButton to="/checks/register" icon={BookOpenCheck}>
              {t("checks.toRegister")}
            </LinkButton>
            <LinkButton to="/allergies" icon={ShieldAlert}>
              {t("checks.toAllergies")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      {opened ? null : <RefusalBanner actionData={actionData} />}
      {checks.isOpen ? null : (
        <div className="mb-4">
          <Banner inset>{t("checks.closed")}</Banner>
        </div>
      )}
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,380px)] lg:grid-rows-[auto_1fr]">
        <div className="grid gap-4">
          <UnwellChildren {...{ checks, timeZone }} />
        </div>
        <div className="grid gap-4 lg:row-span-2">
          <ChecksFollow checks={checks} />
          <CheckedClasses {...{ checks, chosen }} />
        </div>
        <HealthyChildren {...{ checks, timeZone }} />
      </div>
      {opened ? (
        <CheckSheet {...{ timeZone, actionData, home }} child={opened} part={checks.part} />
      ) : null}
    </>
  );
}
