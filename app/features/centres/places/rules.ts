import type { Schedule } from "~db/enums";
import type { Day } from "~/lib/dates";
import { cells, type Session, type WeekPattern } from "~/lib/week-pattern";

/** A place that is held, half-open: from `startsOn` up to, not including, `endsOn`. */
export type HeldPlace = { pattern: WeekPattern; startsOn: Day; endsOn: Day | null };

/** How many places there may be from a day on, in the order of days; the first counts for the days before it. */
export type Limit = readonly { fromDay: Day; places: number }[];

/** Days in a row on which the same places are held; `taken` has one number for each of `cells`. */
export type Span = { from: Day; until: Day | null; taken: readonly number[] };

const none = (): number[] => cells.map(() => 0);

/** How many come in each cell of the week. */
export const countByCell = (all: readonly { pattern: WeekPattern }[]): number[] =>
  cells.map(({ bit }) => all.filter(({ pattern }) => (pattern & bit) !== 0).length);

/** Places held on one day, cell by cell of the week's pattern. */
export const heldOn = (held: readonly HeldPlace[], day: Day): number[] =>
  countByCell(
    held.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day)),
  );

/**
 * The spans from a day on, up to, not including, `until`: each place adds where it begins and takes away
 * where it ends, and the sums run along. `breaks` are days on which a span ends for another reason.
 */
export function sweep(
  held: readonly HeldPlace[],
  from: Day,
  until: Day | null = null,
  breaks: readonly Day[] = [],
): Span[] {
  const changes = new Map<Day, number[]>([[from, none()]]);
  const isInside = (day: Day) => day >= from && (until === null || day < until);
  const note = (day: Day, pattern: WeekPattern, by: number) => {
    const change = changes.get(day) ?? none();
    cells.forEach(({ bit }, at) => {
      if (pattern & bit) change[at] = (change[at] ?? 0) + by;
    });
    changes.set(day, change);
  };
  for (const { pattern, startsOn, endsOn } of held) {
    if ((endsOn !== null && endsOn <= from) || (until !== null && startsOn >= until)) continue;
    note(startsOn > from ? startsOn : from, pattern, 1);
    if (endsOn !== null && isInside(endsOn)) note(endsOn, pattern, -1);
  }
  for (const day of breaks) if (isInside(day)) note(day, 0, 0);
  const days = [...changes.keys()].sort();
  let taken: readonly number[] = none();
  return days.map((day, at) => {
    const change = changes.get(day) ?? [];
    taken = taken.map((count, cell) => count + (change[cell] ?? 0));
    return { from: day, until: days[at + 1] ?? until, taken };
  });
}

/** The most places held in each cell on any day of the spans. */
export const peakOf = (spans: readonly Span[]): number[] =>
  spans.reduce(
    (peak, { taken }) => peak.map((most, cell) => Math.max(most, taken[cell] ?? 0)),
    none(),
  );

const cellsOf = (session: Session): readonly number[] =>
  cells.flatMap((cell, at) => (cell.session === session ? [at] : []));
const indexes = { morning: cellsOf("morning"), afternoon: cellsOf("afternoon") };

/** The most over the weekdays of one session. */
export const inSession = (counts: readonly number[], session: Session): number =>
  indexes[session].reduce((most, at) => Math.max(most, counts[at] ?? 0), 0);

/** The most of any cell: what a class must have places for. */
export const fullest = (counts: readonly number[]): number =>
  counts.reduce((most, count) => Math.max(most, count), 0);

export function limitOn(limit: Limit, day: Day): number {
  const [first] = limit;
  return limit.findLast(({ fromDay }) => fromDay <= day)?.places ?? first?.places ?? 0;
}

export const always = (places: number): Limit => [{ fromDay: "0001-01-01", places }];

/** A place that is asked for; open-ended unless it has an end. */
export type PlaceAsked = { pattern: WeekPattern; startsOn: Day; endsOn: Day | null };

/** Days in a row on which a place is not free, in which half of the day, and how full it is. */
export type Shortage = {
  from: Day;
  until: Day | null;
  sessions: Schedule;
  taken: number;
  places: number;
};

const named = (morning: boolean, afternoon: boolean): Schedule =>
  morning && afternoon ? "full" : morning ? "morning" : "afternoon";

/**
 * When a place that is asked for is not free, in the order of days. Places promised to later children
 * count, so that a place is never given twice.
 */
export function findShortages(
  held: readonly HeldPlace[],
  asked: PlaceAsked,
  limit: Limit,
): Shortage[] {
  const breaks = limit.map(({ fromDay }) => fromDay);
  const shortages: Shortage[] = [];
  for (const span of sweep(held, asked.startsOn, asked.endsOn, breaks)) {
    const places = limitOn(limit, span.from);
    const full = cells.filter(
      ({ bit }, at) => (asked.pattern & bit) !== 0 && (span.taken[at] ?? 0) >= places,
    );
    if (full.length === 0) continue;
    const has = (session: Session) => full.some((cell) => cell.session === session);
    const taken = Math.max(...full.map((cell) => span.taken[cells.indexOf(cell)] ?? 0));
    const found = { sessions: named(has("morning"), has("afternoon")), taken, places };
    const last = shortages.at(-1);
    if (last?.until === span.from) {
      last.until = span.until;
      if (last.sessions !== found.sessions) last.sessions = "full";
      last.taken = Math.max(last.taken, taken);
    } else {
      shortages.push({ from: span.from, until: span.until, ...found });
    }
  }
  return shortages;
}

/** The first day from which an open-ended place is free throughout, or null when none is in sight. */
export function freeFrom(shortages: readonly Shortage[]): Day | null {
  const ends = shortages.map(({ until }) => until);
  return ends.includes(null) ? null : (ends.sort().at(-1) ?? null);
}
