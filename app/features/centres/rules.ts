import type { ClassType, Schedule } from "~db/enums";
import { ageBands } from "~/standards/age-bands";

/** The two halves of a day that places are counted in; a full-day child takes both. */
export const sessions = ["morning", "afternoon"] as const;
export type Session = (typeof sessions)[number];

export const usesSession = (schedule: Schedule, session: Session): boolean =>
  schedule === "full" || schedule === session;

/** A stay in a class, half-open: from `startsOn` up to, not including, `endsOn`. */
export type Stay = { schedule: Schedule; startsOn: string; endsOn: string | null };

const isThere = (stay: Stay, day: string): boolean =>
  stay.startsOn <= day && (stay.endsOn === null || stay.endsOn > day);

export function placesTaken(stays: readonly Stay[], day: string): Record<Session, number> {
  const there = stays.filter((stay) => isThere(stay, day));
  return {
    morning: there.filter((stay) => usesSession(stay.schedule, "morning")).length,
    afternoon: there.filter((stay) => usesSession(stay.schedule, "afternoon")).length,
  };
}

/**
 * The most places taken on any day from `from` on, up to, not including, `until`. The number only
 * rises on a day that a stay begins, so only those days are looked at.
 */
export function peakTaken(
  stays: readonly Stay[],
  from: string,
  until: string | null = null,
): Record<Session, number> {
  const days = stays
    .map((stay) => stay.startsOn)
    .filter((day) => day > from && (until === null || day < until));
  const peak = { morning: 0, afternoon: 0 };
  for (const day of new Set([from, ...days])) {
    const taken = placesTaken(stays, day);
    for (const session of sessions) peak[session] = Math.max(peak[session], taken[session]);
  }
  return peak;
}

/** The largest class of a type that the published standard allows. */
export const maxPlaces = (type: ClassType): number => ageBands[type].maxChildren;

/** The first class colour nobody has, else they repeat from the first. */
export function nextColour(taken: readonly number[]): number {
  const free = [1, 2, 3, 4, 5, 6, 7].find((colour) => !taken.includes(colour));
  return free ?? (taken.length % 7) + 1;
}
