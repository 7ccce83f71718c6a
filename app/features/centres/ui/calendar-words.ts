import type { TFunction } from "i18next";
import { addDays, utcDate } from "~/lib/dates";
import type { DayOfYear } from "../calendar/rules";

const aMonday = "2026-01-05";

/** 周二 / Tuesday */
export const weekdayWord = (weekday: number, locale: string): string =>
  new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    weekday: locale === "en" ? "long" : "short",
    timeZone: "UTC",
  }).format(utcDate(addDays(aMonday, weekday - 1)));

/** A day's name in the reader's language; a centre's own name is the same in both. */
export const dayNameIn = (locale: string, name: DayOfYear["name"]): string =>
  name ? (locale === "en" ? name.en : name.zh) : "";

/** 开园，劳动节，按周二: what a day is, for the ear, the form and the sheet. */
export const dayInWords = (
  t: TFunction,
  locale: string,
  day: Pick<DayOfYear, "isOpen" | "name" | "follows">,
): string =>
  [
    t(`enums:dayKind.${day.isOpen ? "open" : "closed"}`),
    dayNameIn(locale, day.name),
    day.follows ? t("centres:calendar.follows", { day: weekdayWord(day.follows, locale) }) : "",
  ]
    .filter(Boolean)
    .join(t("common:clauseSeparator"));
