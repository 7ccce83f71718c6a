import { useLocation } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/components/link-button";
import { withParams } from "~/components/table-params";
import { addDays } from "~/lib/dates";

/** One day back and forth as far as there are days, and the way to today. */
export function DaySteps(props: { day: string; today: string; first: string; last: string }) {
  const { t } = useTranslation("kitchen");
  const { search } = useLocation();
  const { day, today, first, last } = props;
  const to = (of: string) => withParams(search, { day: of === today ? null : of });
  return (
    <>
      {day > first ? (
        <LinkButton to={to(addDays(day, -1))} icon={ChevronLeft} label={t("day.previous")} />
      ) : null}
      {day === today ? null : <LinkButton to={to(today)}>{t("day.today")}</LinkButton>}
      {day < last ? (
        <LinkButton to={to(addDays(day, 1))} icon={ChevronRight} label={t("day.next")} />
      ) : null}
    </>
  );
}
