import { formatDay } from "~/lib/dates";
import type { NutritionReport } from "../analysis/queries.server";
import { useReportWords } from "./report-words";

/** Which days and band a report is of, from what it is counted, and over how many days and children. */
export function ReportSpan({ report }: { report: NutritionReport }) {
  const { t, locale, bandWords, list } = useReportWords();
  const range = t("range", {
    from: formatDay(report.from, locale),
    to: formatDay(report.through, locale),
  });
  const parts = [
    t(`report.${report.basis}`),
    t("report.days", { count: report.days }),
    ...(report.childDays === null ? [] : [t("report.childDays", { n: report.childDays })]),
  ];
  return (
    <>
      {t("report.subtitle", { range, band: bandWords(report.band) })} · {list(parts)}
    </>
  );
}
