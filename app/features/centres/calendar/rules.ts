import table from "chinese-days/dist/chinese-days.json" with { type: "json" };
import type { DayKind } from "~db/enums";
import { addDays, weekdayOf, type Day } from "~/lib/dates";
import type { Weekday } from "~/lib/week-pattern";
import { fixedHolidays } from "~/standards/public-holidays";

/** A day as the centre itself has set it; `follows` only where a weekend day is open. */
export type OwnDay = { day: Day; kind: DayKind; follows: Weekday | null; name: string };

/** `{ zh: "国庆节", en: "National Day" }`; a centre's own day has one name for both. */
export type DayName = { zh: string; en: string };

/** A day of the published table: a public holiday, a make-up day (调休), or neither. */
export type PublishedDay = { kind: DayKind; name: DayName } | null;

const holidays: Record<string, string> = table.holidays;
const workdays: Record<string, string> = table.workdays;
const inLieuDays: Record<string, string> = table.inLieuDays;
const publishedYears = new Set(Object.keys(holidays).map((day) => day.slice(0, 4)));

/** Whether the table has the holidays of a year; the State Council's notice comes in November before it. */
export const isYearPublished = (year: string): boolean => publishedYears.has(year);

function nameOf(entry: string): DayName {
  const [en = "", zh = ""] = entry.split(",");
  return { zh, en };
}

/** The library's own `isWorkday` is a day off on machines west of Greenwich; its table is not. */
export function publishedDay(day: Day): PublishedDay {
  const [workday, holiday] = [workdays[day], holidays[day]];
  if (workday !== undefined) return { kind: "open", name: nameOf(workday) };
  return holiday === undefined ? null : { kind: "closed", name: nameOf(holiday) };
}

/** Days of a table with one holiday's name in one year, in order: `2026-10-06`, `2026-10-07`. */
const namedLike = (entries: Record<string, string>, day: Day, name: string): Day[] =>
  Object.keys(entries)
    .filter((other) => other.slice(0, 4) === day.slice(0, 4) && entries[other] === name)
    .sort();

/**
 * The weekday that a published make-up day works for: that of the day off it replaces (Sunday 4 January 2026
 * works for Friday the 2nd). Any other day has its own; a weekend day off has Friday's, for nobody comes.
 */
export function publishedWeekday(day: Day): Weekday {
  const name = workdays[day];
  const replaced =
    name === undefined
      ? day
      : (namedLike(inLieuDays, day, name)[namedLike(workdays, day, name).indexOf(day)] ?? day);
  return Math.min(weekdayOf(replaced), 5) as Weekday; // reason: 1 to 5
}

/**
 * When a centre works: Monday to Friday but for public holidays, and the make-up days, unless the centre has
 * set a day otherwise.
 */
export function calendarOf(own: readonly OwnDay[]) {
  const ownDays = new Map(own.map((each) => [each.day, each]));

  function isOpenDay(day: Day): boolean {
    const kind = (ownDays.get(day) ?? publishedDay(day))?.kind;
    return kind ? kind === "open" : weekdayOf(day) <= 5;
  }

  /** What is special about a day: its public holiday, its make-up day, or the centre's own words. */
  function specialDay(day: Day): DayName | null {
    const set = ownDays.get(day);
    return set ? { zh: set.name, en: set.name } : (publishedDay(day)?.name ?? null);
  }

  /** The weekday whose pattern a day follows. */
  const patternWeekday = (day: Day): Weekday => ownDays.get(day)?.follows ?? publishedWeekday(day);

  /** The open days from one day through another. */
  function openDays(from: Day, through: Day): Day[] {
    const days: Day[] = [];
    for (let day = from; day <= through; day = addDays(day, 1)) if (isOpenDay(day)) days.push(day);
    return days;
  }

  /** The days of a week that stand on a plan: Monday to Friday, and a weekend day that is open. */
  const daysOfWeek = (monday: Day): Day[] =>
    Array.from({ length: 7 }, (_, at) => addDays(monday, at)).filter(
      (day) => weekdayOf(day) <= 5 || isOpenDay(day),
    );

  function openDayFrom(day: Day, step: 1 | -1): Day {
    let next = addDays(day, step);
    while (!isOpenDay(next)) next = addDays(next, step);
    return next;
  }

  /** A year of which neither the table nor the centre knows the holidays: some fixed one is a day of work. */
  const lacksHolidays = (year: string): boolean =>
    !isYearPublished(year) && fixedHolidays.some((date) => isOpenDay(`${year}-${date}`));

  return {
    own,
    ownDay: (day: Day): OwnDay | null => ownDays.get(day) ?? null,
    ...{ isOpenDay, specialDay, patternWeekday, openDays, daysOfWeek, lacksHolidays },
    nextOpenDay: (day: Day): Day => openDayFrom(day, 1),
    previousOpenDay: (day: Day): Day => openDayFrom(day, -1),
  };
}

export type Calendar = ReturnType<typeof calendarOf>;

/** The calendar of a centre that has set nothing itself. */
export const publishedCalendar = calendarOf([]);

/** Own days in a row that say the same: a summer closure is one line, not forty. */
export function runsOf(own: readonly OwnDay[]) {
  const runs: { from: Day; through: Day; kind: DayKind; follows: Weekday | null; name: string }[] =
    [];
  for (const { day, ...said } of own) {
    const last = runs.at(-1);
    const isNext = last && addDays(last.through, 1) === day;
    if (isNext && last.kind === said.kind && last.name === said.name && !said.follows) {
      last.through = day;
    } else {
      runs.push({ from: day, through: day, ...said });
    }
  }
  return runs;
}

/** A day as a year's page shows it. `mark` only where it is not what its weekday would be, or has a name. */
export type DayOfYear = {
  day: Day;
  isOpen: boolean;
  isOwn: boolean;
  mark: "closed" | "open" | null;
  name: DayName | null;
  /** The weekday that an open weekend day works for. */
  follows: Weekday | null;
};

function lookOf(calendar: Calendar, day: Day): DayOfYear {
  const [isOpen, name] = [calendar.isOpenDay(day), calendar.specialDay(day)];
  return {
    ...{ day, isOpen, name, isOwn: calendar.ownDay(day) !== null },
    mark: name ? (isOpen ? "open" : "closed") : null,
    follows: isOpen && weekdayOf(day) > 5 ? calendar.patternWeekday(day) : null,
  };
}

/** The days of a year, month by month, in order. */
export function monthsOf(calendar: Calendar, year: string): DayOfYear[][] {
  const months: DayOfYear[][] = Array.from({ length: 12 }, () => []);
  for (let day = `${year}-01-01`; day.startsWith(year); day = addDays(day, 1)) {
    months[Number(day.slice(5, 7)) - 1]?.push(lookOf(calendar, day));
  }
  return months;
}
