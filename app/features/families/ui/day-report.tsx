import { FileDown } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import type { DayReport } from "../digest/queries.server";

/** A day as a document: what was asked with its answer, then each moment; one A4 page when printed. */
export function DayReportPage({ report, back }: { report: DayReport; back: ReactNode }) {
  const { t } = useTranslation("families");
  const { childId, day, answers, moments } = report;
  return (
    <div className="print:[zoom:0.8]">
      <PageHeader
        back={back}
        title={t("report.of", { name: report.name })}
        subtitle={[report.date, report.className].filter(Boolean).join(" · ")}
        actions={
          <>
            <LinkButton
              to={`/family/report.pdf?child=${childId}&day=${day}`}
              icon={FileDown}
              download
            >
              {t("report.pdf")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      {report.isEmpty ? (
        <p className="text-ink-2">{t("report.empty")}</p>
      ) : (
        <Card title={t("report.answers")}>
          <dl className="divide-y divide-line border-t border-line">
            {answers.map(({ ask, text }) => (
              <div key={ask} className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-3 py-2.5">
                <dt className="text-ink-2">{ask}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      {moments.length > 0 ? (
        <section aria-labelledby="moments" className="mt-5">
          <h2 id="moments" className="mb-2 text-section">
            {t("report.moments")}
          </h2>
          <ol className="print:columns-2 print:gap-8">
            {moments.map(({ id, at, text }) => (
              <li
                key={id}
                className="grid break-inside-avoid grid-cols-[52px_minmax(0,1fr)] gap-x-2 py-1"
              >
                <time className="text-ink-2">{at}</time>
                <span className="whitespace-pre-line">{text}</span>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      {report.photos > 0 ? (
        <p className="mt-3 text-ink-2">{t("report.photos", { count: report.photos })}</p>
      ) : null}
    </div>
  );
}
