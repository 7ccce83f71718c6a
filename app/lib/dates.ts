import { instantOf } from "./clock";

/** A calendar day as `YYYY-MM-DD`, in the centre's zone, fixed when written. */
export type Day = string;

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isDay(value: string): boolean {
  const match = dayShape.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  const utc = utcDate(value);
  return (
    utc.getUTCFullYear() === year && utc.getUTCMonth() + 1 === month && utc.getUTCDate() === day
  );
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does; a long list uses one. */
function formatter(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = [locale, timeZone, ...Object.entries(options)].join(" ");
  const known = formats.get(key);
  if (known) return known;
  const language = locale === "en" ? "en-GB" : locale;
  const made = new Intl.DateTimeFormat(language, { ...options, timeZone });
  formats.set(key, made);
  return made;
}

const lastDays = new Map<string, { minute: number; day: Day }>();

/** The day it is at `at` in `timeZone`. Of the minute asked about last it is known: no zone changes days within one. */
export function dayOf(at: Date, timeZone: string): Day {
  const minute = Math.floor(at.getTime() / 60_000);
  const last = lastDays.get(timeZone);
  if (last?.minute === minute) return last.day;
  const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
  const day = formatter("en-CA", timeZone, parts).format(at);
  lastDays.set(timeZone, { minute, day });
  return day;
}

/** Midnight UTC of a calendar day: a carrier for arithmetic and for Intl with `timeZone: "UTC"`. */
export function utcDate(day: Day): Date {
  const match = dayShape.exec(day);
  return instant(Date.UTC(Number(match?.[1]), Number(match?.[2]) - 1, Number(match?.[3])));
}

const instant = (ms: number): Date => instantOf(ms);

export function addDays(day: Day, days: number): Day {
  return instant(utcDate(day).getTime() + days * 86_400_000)
    .toISOString()
    .slice(0, 10);
}

export const daysBetween = (from: Day, to: Day): number =>
  Math.round((utcDate(to).getTime() - utcDate(from).getTime()) / 86_400_000);

/** 1 Monday to 7 Sunday. */
export const weekdayOf = (day: Day): number => utcDate(day).getUTCDay() || 7;

/** A past day that was asked for; one that is none, or not yet, is today. */
export const pastDayOr = (today: Day, asked: string | null): Day =>
  asked !== null && isDay(asked) && asked < today ? asked : today;

export const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day));

/** The instant at which a clock in `timeZone` shows `time` (`HH:MM`) on `day`. */
export function instantAt(day: Day, time: string, timeZone: string): Date {
  const asUtc = instantOf(`${day}T${time}:00Z`);
  const shown = instantOf(`${dayOf(asUtc, timeZone)}T${formatTime(asUtc, timeZone)}:00Z`);
  return instantOf(2 * asUtc.getTime() - shown.getTime());
}

/** 周四 / Thu */
export const formatWeekday = (day: Day, locale: string): string =>
  formatter(locale, "UTC", { weekday: "short" }).format(utcDate(day));

/** 11月 / Nov */
export const formatMonth = (day: Day, locale: string): string =>
  formatter(locale, "UTC", { month: "short" }).format(utcDate(day));

/** 2026年11月 / November 2026 */
export const formatYearMonth = (day: Day, locale: string): string =>
  formatter(locale, "UTC", { year: "numeric", month: "long" }).format(utcDate(day));

/** 11月12日 / 12 Nov */
export const formatDate = (day: Day, locale: string): string =>
  formatter(locale, "UTC", { day: "numeric", month: locale === "en" ? "short" : "long" }).format(
    utcDate(day),
  );

/** 11月12日 周四 / Thu, 12 Nov */
export const formatDay = (day: Day, locale: string): string =>
  formatter(locale, "UTC", {
    day: "numeric",
    weekday: "short",
    month: locale === "en" ? "short" : "long",
  }).format(utcDate(day));

const longDays = new Map<string, string>();

/** 2026年11月12日 / 12 November 2026. Long lists say the same few days again and again: those are kept. */
export function formatLongDay(day: Day, locale: string): string {
  const key = locale + day;
  const known = longDays.get(key);
  if (known !== undefined) return known;
  const words = formatter(locale, "UTC", { dateStyle: "long" }).format(utcDate(day));
  if (longDays.size < 20_000) longDays.set(key, words);
  return words;
}

/** 10:20 in the centre's zone */
export const formatTime = (at: Date, timeZone: string): string =>
  formatter("en", timeZone, { hour: "2-digit", minute: "2-digit" }).format(at);

/** The day and the time that a clock in the centre's zone shows at a moment. */
export function momentOf(at: Date, timeZone: string): { day: Day; time: string };
export function momentOf(at: Date | null, timeZone: string): { day: Day; time: string } | null;
export function momentOf(at: Date | null, timeZone: string) {
  return at && { day: dayOf(at, timeZone), time: formatTime(at, timeZone) };
}

const lastMoments = new Map<string, { minute: number; words: string }>();

/** 11月12日 周四 10:20. Every page says what time it is: of the minute asked about last it is known. */
export function formatMoment(at: Date, timeZone: string, locale: string): string {
  const minute = Math.floor(at.getTime() / 60_000);
  const key = `${timeZone} ${locale}`;
  const last = lastMoments.get(key);
  if (last?.minute === minute) return last.words;
  const words = `${formatDay(dayOf(at, timeZone), locale)} ${formatTime(at, timeZone)}`;
  lastMoments.set(key, { minute, words });
  return words;
}
