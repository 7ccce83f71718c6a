import type { Line } from "../analysis/rules";
import { useMealWords } from "./meal-words";

/** Whole numbers from a hundred on, one decimal below, two where there is little. */
export const roundedAmount = (amount: number): string =>
  amount.toFixed(amount >= 100 ? 0 : amount >= 2 ? 1 : 2);

export const wholePercent = (percent: number): string => percent.toFixed(0);

/** The words that every part of a nutrition report says the same way. */
export function useReportWords() {
  const { t, ...words } = useMealWords();
  return {
    ...{ t, ...words },
    verdictOf: (line: Pick<Line, "verdict" | "isOverLimit">) => {
      if (line.isOverLimit) return t("report.verdict.over");
      return t(`report.verdict.${line.verdict ?? "none"}`);
    },
    /** A range of percents; one figure where it begins and ends there. */
    rangeOf: ({ from, to }: { from: number; to: number }) =>
      wholePercent(from) === wholePercent(to)
        ? t("report.about", { n: wholePercent(from) })
        : t("report.range", { from: wholePercent(from), to: wholePercent(to) }),
  };
}
