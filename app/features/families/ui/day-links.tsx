import { CalendarDays, CalendarX2, FileText, House, QrCode, UserRoundCheck } from "lucide";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/components/link-button";

/** What a family does from Today: tell the centre, show the code, look ahead. */
export function DayLinks({ day, signs }: { day: string; signs: boolean }) {
  const { t } = useTranslation(["families", "attendance"]);
  return (
    <div className="no-print -mt-1 -mb-2 flex flex-wrap">
      <LinkButton to="/family/home" kind="quiet" icon={House}>
        {t("home.link")}
      </LinkButton>
      <LinkButton to="/family/absence" kind="quiet" icon={CalendarX2}>
        {t("absence.tell")}
      </LinkButton>
      {signs ? (
        <LinkButton to="/family/pickup" kind="quiet" icon={UserRoundCheck}>
          {t("attendance:approval.link")}
        </LinkButton>
      ) : null}
      <LinkButton to="/family/card" kind="quiet" icon={QrCode}>
        {t("attendance:card.title")}
      </LinkButton>
      <LinkButton to="/family/calendar" kind="quiet" icon={CalendarDays}>
        {t("calendar.link")}
      </LinkButton>
      <LinkButton to={`/family/report?day=${day}`} kind="quiet" icon={FileText}>
        {t("report.link")}
      </LinkButton>
    </div>
  );
}
