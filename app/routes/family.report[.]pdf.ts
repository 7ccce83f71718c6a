import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireOwnChild } from "~/access/require.server";
import { getDayReport } from "~/features/families/digest/queries.server";
import { reportPdf } from "~/features/families/ui/report-pdf";
import { wordsOf } from "~/i18n/words.server";
import { makePdf, pdfResponse } from "~/lib/pdf.server";

/** The own child's day as a document to keep. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const asked = searchParams.get("child") ?? "";
  const { ctx, childId } = await requireOwnChild(request, "families.report.read", asked);
  const report = await getDayReport(ctx, childId, { day: searchParams.get("day") });
  const { t } = wordsOf(ctx.locale);
  const pdf = await makePdf(reportPdf(t, report));
  const { name, shortDate: day } = report;
  return pdfResponse(t("families:report.file", { name, day }), pdf);
}
