import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileText } from "lucide";
import { useTranslation } from "react-i18next";
import { readFamily, requireAccess } from "~/access/require.server";
import { BackLink } from "~/components/back-link";
import { EmptyState } from "~/components/empty-state";
import { getFamily } from "~/features/children/family/queries.server";
import { getDayReport } from "~/features/families/digest/queries.server";
import { DayReportPage } from "~/features/families/ui/day-report";
import { titleIn } from "~/i18n/words.server";
import { pageTitle } from "~/lib/page-title";
import { keepChosenChild } from "~/lib/preferences";

export const meta = pageTitle;

export async function loader({ request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const ctx = await requireAccess(request, "families.report.read");
  const { asked, wanted, own } = await readFamily(request, ctx, "families.report.read");
  const page = await ctx.tx(async () => {
    const { chosen } = await getFamily(ctx, { own, wanted });
    const day = searchParams.get("day");
    return {
      title: titleIn(ctx.locale, "families:report.title"),
      report: chosen ? await getDayReport(ctx, chosen, { day }) : null,
    };
  });
  return data(page, { headers: keepChosenChild(asked) });
}

export default function FamilyReport() {
  const { report } = useLoaderData<typeof loader>();
  const { t } = useTranslation("families");
  if (!report) return <EmptyState icon={FileText}>{t("noChild")}</EmptyState>;
  const day = report.day === report.today ? "" : `?day=${report.day}`;
  return (
    <DayReportPage
      report={report}
      back={<BackLink to={`/family${day}`}>{t("report.back")}</BackLink>}
    />
  );
}
