import type { TFunction } from "i18next";
import { formatDate } from "~/lib/dates";
import type { AttendanceRegister, SickNote } from "../register/queries.server";
import type { RegisterCell, RegisterMark } from "../register/rules";
import type { FollowUp } from "../absences/queries.server";

const symbols = { present: "√", ill: "○", personal: "△", other: "×", unknown: "?" } as const satisfies Record<RegisterMark, string>; // prettier-ignore

/** √, ○, √△: the same on the page, on paper and in a workbook. */
export const markSymbol = ({ mark, part }: Pick<RegisterCell, "mark" | "part">): string =>
  mark === null ? "" : symbols[mark] + (part === null ? "" : symbols[part]);

/** The same for the ear. */
export function markInWords(t: TFunction, { mark, part }: RegisterCell): string {
  if (mark === null) return "";
  const word = t(`attendance:register.mark.${mark}`);
  if (part === null) return word;
  const reason = t(`attendance:register.mark.${part}`);
  return [word, t("attendance:register.half", { reason })].join(t("common:clauseSeparator"));
}

/** 95.2 %, or a dash where nothing was due. */
export const rateInWords = (rate: number | null): string =>
  rate === null ? "–" : `${rate.toFixed(1)}%`;

/** What was learnt about an illness, in one line. */
export function followUpInWords(t: TFunction, line: FollowUp, locale: string): string {
  const { contagious, returnsOn } = line;
  return [
    line.text,
    line.hospital,
    line.diagnosis,
    contagious === null
      ? ""
      : t(contagious ? "attendance:followUp.isContagious" : "attendance:followUp.notContagious"),
    line.returnPaper ? t("attendance:followUp.hasPaper") : "",
    returnsOn ? t("attendance:followUp.backOn", { day: formatDate(returnsOn, locale) }) : "",
  ]
    .filter(Boolean)
    .join(t("common:clauseSeparator"));
}

/** The follow-up column: each illness of the month with the latest that is known. */
export const sickInWords = (t: TFunction, sick: readonly SickNote[], locale: string): string[] =>
  sick.map(({ fromDay, last, symptoms }) => {
    const known = last
      ? followUpInWords(t, last, locale)
      : [symptoms, t("attendance:register.notAsked")]
          .filter(Boolean)
          .join(t("common:clauseSeparator"));
    return t("attendance:register.dayMonth", { day: formatDate(fromDay, locale), note: known });
  });

/** 2026年11月，出勤率 95.2%：应到 420 人次，实到 400 人次 */
export function registerInWords(
  t: TFunction,
  { totals }: Pick<AttendanceRegister, "totals">,
  month: string,
): string {
  const { rate, due, present } = totals;
  if (due === 0) return t("attendance:register.noneDue", { month });
  return t("attendance:register.summary", { month, rate: rateInWords(rate), due, present });
}
