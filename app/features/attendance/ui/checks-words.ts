import type { TFunction } from "i18next";
import { formatDay, formatYearMonth } from "~/lib/dates";
import type { CheckDay, CheckMonth } from "../check-register/queries.server";
import type { ChecksPage } from "../checks/queries.server";
import { rateInWords } from "./register-words";

/** 11月12日 周四，在园 108 人，晨检已查 105 人，异常 1 人: how far the whole centre is. */
export function checksInWords(t: TFunction, checks: ChecksPage, locale: string): string {
  const sum = (of: "present" | "checked" | "abnormal") =>
    checks.classes.reduce((total, room) => total + room[of], 0);
  const abnormal = sum("abnormal");
  return [
    t("attendance:checks.summary", {
      ...{ day: formatDay(checks.day, locale), part: t(`attendance:checks.${checks.part}`) },
      ...{ present: sum("present"), checked: sum("checked") },
    }),
    abnormal > 0 && t("attendance:checks.abnormalToo", { count: abnormal }),
  ]
    .filter(Boolean)
    .join(t("common:clauseSeparator"));
}

/** 11月12日 周四，全园：晨检 108 人，异常 1；午检 0 人，异常 0 */
export const checkDayInWords = (
  t: TFunction,
  { day, morning, noon }: CheckDay,
  room: string,
  locale: string,
): string =>
  [
    formatDay(day, locale),
    room,
    t("attendance:checkRegister.daySummary", {
      ...{ morning: morning.checked, morningAbnormal: morning.abnormal },
      ...{ noon: noon.checked, noonAbnormal: noon.abnormal },
    }),
  ].join(t("common:clauseSeparator"));

/** 2026年11月，全园，晨检：在园 900 人次，已查 890，异常 3，检查率 98.9% */
export const checkMonthInWords = (
  t: TFunction,
  { month, part, totals }: CheckMonth,
  room: string,
  locale: string,
): string =>
  [
    formatYearMonth(`${month}-01`, locale),
    room,
    t("attendance:checkRegister.monthSummary", {
      ...{ part: t(`attendance:checks.${part}`), rate: rateInWords(totals.rate) },
      ...{ present: totals.present, checked: totals.checked, abnormal: totals.abnormal },
    }),
  ].join(t("common:clauseSeparator"));
