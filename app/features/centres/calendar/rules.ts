import calendar from "chinese-days/dist/chinese-days.json" with { type: "json" };
import { addDays, weekdayOf, type Day } from "~/lib/dates";

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
