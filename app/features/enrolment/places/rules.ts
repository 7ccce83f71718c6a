import { addDays, type Day } from "~/lib/dates";
import { cells, type WeekPattern } from "~/lib/week-pattern";
import {
  always,
  findShortages,
  freeFrom,
  fullest,
  inSession,
  limitOn,
  sweep,
  type HeldPlace,
  type Limit,
  type PlaceAsked,
  type Shortage,
} from "~/features/centres/places/rules";

/** Places free throughout a week: for full days, for mornings alone, for afternoons alone. */
export type FreePlaces = { full: number; morning: number; afternoon: number };

type Measures<Part extends string> = Record<Part, (taken: readonly number[]) => number>;

/** What a limit leaves free throughout each week that begins on one of these Mondays, by several measures. */
function leastFree<Part extends string>(
  held: readonly HeldPlace[],
  limit: Limit,
  mondays: readonly Day[],
  measures: Measures<Part>,
): Record<Part, number>[] {
  const [first] = mondays;
  if (first === undefined) return [];
  const parts = Object.keys(measures) as Part[]; // reason: the measures' own names
  const breaks = [...mondays, ...limit.map(({ fromDay }) => fromDay)];
  const spans = sweep(held, first, addDays(mondays.at(-1) ?? first, 7), breaks);
  // reason: every part is there, one after the other
  const weeks = mondays.map(() => Object.fromEntries(parts.map((part) => [part, Infinity])) as Record<Part, number>); // prettier-ignore
  let at = 0;
  // the spans break at every Monday: each lies in one week
  for (const { from, taken } of spans) {
    while (at + 1 < mondays.length && (mondays[at + 1] ?? "") <= from) at += 1;
    const week = weeks[at];
    if (!week) continue;
    const places = limitOn(limit, from);
    for (const part of parts) {
      week[part] = Math.max(0, Math.min(week[part], places - measures[part](taken)));
    }
  }
  return weeks;
}

/** What a limit leaves free in each week that begins on one of these Mondays, in their order. */
export const freeByWeek = (
  held: readonly HeldPlace[],
  limit: Limit,
  mondays: readonly Day[],
): FreePlaces[] =>
  leastFree(held, limit, mondays, {
    full: fullest,
    morning: (taken) => inSession(taken, "morning"),
    afternoon: (taken) => inSession(taken, "afternoon"),
  });

type Room = { id: string; places: number };
type HeldIn = HeldPlace & { classId: string };

/** Class by class and week by week; a class gives no more than the licence has left for the centre. */
export function boardOf(
  held: readonly HeldIn[],
  classes: readonly Room[],
  licence: Limit,
  mondays: readonly Day[],
) {
  const whole = freeByWeek(held, licence, mondays);
  const within = (own: FreePlaces, at: number): FreePlaces => {
    const all = whole[at] ?? own;
    return {
      full: Math.min(own.full, all.full),
      morning: Math.min(own.morning, all.morning),
      afternoon: Math.min(own.afternoon, all.afternoon),
    };
  };
  return {
    whole,
    classes: classes.map(({ id, places }) => ({
      classId: id,
      weeks: freeByWeek(
        held.filter(({ classId }) => classId === id),
        always(places),
        mondays,
      ).map(within),
    })),
  };
}

/** Whether and when a place works: what is full in the class and in the centre, and the first day that is free. */
export type PlaceFit = {
  inClass: Shortage[];
  inCentre: Shortage[];
  /** The day that was asked for, a later one, or null when none is in sight. */
  worksFrom: Day | null;
};

export function placeFit(
  held: readonly HeldIn[],
  asked: PlaceAsked & { classId: string },
  limits: { places: number; licence: Limit },
): PlaceFit {
  const own = held.filter(({ classId }) => classId === asked.classId);
  const inClass = findShortages(own, asked, always(limits.places));
  const inCentre = findShortages(held, asked, limits.licence);
  const all = [...inClass, ...inCentre];
  return { inClass, inCentre, worksFrom: all.length === 0 ? asked.startsOn : freeFrom(all) };
}

/** The sessions that a pattern adds to another: what a change needs that is not held already. */
export const addedSessions = (from: WeekPattern, to: WeekPattern): WeekPattern => to & ~from;

/** Places free for a pattern in each week: the least over its own sessions. */
export function freeForPattern(
  held: readonly HeldPlace[],
  places: number,
  pattern: WeekPattern,
  mondays: readonly Day[],
): number[] {
  const asked = cells.flatMap(({ bit }, at) => (pattern & bit ? [at] : []));
  const most = (taken: readonly number[]) => fullest(asked.map((at) => taken[at] ?? 0));
  return leastFree(held, always(places), mondays, { most }).map((week) => week.most);
}
