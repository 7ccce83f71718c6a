import { useLocation } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide";
import { useTranslation } from "react-i18next";
import { addDays } from "~/lib/dates";
import { LinkButton } from "./link-button";
import { withParams } from "./table-params";

/** One week back and forth, and the way home; the week stands in the address as its Monday. */
export function WeekSwitch({ monday, current }: { monday: string; current: string }) {
  const { t } = useTranslation("common");
  const { search } = useLocation();
  const to = (week: string) => withParams(search, { week: week === current ? null : week });
  return (
    <>
      <LinkButton to={to(addDays(monday, -7))} icon={ChevronLeft} label={t("week.previous")} />
      {monday === current ? null : <LinkButton to={to(current)}>{t("week.this")}</LinkButton>}
      <LinkButton to={to(addDays(monday, 7))} icon={ChevronRight} label={t("week.next")} />
    </>
  );
}
