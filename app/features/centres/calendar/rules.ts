import calendar from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays, weekdayOf, type Day } from "~/lib/dates";
import type { Weekday } from "~/lib/week-pattern";

/**
 * Whether the centre works on a day: Monday to Friday but for public holidays, and the make-up days
 * (调休). The library's own `isWorkday` is a day off on machines west of Greenwich; its table is not.
 */
export function isOpenDay(day: Day): boolean {
  if (day in calendar.workdays) return true;
  return weekdayOf(day) <= 5 && !(day in calendar.holidays);
}

/** A day's public holiday or make-up day in Chinese and English, or null: `{ zh: "国庆节", en: "National Day" }`. */
export function specialDay(day: Day): { zh: string; en: string } | null {
  const tables: Record<string, string>[] = [calendar.holidays, calendar.workdays];
  const found = tables.map((table) => table[day]).find((name) => name !== undefined);
  if (!found) return null;
  const [en = "", zh = ""] = found.split(",");
  return { zh, en };
}

/** The open days from one day through another. */
export function openDays(from: Day, through: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) if (isOpenDay(day)) days.push(day);
  return days;
}

/** The days of a week that stand on a plan: Monday to Friday, and a weekend day that is open. */
export function daysOfWeek(monday: Day): Day[] {
  return Array.from({ length: 7 }, (_, at) => addDays(monday, at)).filter(
    (day) => weekdayOf(day) <= 5 || isOpenDay(day),
  );
}

/** The next open day after `day`. */
export function nextOpenDay(day: Day): Day {
  const next = addDays(day, 1);
  return isOpenDay(next) ? next : nextOpenDay(next);
}

/** Days of a table with one holiday's name in one year, in order: `2026-10-06`, `2026-10-07`. */
const namedLike = (table: Record<string, string>, day: Day, name: string): Day[] =>
  Object.keys(table)
    .filter((other) => other.slice(0, 4) === day.slice(0, 4) && table[other] === name)
    .sort();

/**
 * The weekday whose pattern a day follows: its own, and on a make-up day that of the day off it replaces
 * (Sunday 4 January 2026 works for Friday the 2nd). A weekend day off follows Friday's; nobody comes.
 */
export function patternWeekday(day: Day): Weekday {
  const workdays: Record<string, string> = calendar.workdays;
  const name = workdays[day];
  const replaced =
    name === undefined
      ? day
      : (namedLike(calendar.inLieuDays, day, name)[namedLike(workdays, day, name).indexOf(day)] ??
        day);
  return Math.min(weekdayOf(replaced), 5) as Weekday; // reason: 1 to 5
}
