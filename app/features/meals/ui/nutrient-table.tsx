import { Card } from "~/components/card";
import { Tag, type Tone } from "~/components/tag";
import type { NutritionReport } from "../analysis/queries.server";
import type { Line } from "../analysis/rules";
import { ReportTable } from "./report-table";
import { roundedAmount, useReportWords, wholePercent } from "./report-words";

const toneOf = ({ verdict, isOverLimit }: Line): Tone | undefined => {
  if (isOverLimit) return "stop";
  if (verdict === "low") return "warn";
  return verdict === "high" ? "info" : verdict === "ok" ? "ok" : undefined;
};

/** The target, or both ends of its range; a star where the figure is of the other edition. */
function targetOf({ target, targetMost, isOf2023 }: Line): string {
  if (target === null) return "–";
  const ends = [target, ...(targetMost === null ? [] : [targetMost])].map(roundedAmount);
  return `${ends.join("–")}${isOf2023 ? " *" : ""}`;
}

/** Every nutrient of a head's day: amount, target for the meals served, verdict, upper level, and how much of it was measured. */
export function NutrientTable({ title, report }: { title: string; report: NutritionReport }) {
  const { t, verdictOf } = useReportWords();
  const columns = ["nutrient", "amount", "target", "percent", "verdict", "limit", "coverage"];
  return (
    <Card title={title} flush>
      <div className="table-wide" tabIndex={0} role="group" aria-label={title}>
        <ReportTable
          title={title}
          head={columns.map((key) => t(`report.column.${key}`))}
          words={[4]}
          rows={report.lines.map((line) => ({
            name: t(`nutrient.${line.nutrient}`),
            cells: [
              t(`unit.${line.nutrient}`, { n: roundedAmount(line.amount) }),
              targetOf(line),
              <b key="percent">
                {line.percent === null ? "–" : t("percent", { percent: line.percent })}
              </b>,
              <Tag key="verdict" tone={toneOf(line)}>
                {verdictOf(line)}
              </Tag>,
              line.limit === null ? "–" : Number(line.limit.toFixed(1)),
              t("percent", { percent: wholePercent(line.coverage * 100) }),
            ],
          }))}
        />
      </div>
    </Card>
  );
}
