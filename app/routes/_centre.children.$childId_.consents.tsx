import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { PrintButton } from "~/components/print-button";
import { listConsentAnswers } from "~/features/children/consents/queries.server";
import { getChild, todayOf } from "~/features/children/queries.server";
import { ChildHeader } from "~/features/children/ui/child-header";
import { ChildTabs } from "~/features/children/ui/child-tabs";
import { ConsentLedger } from "~/features/children/ui/consent-ledger";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const childId = params.childId ?? "";
  const ctx = await requireAccess(request, "children.consents.read", { childId });
  return ctx.tx(async () => ({
    title: titleIn(ctx.locale, "children:ledger.title"),
    child: await getChild(ctx, { childId }),
    answers: await listConsentAnswers(ctx, childId),
    ...{ role: ctx.actor.role, today: todayOf(ctx) },
  }));
}

export default function ChildConsentsPage() {
  const { child, answers, role, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["children", "common"]);
  return (
    <>
      <BackLink to="/consents">{t("ledger.title")}</BackLink>
      <ChildHeader child={child} today={today} />
      <ChildTabs childId={child.id} role={role} />
      <div className="no-print mb-3 flex flex-wrap justify-end gap-2">
        <LinkButton to={`/children/${child.id}?add=consent`}>{t("recordConsent")}</LinkButton>
        <PrintButton />
        <LinkButton to={`/children/${child.id}/consents.xlsx`} download icon={Download}>
          {t("common:exportExcel")}
        </LinkButton>
      </div>
      <ConsentLedger answers={answers} />
    </>
  );
}
