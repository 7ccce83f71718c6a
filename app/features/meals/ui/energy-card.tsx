import { Card } from "~/components/card";
import { StackChart } from "~/components/charts/stack-chart";
import { Tag } from "~/components/tag";
import { formatDate } from "~/lib/dates";
import type { NutritionReport } from "../analysis/queries.server";
import { ReportTable } from "./report-table";
import { roundedAmount, useReportWords, wholePercent } from "./report-words";

const tones = { protein: "brand", fat: "warn", carbohydrate: "info" } as const;
const sides = { low: "warn", ok: "ok", high: "info" } as const;

/** Where the energy comes from beside the rules and the reference intakes, and day by day where there are days. */
export function EnergyCard({ title, report }: { title: string; report: NutritionReport }) {
  const { t, rangeOf, locale } = useReportWords();
  return (
    <Card title={title}>
      <ReportTable
        title={title}
        head={["part", "kcal", "share", "rule", "dri"].map((key) => t(`report.column.${key}`))}
        words={[3, 4]}
        rows={report.energy.map(({ part, kcal, percent, rule, verdict, dri }) => ({
          name: t(`nutrient.${part}`),
          cells: [
            roundedAmount(kcal),
            <b key="share">{t("percent", { percent: percent.toFixed(1) })}</b>,
            <span key="rule" className="inline-flex flex-wrap items-center gap-2">
              {rangeOf(rule)}
              {verdict ? <Tag tone={sides[verdict]}>{t(`report.side.${verdict}`)}</Tag> : null}
            </span>,
            dri ? `${dri.kind} ${rangeOf(dri)}` : "–",
          ],
        }))}
      />
      <p className="mt-2 mb-3 text-second text-ink-2">{t("report.energyNote")}</p>
      {report.byDay.length > 0 && report.byDay.length <= 7 ? (
        <StackChart
          label={t("report.energyLabel")}
          x={t("report.column.day")}
          parts={report.energy.map(({ part }) => ({
            ...{ name: t(`nutrient.${part}`), tone: tones[part] },
          }))}
          rows={report.byDay.map(({ day, energy }) => ({
            at: formatDate(day, locale),
            parts: energy.map(({ percent }) => Number(wholePercent(percent))),
          }))}
        />
      ) : null}
    </Card>
  );
}
