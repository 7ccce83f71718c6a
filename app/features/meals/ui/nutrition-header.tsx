import { ChartPie, Soup } from "lucide";
import type { MealBand } from "~db/enums";
import { BackLink } from "~/components/back-link";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import { Segment } from "~/components/segment";
import { withParams } from "~/components/table-params";
import { WeekSwitch } from "~/components/week-switch";
import type { NutritionReport } from "../analysis/queries.server";
import { ReportSpan } from "./report-span";
import { useReportWords } from "./report-words";

/** Which week and band the nutrition is of, and the way to the analysis of any days. */
export function NutritionHeader(props: {
  week: string;
  thisWeek: string;
  bands: readonly MealBand[];
  report: NutritionReport;
  search: string;
}) {
  const { t, bandWords } = useReportWords();
  const { week, report, search } = props;
  const { band, from, through } = report;
  return (
    <>
      <PageHeader
        title={t("report.title")}
        subtitle={<ReportSpan report={report} />}
        back={<BackLink to={`/menu${withParams("", { week, band })}`}>{t("title")}</BackLink>}
        actions={
          <>
            <WeekSwitch monday={week} current={props.thisWeek} />
            <LinkButton
              to={`/menu/analysis${withParams("", { from, to: through, band })}`}
              icon={ChartPie}
            >
              {t("report.analysis")}
            </LinkButton>
            <LinkButton to={`/menu/waste${withParams("", { band })}`} icon={Soup}>
              {t("waste.title")}
            </LinkButton>
            {report.isEmpty ? null : <PrintButton />}
          </>
        }
      />
      <div className="mb-4">
        <Segment
          label={t("bands")}
          current={band}
          items={props.bands.map((key) => ({
            ...{ key, label: bandWords(key) },
            href: withParams(search, { band: key }),
          }))}
        />
      </div>
    </>
  );
}
