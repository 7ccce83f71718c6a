import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireAccess } from "~/access/require.server";
import { getEaten } from "~/features/attendance/eaten/queries.server";
import { getAnalysisSpan, getNutritionReport } from "~/features/meals/analysis/queries.server";
import { analysisPageInput } from "~/features/meals/analysis/schema";
import { analysisSheet } from "~/features/meals/ui/analysis-sheet";
import { wordsOf } from "~/i18n/words.server";
import { makeXlsx, xlsxResponse } from "~/lib/xlsx.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const ctx = await requireAccess(request, "meals.nutrition.read");
  const { t } = wordsOf(ctx.locale);
  const asked = analysisPageInput.parse(Object.fromEntries(new URL(request.url).searchParams));
  const report = await ctx.tx(async () => {
    const span = await getAnalysisSpan(ctx, asked);
    const eaten = span.basis === "eaten" ? await getEaten(ctx, span) : null;
    return getNutritionReport(ctx, { ...span, eaten });
  });
  const { band, basis, from, through } = report;
  const name = [
    t("meals:report.analysis"),
    t(`enums:mealBand.${band}`),
    t(`meals:report.${basis}`),
    `${from}–${through}`,
  ].join(" ");
  return xlsxResponse(name, await makeXlsx(analysisSheet(t, report)));
}
