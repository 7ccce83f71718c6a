import { useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { classColour } from "~/components/class-colour";
import { Link } from "~/components/link";
import { Tag } from "~/components/tag";
import { withParams } from "~/components/table-params";
import { formatDate, formatDay, formatWeekday } from "~/lib/dates";
import type { RosterPerson, RosterWeek } from "../weeks/queries.server";
import { RosterDay, type OpeningHours } from "./roster-day";
import { hoursInWords } from "./roster-words";

type Props = {
  roster: RosterWeek;
  /** The day whose proof stands under the grid. */
  chosen: string;
  /** Shortages of each day. */
  short: readonly number[];
  hours: OpeningHours;
  mayPlan: boolean;
};

/** A week as it is lived: a row a person in the order of the classes, a column a day. */
export function RosterGrid({ roster, chosen, short, hours, mayPlan }: Props) {
  const { t, i18n } = useTranslation("rosters");
  return (
    <Card flush className="roster">
      <table className="roster-table">
        <caption className="sr-only">
          {t("caption", { from: formatDate(roster.monday, i18n.language) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t("person")}</span>
            </th>
            {roster.days.map((day, no) => (
              <DayHead
                key={day.day}
                {...day}
                isChosen={day.day === chosen}
                short={short[no] ?? 0}
              />
            ))}
            <th scope="col" className="roster-hours" title={t("hoursHint")}>
              {t("hours")}
            </th>
          </tr>
        </thead>
        <tbody>
          {roster.people.map((person, at) => {
            const isFirst = roster.people[at - 1]?.mainClass?.id !== person.mainClass?.id;
            return (
              <tr
                key={person.id}
                className={clsx(
                  classColour(person.mainClass?.colour),
                  (isFirst || at === 0) && "roster-first",
                )}
              >
                <PersonHead person={person} isFirst={isFirst || at === 0} />
                {person.days.map((cell, no) => (
                  <td key={cell.day} className={cell.day === chosen ? "roster-chosen" : undefined}>
                    {roster.days[no]?.open ? (
                      <RosterDay {...{ person, cell, hours, mayPlan }} />
                    ) : (
                      <span className="sr-only">{t("closedDay")}</span>
                    )}
                  </td>
                ))}
                <td className="roster-hours">{hoursInWords(person.hours)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

function PersonHead({ person, isFirst }: { person: RosterPerson; isFirst: boolean }) {
  const { t } = useTranslation(["rosters", "enums"]);
  const { mainClass, post } = person;
  return (
    <th scope="row">
      <span className="flex items-center justify-between gap-2">
        <span className={clsx("roster-person", !isFirst && "roster-follow")}>
          <span className="class-chip">{person.name}</span>
          {post ? <small>{t(`enums:post.${post}`)}</small> : null}
        </span>
        {isFirst && mainClass ? <span className="roster-class">{mainClass.name}</span> : null}
      </span>
    </th>
  );
}

type DayHeadProps = RosterWeek["days"][number] & { isChosen: boolean; short: number };

/** Choosing a day shows its proof; a day that lacks people says so. */
function DayHead({ day, open, special, isChosen, short }: DayHeadProps) {
  const { t, i18n } = useTranslation("rosters");
  const { search } = useLocation();
  const locale = i18n.language;
  const name = special ? (locale === "en" ? special.en : special.zh) : null;
  return (
    <th scope="col" className={isChosen ? "roster-chosen" : undefined}>
      <Link
        to={withParams(search, { day, edit: null, form: null })}
        preventScrollReset
        aria-current={isChosen ? "date" : undefined}
        title={t("chooseDay", { day: formatDay(day, locale) })}
      >
        <span>
          <b>{formatWeekday(day, locale)}</b> {formatDate(day, locale)}
          {name ? <small> {name}</small> : null}
        </span>
        {open ? null : <Tag>{t("closedDay")}</Tag>}
        {short > 0 ? <Tag tone="stop">{t("short", { n: short })}</Tag> : null}
      </Link>
    </th>
  );
}
