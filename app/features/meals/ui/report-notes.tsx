import { Card } from "~/components/card";
import type { NutritionReport } from "../analysis/queries.server";
import { useReportWords } from "./report-words";

/** What a report is counted from and judged by; printed with it. */
export function ReportNotes({ report }: { report: NutritionReport }) {
  const { t, list } = useReportWords();
  const meals = list(report.served.map((meal) => t(`enums:meal.${meal}`)));
  const reference = report.isUsual
    ? t("report.usual", { share: report.share, meals })
    : t("report.group", { children: report.children, share: report.share, meals });
  const recorded = report.recorded.map((one) =>
    t("report.recorded", { ...one, meal: t(`enums:meal.${one.meal}`) }),
  );
  const lines = [
    reference,
    report.isMilkBand ? t("report.milk", { perKg: report.perKg }) : null,
    report.hasInfants && !report.isMilkBand ? t("report.infants") : null,
    t("report.standard", report),
    report.lines.some((line) => line.isOf2023) ? t("report.of2023") : null,
    t(report.cookingLosses ? "report.lossesOn" : "report.lossesOff"),
    t("report.limitNote"),
    report.basis === "eaten" ? t("report.howEaten") : null,
    recorded.length > 0 ? t("report.recordedLabel", { meals: list(recorded) }) : null,
  ];
  return (
    <Card>
      <ul className="grid gap-1 text-second text-ink-2">
        {lines.flatMap((line) => (line ? <li key={line}>{line}</li> : []))}
      </ul>
    </Card>
  );
}
