import type { Calendar, DayName } from "~/features/centres/calendar/rules";
import { addDays, isDay, weekdayOf, type Day } from "~/lib/dates";

/** The days of a month, `YYYY-MM`. */
export function monthSpan(month: string): { from: Day; through: Day } {
  const from = `${month}-01`;
  return { from, through: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
}

/** The month that was asked for, or today's where that is none. */
export const monthAsked = (asked: string | null, today: Day): string =>
  asked && isDay(`${asked}-01`) ? asked : today.slice(0, 7);

export const monthBeside = (month: string, step: 1 | -1): string =>
  addDays(`${month}-${step === 1 ? "28" : "01"}`, step === 1 ? 4 : -1).slice(0, 7);

/** Days in a row that are special in one way: a holiday, a closure, a make-up day. */
export type SpecialDays = { from: Day; through: Day; kind: "closed" | "open"; name: DayName };

/** What is special between two days; one holiday of many days is one entry. */
export function specialDays(calendar: Calendar, from: Day, through: Day): SpecialDays[] {
  const found: SpecialDays[] = [];
  for (let day = from; day <= through; day = addDays(day, 1)) {
    const name = calendar.specialDay(day);
    if (!name) continue;
    const kind = calendar.isOpenDay(day) ? "open" : "closed";
    const last = found.at(-1);
    const isNext = last && addDays(last.through, 1) === day;
    if (isNext && last.kind === kind && last.name.zh === name.zh) last.through = day;
    else found.push({ from: day, through: day, kind, name });
  }
  return found;
}

/** The weeks of a month, Monday first; what lies before its first day and after its last is empty. */
export function weeksOf<T>(days: readonly T[], first: Day): (T | undefined)[][] {
  const lead = weekdayOf(first) - 1;
  const rows = Math.ceil((lead + days.length) / 7);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 7 }, (_each, at) => days[row * 7 + at - lead]),
  );
}
