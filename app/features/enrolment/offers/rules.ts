import { addDays, daysBetween, type Day } from "~/lib/dates";
import { nameOf, type WeekPattern } from "~/lib/week-pattern";

/** The last day for an answer: so many days from today, and never after the first day of the place. */
export const answerDay = (today: Day, offerDays: number, startsOn: Day): Day => {
  const last = addDays(today, offerDays);
  return last < startsOn ? last : startsOn;
};

/** How long a place may stand empty for a family that wishes to begin later than it is free. */
export const emptyDays = 31;

type Wish = { pattern: WeekPattern; wantedFrom: Day; takesHalfDay: boolean };
type Freed = { pattern: WeekPattern; startsOn: Day };

/**
 * What of a place that came free suits a wish: the days and sessions, and the first day; null when it does
 * not. A family that also takes half days takes a half-day place for its full-day wish.
 */
export function suiting(wish: Wish, freed: Freed, today: Day): Freed | null {
  const tomorrow = addDays(today, 1);
  const startsOn = [wish.wantedFrom, freed.startsOn, tomorrow].reduce((a, b) => (a > b ? a : b));
  const free = freed.startsOn > tomorrow ? freed.startsOn : tomorrow;
  if (daysBetween(free, startsOn) > emptyDays) return null;
  if ((wish.pattern & ~freed.pattern) === 0) return { pattern: wish.pattern, startsOn };
  const isHalf = nameOf(freed.pattern) === "morning" || nameOf(freed.pattern) === "afternoon";
  return wish.takesHalfDay && isHalf ? { pattern: freed.pattern, startsOn } : null;
}
