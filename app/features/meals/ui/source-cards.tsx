import { Card } from "~/components/card";
import { Tag } from "~/components/tag";
import type { NutritionReport } from "../analysis/queries.server";
import { ReportTable } from "./report-table";
import { roundedAmount, useReportWords, wholePercent } from "./report-words";
import { yuanOf } from "./yuan";

/** Energy by part of the day beside 30/40/30. */
export function MealsCard({ report }: { report: NutritionReport }) {
  const { t } = useReportWords();
  const { lines, isWhole } = report.meals;
  const percent = (n: number) => t("percent", { percent: wholePercent(n) });
  return (
    <Card title={t("report.meals")}>
      <ReportTable
        title={t("report.meals")}
        head={[
          t("report.column.meal"),
          t("report.column.kcal"),
          t("report.column.share"),
          t("report.column.asked"),
        ]}
        rows={lines.map((line) => ({
          name: t(`report.part.${line.part}`),
          cells: line.isServed
            ? [roundedAmount(line.kcal), percent(line.percent), percent(line.asked)]
            : ["–", t("report.notServed"), percent(line.asked)],
        }))}
      />
      {isWhole ? null : <p className="mt-2 text-second text-ink-2">{t("report.mealsPartly")}</p>}
    </Card>
  );
}

/** Protein by source beside the half that should be of animals and soya. */
export function ProteinCard({ title, report }: { title: string; report: NutritionReport }) {
  const { t } = useReportWords();
  const { goodPercent, asked, isEnough, ...grams } = report.protein;
  const whole = grams.animal + grams.soy + grams.other;
  const share = (n: number) => (whole === 0 ? "–" : wholePercent((n / whole) * 100));
  return (
    <Card title={title}>
      <ReportTable
        title={title}
        head={[
          t("report.column.part"),
          t("report.column.amount"),
          t("report.column.share"),
          t("report.column.asked"),
        ]}
        rows={[
          ...(["animal", "soy", "other"] as const).map((part) => ({
            name: t(`report.proteinPart.${part}`),
            cells: [
              t("unit.protein", { n: roundedAmount(grams[part]) }),
              t("percent", { percent: share(grams[part]) }),
              "–",
            ],
          })),
          {
            name: t("report.proteinPart.good"),
            cells: [
              t("unit.protein", { n: roundedAmount(grams.animal + grams.soy) }),
              <span key="share" className="inline-flex items-center gap-2">
                {isEnough === null ? null : (
                  <Tag tone={isEnough ? "ok" : "warn"}>
                    {t(`report.side.${isEnough ? "ok" : "low"}`)}
                  </Tag>
                )}
                {goodPercent === null ? "–" : t("percent", { percent: wholePercent(goodPercent) })}
              </span>,
              t("report.atLeast", { n: asked }),
            ],
          },
        ]}
      />
    </Card>
  );
}

/** Grams a head and day by group of food; groups without any are left out. */
export function IntakeCard({ title, report }: { title: string; report: NutritionReport }) {
  const { t } = useReportWords();
  return (
    <Card title={title}>
      <ReportTable
        title={title}
        head={[t("report.column.group"), t("report.column.grams")]}
        rows={report.groups
          .filter(({ grams }) => grams > 0)
          .map(({ group, grams }) => ({
            name: t(`report.groups.${group}`),
            cells: [grams.toFixed(1)],
          }))}
      />
    </Card>
  );
}

/** What the food costs a head and day, as far as it has prices. */
export function MoneyCard({ title, report }: { title: string; report: NutritionReport }) {
  const { t } = useReportWords();
  const { fen, known } = report.money;
  return (
    <Card title={title}>
      <p>
        {fen === null
          ? t("report.moneyNone")
          : t("report.moneyLine", {
              yuan: yuanOf(fen),
              percent: wholePercent(known * 100),
            })}
      </p>
    </Card>
  );
}
