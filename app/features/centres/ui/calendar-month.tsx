import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { Link } from "~/components/link";
import { addDays, formatLongDay, formatMonth, formatWeekday, mondayOf, weekdayOf } from "~/lib/dates"; // prettier-ignore
import type { DayOfYear } from "../calendar/rules";
import { dayInWords, dayNameIn } from "./calendar-words";

const columns = [0, 1, 2, 3, 4, 5, 6];

/** The weeks of a month, Monday first; what lies before its first day and after its last is empty. */
function weeksOf(days: readonly DayOfYear[]): (DayOfYear | undefined)[][] {
  const lead = weekdayOf(days[0]?.day ?? "") - 1;
  const rows = Math.ceil((lead + days.length) / 7);
  return Array.from({ length: rows }, (_, row) => columns.map((at) => days[row * 7 + at - lead]));
}

/** A month's days: open, closed or a make-up day in words as well as in colour; each leads to its form. */
export function CalendarMonth(props: {
  days: readonly DayOfYear[];
  today: string;
  /** Where a day's form is; left out for those who may not change it. */
  dayHref?: (day: string) => string;
}) {
  const { i18n } = useTranslation();
  const [first] = props.days;
  if (!first) return null;
  const monday = mondayOf(first.day);
  return (
    <table className="month">
      <caption>{formatMonth(first.day, i18n.language)}</caption>
      <thead>
        <tr>
          {columns.map((at) => (
            <th key={at} scope="col">
              {formatWeekday(addDays(monday, at), i18n.language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(props.days).map((week, row) => (
          <tr key={row}>
            {week.map((day, at) => (
              <td key={at}>{day ? <Day {...props} day={day} /> : null}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day(props: { day: DayOfYear; today: string; dayHref?: (day: string) => string }) {
  const { t, i18n } = useTranslation(["centres", "enums", "common"]);
  const { day, isOpen, isOwn, mark } = props.day;
  const className = clsx("month-day", {
    ...{ "is-closed": !isOpen, "is-open": isOpen, "is-marked": mark !== null },
    ...{ "is-own": isOwn, "is-today": day === props.today },
  });
  const content = (
    <>
      <span aria-hidden="true">{Number(day.slice(8))}</span>
      <small aria-hidden="true">{mark ? t(`calendar.mark.${mark}`) : null}</small>
      <span className="sr-only">{`${formatLongDay(day, i18n.language)} ${dayInWords(t, i18n.language, props.day)}`}</span>
    </>
  );
  const current = day === props.today ? "date" : undefined;
  return props.dayHref ? (
    <Link
      to={props.dayHref(day)}
      preventScrollReset
      className={className}
      title={dayNameIn(i18n.language, props.day.name) || undefined}
      aria-current={current}
    >
      {content}
    </Link>
  ) : (
    <span
      className={className}
      title={dayNameIn(i18n.language, props.day.name) || undefined}
      aria-current={current}
    >
      {content}
    </span>
  );
}
