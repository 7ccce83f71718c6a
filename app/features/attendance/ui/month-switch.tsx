import { useLocation } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide";
import { useTranslation } from "react-i18next";
import { LinkButton } from "~/components/link-button";
import { withParams } from "~/components/table-params";
import { addDays } from "~/lib/dates";
import { monthOf, nextMonth } from "../register/rules";

/** One month back and forth, and the way to this one. */
export function MonthSwitch({ month, today }: { month: string; today: string }) {
  const { t } = useTranslation("attendance");
  const { search } = useLocation();
  const to = (of: string) => withParams(search, { month: of });
  return (
    <Steps
      back={{ to: to(nextMonth(month, -1)), label: t("register.previousMonth") }}
      home={month === monthOf(today) ? null : { to: to(monthOf(today)), label: t("register.thisMonth") }} // prettier-ignore
      on={{ to: to(nextMonth(month, 1)), label: t("register.nextMonth") }}
    />
  );
}

/** One day back and forth, and the way to today. */
export function DaySwitch({ day, today }: { day: string; today: string }) {
  const { t } = useTranslation("attendance");
  const { search } = useLocation();
  const to = (of: string) => withParams(search, { day: of });
  return (
    <Steps
      back={{ to: to(addDays(day, -1)), label: t("register.previousDay") }}
      home={day === today ? null : { to: to(today), label: t("register.today") }}
      on={{ to: to(addDays(day, 1)), label: t("register.nextDay") }}
    />
  );
}

type Step = { to: string; label: string };

function Steps(props: { back: Step; home: Step | null; on: Step }) {
  return (
    <>
      <LinkButton to={props.back.to} icon={ChevronLeft} label={props.back.label} />
      {props.home ? <LinkButton to={props.home.to}>{props.home.label}</LinkButton> : null}
      <LinkButton to={props.on.to} icon={ChevronRight} label={props.on.label} />
    </>
  );
}
