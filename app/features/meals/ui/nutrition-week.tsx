import { Salad } from "lucide";
import type { ReactNode } from "react";
import { Card } from "~/components/card";
import { LevelChart } from "~/components/charts/level-chart";
import type { LevelTone } from "~/components/charts/chart-data";
import { EmptyState } from "~/components/empty-state";
import { enoughPercent, plentyPercent } from "~/standards/menu-nutrition";
import type { NutritionReport } from "../analysis/queries.server";
import type { Line } from "../analysis/rules";
import { EnergyCard } from "./energy-card";
import { NutrientTable } from "./nutrient-table";
import { ReportNotes } from "./report-notes";
import { useReportWords } from "./report-words";
import { MealsCard, ProteinCard } from "./source-cards";

const toneOf = ({ verdict }: Line): LevelTone => verdict ?? "plain";

/** A band's week: every nutrient beside its target, drawn and as a table, and where energy and protein come from. */
export function NutritionWeek(props: {
  report: NutritionReport;
  empty: string;
  children: ReactNode;
}) {
  const { t } = useReportWords();
  const { report } = props;
  if (report.isEmpty) {
    return (
      <div className="grid gap-4">
        <Card flush>
          <EmptyState icon={Salad}>{props.empty}</EmptyState>
        </Card>
        {props.children}
      </div>
    );
  }
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
      <div className="lg:col-span-2">
        <NutrientTable title={t("report.nutrients")} report={report} />
      </div>
      <Card title={t("report.chart")}>
        <LevelChart
          label={t("report.chartLabel")}
          from={enoughPercent}
          to={plentyPercent}
          rows={report.lines
            .filter(({ percent }) => percent !== null)
            .map((line) => ({
              name: t(`nutrient.${line.nutrient}`),
              ...{ percent: line.percent, tone: toneOf(line) },
            }))}
        />
      </Card>
      <EnergyCard title={t("report.energy")} report={report} />
      <MealsCard report={report} />
      <ProteinCard title={t("report.protein")} report={report} />
      <ReportNotes report={report} />
      {props.children}
    </div>
  );
}
