import { Salad } from "lucide";
import { Card } from "~/components/card";
import { EmptyState } from "~/components/empty-state";
import type { NutritionReport } from "../analysis/queries.server";
import { EnergyCard } from "./energy-card";
import { NutrientTable } from "./nutrient-table";
import { ReportNotes } from "./report-notes";
import { useReportWords } from "./report-words";
import { IntakeCard, MoneyCard, ProteinCard } from "./source-cards";

/** The five blocks of 膳食营养分析表, in the order of the form, and what they are counted from. */
export function AnalysisBlocks({ report }: { report: NutritionReport }) {
  const { t } = useReportWords();
  if (report.isEmpty) {
    return (
      <Card flush>
        <EmptyState icon={Salad}>
          {t(report.basis === "eaten" ? "report.emptyEaten" : "report.empty")}
        </EmptyState>
      </Card>
    );
  }
  const block = (n: number, title: string) => t("report.block", { n, title });
  const intake = t(report.basis === "eaten" ? "report.intake" : "report.intakePlanned");
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <IntakeCard title={block(1, intake)} report={report} />
      <NutrientTable title={block(2, t("report.nutrients"))} report={report} />
      <EnergyCard title={block(3, t("report.energy"))} report={report} />
      <ProteinCard title={block(4, t("report.protein"))} report={report} />
      <MoneyCard title={block(5, t("report.money"))} report={report} />
      <ReportNotes report={report} />
    </div>
  );
}
