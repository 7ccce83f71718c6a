import type { TFunction } from "i18next";
import type { XlsxSheet } from "~/lib/xlsx.server";
import type { NutritionReport } from "../analysis/queries.server";

const round = (n: number, digits = 2): number => Number(n.toFixed(digits));

/** The five blocks as rows of one sheet: block, what, amount, target, percent, verdict. */
export function analysisSheet(t: TFunction, report: NutritionReport): XlsxSheet {
  const m = (key: string, values?: object) => t(`meals:report.${key}`, { ...values });
  const block = (n: number, key: string) => m("block", { n, title: m(key) });
  const nutrient = (name: string) => t(`meals:nutrient.${name}`);
  const range = ({ from, to }: { from: number; to: number }) =>
    m("range", { from: round(from, 0), to: round(to, 0) });
  const unit = (name: string) => t(`meals:unit.${name}`, { n: "" }).trim();
  type Row = (string | number | null)[];
  const rows: Row[] = [
    ...report.groups.map(({ group, grams }): Row => [
      block(1, report.basis === "eaten" ? "intake" : "intakePlanned"),
      ...[m(`groups.${group}`), round(grams), unit("protein"), null, null, ""],
    ]),
    ...report.lines.map((line): Row => [
      ...[block(2, "nutrients"), nutrient(line.nutrient), round(line.amount)],
      ...[unit(line.nutrient), line.target === null ? null : round(line.target), line.percent],
      line.isOverLimit ? m("verdict.over") : m(`verdict.${line.verdict ?? "none"}`),
    ]),
    ...report.energy.map((line): Row => [
      ...[block(3, "energy"), nutrient(line.part), round(line.kcal), m("column.kcal")],
      ...[range(line.rule), round(line.percent, 1)],
      line.verdict ? m(`side.${line.verdict}`) : m("verdict.none"),
    ]),
    ...report.meals.lines.map((line): Row => [
      ...[m("meals"), m(`part.${line.part}`), round(line.kcal), m("column.kcal")],
      ...[`${line.asked}%`, line.isServed ? round(line.percent, 1) : null],
      line.isServed ? "" : m("notServed"),
    ]),
    ...(["animal", "soy", "other"] as const).map((part): Row => [
      ...[block(4, "protein"), m(`proteinPart.${part}`), round(report.protein[part])],
      ...[unit("protein"), null, null, ""],
    ]),
    [
      ...[block(4, "protein"), m("proteinPart.good"), null, ""],
      m("atLeast", { n: report.protein.asked }),
      report.protein.goodPercent === null ? null : round(report.protein.goodPercent, 1),
      report.protein.isEnough === null ? "" : m(`side.${report.protein.isEnough ? "ok" : "low"}`),
    ],
    [
      ...[block(5, "money"), m("head")],
      report.money.fen === null ? null : round(report.money.fen / 100),
      ...[m("yuan"), null, null],
      report.money.fen === null
        ? m("moneyNone")
        : m("priced", { percent: round(report.money.known * 100, 0) }),
    ],
    [m("standard", report), "", null, "", null, null, ""],
    [m(report.cookingLosses ? "lossesOn" : "lossesOff"), "", null, "", null, null, ""],
  ];
  const headers = ["block", "what", "amount", "unit", "target", "percent", "verdict"];
  const widths = [20, 24, 12, 12, 14, 10, 16];
  return {
    sheet: m("analysis"),
    columns: headers.map((key, at) => ({ header: m(`column.${key}`), width: widths[at] ?? 12 })),
    rows,
  };
}
