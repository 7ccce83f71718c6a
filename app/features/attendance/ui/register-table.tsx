import { clsx } from "clsx";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { formatWeekday } from "~/lib/dates";

/** 四 of 周四, T of Thu: a column is no wider. */
const narrowWeekday = (day: string, locale: string): string => {
  const word = formatWeekday(day, locale);
  return locale === "en" ? word.slice(0, 1) : word.slice(-1);
};

type SheetDay = { day: string; isOpen: boolean };

/** A month on one sheet: a row a child or class, a column a day, sums at the end; wider than a phone, it scrolls. */
export function RegisterTable(props: {
  caption: string;
  first: string;
  days: readonly SheetDay[];
  today: string;
  sums: readonly string[];
  rows: readonly {
    key: string;
    name: ReactNode;
    cells: readonly { text: ReactNode; words: string; look?: "stop" | "warn" }[];
    sums: readonly ReactNode[];
  }[];
  foot: { name: string; cells: readonly ReactNode[]; sums: readonly ReactNode[] };
}) {
  const { t, i18n } = useTranslation("attendance");
  const { days, today } = props;
  const look = ({ day, isOpen }: SheetDay) =>
    clsx(!isOpen && "register-closed", day === today && "register-today");
  return (
    <div className="register" tabIndex={0} role="region" aria-label={props.caption}>
      <table className="register-table">
        <caption className="sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{props.first}</th>
            {days.map((each) => (
              <th key={each.day} scope="col" className={look(each)}>
                <b>{Number(each.day.slice(8))}</b>
                <small>{narrowWeekday(each.day, i18n.language)}</small>
                {each.isOpen ? null : <span className="sr-only">{t("register.closed")}</span>}
              </th>
            ))}
            {props.sums.map((sum) => (
              <th key={sum} scope="col" className="register-sum">
                {sum}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {row.cells.map((cell, at) => {
                const day = days[at];
                return (
                  <td
                    key={day?.day}
                    className={clsx(day && look(day), cell.look && `register-${cell.look}`)}
                  >
                    <span aria-hidden="true">{cell.text}</span>
                    <span className="sr-only">{cell.words}</span>
                  </td>
                );
              })}
              {row.sums.map((sum, at) => (
                <td key={props.sums[at]} className="register-sum">
                  {sum}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{props.foot.name}</th>
            {props.foot.cells.map((cell, at) => {
              const day = days[at];
              return (
                <td key={day?.day} className={day && look(day)}>
                  {cell}
                </td>
              );
            })}
            {props.foot.sums.map((sum, at) => (
              <td key={props.sums[at]} className="register-sum">
                {sum}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
