import type { TFunction } from "i18next";
import type { PdfText } from "~/lib/pdf.server";
import type { DayReport } from "../digest/queries.server";

/** A child's day on one A4 page. */
export const reportPdf = (t: TFunction, report: DayReport): PdfText => ({
  title: t("families:report.of", { name: report.name }),
  note: [report.date, report.className].filter(Boolean).join(" · "),
  blocks: [
    ...(report.isEmpty
      ? [{ is: "paragraph" as const, text: t("families:report.empty") }]
      : report.answers.map(({ ask, text }) => ({ is: "answer" as const, ask, text }))),
    ...(report.moments.length > 0
      ? [
          { is: "heading" as const, text: t("families:report.moments") },
          { is: "moments" as const, rows: report.moments },
        ]
      : []),
  ],
  closing: report.photos > 0 ? [t("families:report.photos", { count: report.photos })] : [],
  onOnePage: true,
  foot: (page, pages) =>
    t("families:report.foot", {
      ...{ centre: report.centreName, time: report.madeAt, page, pages },
    }),
});
