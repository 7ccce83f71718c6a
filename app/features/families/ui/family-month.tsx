import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { Link } from "~/components/link";
import { dayNameIn } from "~/features/centres/ui/calendar-words";
import { addDays, formatLongDay, formatWeekday, formatYearMonth, mondayOf } from "~/lib/dates";
import { weeksOf } from "../calendar/rules";
import type { FamilyDay, FamilyMonth as Month } from "../calendar/queries.server";

/** A month on a wide page: what a day holds stands in its cell. */
export function FamilyMonth({ month }: { month: Month }) {
  const { i18n } = useTranslation();
  const monday = mondayOf(month.from);
  return (
    <table className="family-month">
      <caption className="sr-only">{formatYearMonth(month.from, i18n.language)}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((at) => (
            <th key={at} scope="col">
              {formatWeekday(addDays(monday, at), i18n.language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month.days, month.from).map((week, row) => (
          <tr key={row}>
            {week.map((day, at) => (
              <td
                key={at}
                className={clsx(
                  day && !day.isOpen && "is-closed",
                  day?.day === month.today && "is-today",
                )}
              >
                {day ? <Cell day={day} isToday={day.day === month.today} /> : null}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ day, isToday }: { day: FamilyDay; isToday: boolean }) {
  const { i18n } = useTranslation();
  return (
    <>
      <time dateTime={day.day} aria-current={isToday ? "date" : undefined}>
        <span aria-hidden="true">{Number(day.day.slice(8))}</span>
        <span className="sr-only">{formatLongDay(day.day, i18n.language)}</span>
      </time>
      <DayItems day={day} />
    </>
  );
}

/** What a day holds, one line each; an activity leads to its sign-up. */
export function DayItems({ day }: { day: FamilyDay }) {
  const { t, i18n } = useTranslation(["families", "enums", "messages"]);
  const name = dayNameIn(i18n.language, day.name);
  return (
    <ul className="day-items">
      {name ? (
        <li className={day.isOpen ? "is-make-up" : "is-holiday"}>
          {t(`calendar.${day.isOpen ? "makeUp" : "closed"}`, { name })}
        </li>
      ) : null}
      {day.activities.map((one) => (
        <li key={one.id} className="is-activity">
          <Link to={`/family/activities/${one.id}`}>
            {t("calendar.activity", { time: one.fromTime, title: one.title })}
            <span className="block">{standing(one)}</span>
          </Link>
        </li>
      ))}
      {day.away.map((one) => (
        <li key={one.id}>
          {t("calendar.away", {
            ...{ name: one.childName, part: t(`enums:schedule.${one.schedule}`) },
          })}
        </li>
      ))}
      {day.due.map((one) => (
        <li key={one.id}>
          <Link to={`/family?child=${one.childId}`}>{t("calendar.due", { text: one.text })}</Link>
        </li>
      ))}
    </ul>
  );

  function standing({ state, children, whyNotSignUp, left }: FamilyDay["activities"][number]) {
    if (state === "cancelled") return t("messages:activity.tagCancelled");
    const all = children.flatMap(({ mine }) => mine ?? []);
    if (all.some((mine) => mine.state === "placed")) return t("messages:activity.tagPlaced");
    const [waits] = all;
    if (waits) return t("messages:activity.tagWaiting", { nth: waits.nth });
    if (whyNotSignUp) return t("messages:activity.tagOver");
    return t(left > 0 ? "messages:activity.tagOpen" : "messages:activity.tagFull");
  }
}
