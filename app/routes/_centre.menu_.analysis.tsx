import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData, useLocation } from "@remix-run/react";
import { Download } from "lucide";
import { useTranslation } from "react-i18next";
import { requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { getEaten } from "~/features/attendance/eaten/queries.server";
import { getAnalysisSpan, getNutritionReport } from "~/features/meals/analysis/queries.server";
import { analysisPageInput } from "~/features/meals/analysis/schema";
import { AnalysisBlocks } from "~/features/meals/ui/analysis-blocks";
import { AnalysisForm } from "~/features/meals/ui/analysis-form";
import { ReportSpan } from "~/features/meals/ui/report-span";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.nutrition.read");
  const asked = analysisPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  return ctx.tx(async () => {
    const span = await getAnalysisSpan(ctx, asked);
    const eaten = span.basis === "eaten" ? await getEaten(ctx, span) : null;
    return {
      title: titleIn(ctx.locale, "meals:report.analysis"),
      span,
      report: await getNutritionReport(ctx, { ...span, eaten }),
    };
  });
}

export default function MenuAnalysis() {
  const { span, report } = useLoaderData<typeof loader>();
  const { t } = useTranslation(["meals", "common"]);
  const { search } = useLocation();
  return (
    <>
      <PageHeader
        title={t("report.analysis")}
        subtitle={<ReportSpan report={report} />}
        back={<BackLink to="/menu/nutrition">{t("report.title")}</BackLink>}
        actions={
          report.isEmpty ? null : (
            <>
              <LinkButton to={`/menu/analysis.xlsx${search}`} download icon={Download}>
                {t("common:exportExcel")}
              </LinkButton>
              <PrintButton />
            </>
          )
        }
      />
      <AnalysisForm span={span} />
      <AnalysisBlocks report={report} />
    </>
  );
}
