import { CalendarX2, ChevronLeft, ChevronRight, Download } from "lucide";
import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { LinkButton } from "~/components/link-button";
import { PageHeader } from "~/components/page-header";
import { PrintButton } from "~/components/print-button";
import type { CalendarYear } from "../calendar/queries.server";

/** Which year, how many days it is open, and whether its holidays are known at all. */
export function CalendarHeader(props: { calendar: CalendarYear; mayChange: boolean }) {
  const { t } = useTranslation(["centres", "nav", "common"]);
  const { year, openDays, isPublished, lacksHolidays } = props.calendar;
  const next = Number(year) + 1;
  return (
    <>
      <PageHeader
        title={t("calendar.title", { year })}
        subtitle={t("calendar.subtitle", { count: openDays })}
        actions={
          <>
            <LinkButton
              to={`?year=${next - 2}`}
              icon={ChevronLeft}
              label={t("calendar.toYear", { year: next - 2 })}
            />
            <LinkButton
              to={`?year=${next}`}
              icon={ChevronRight}
              label={t("calendar.toYear", { year: next })}
            />
            {props.mayChange ? (
              <LinkButton to={`?year=${year}&add=closure`} icon={CalendarX2}>
                {t("calendar.closure")}
              </LinkButton>
            ) : null}
            <LinkButton to={`/calendar.xlsx?year=${year}`} download icon={Download}>
              {t("common:exportExcel")}
            </LinkButton>
            <PrintButton />
          </>
        }
      />
      {isPublished ? null : (
        <div className="mb-4">
          <Banner tone={lacksHolidays ? "warn" : "info"} inset>
            {t(lacksHolidays ? "calendar.unknownYear" : "calendar.ownYear", { year })}
          </Banner>
        </div>
      )}
    </>
  );
}
