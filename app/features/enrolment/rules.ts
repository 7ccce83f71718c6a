import type { ClassType, Schedule } from "~db/enums";
import { addDays } from "~/lib/dates";
import { ageBands, type AgeVerdict } from "~/standards/age-bands";
import { classAgeVerdict, monthsAt } from "~/features/children/rules";
import {
  peakTaken,
  sessions,
  usesSession,
  type Session,
  type Stay,
} from "~/features/centres/rules";

export type AgeFit = {
  verdict: AgeVerdict;
  /** Whole months of age on the day. */
  months: number;
  fromMonths: number;
  toMonths: number;
};

/** Whether a child may begin in a class of this type on a day, with the numbers behind the answer. */
export function ageFit(type: ClassType, bornOn: string, day: string): AgeFit {
  const { fromMonths, toMonths } = ageBands[type];
  return {
    verdict: classAgeVerdict(type, bornOn, day),
    months: monthsAt(bornOn, day),
    fromMonths,
    toMonths,
  };
}

/** A place is asked for from a day on, in the sessions of its schedule. */
export type PlaceAsked = { schedule: Schedule; startsOn: string };

export type Shortage = { session: Session; taken: number; places: number };

/**
 * The first session in which no place is free on some day from the start on, or null. Places promised
 * to later children count, so that a place is never given twice.
 */
export function findShortage(
  stays: readonly Stay[],
  asked: PlaceAsked,
  places: number,
): Shortage | null {
  const peak = peakTaken(stays, asked.startsOn);
  const session = sessions.find(
    (each) => usesSession(asked.schedule, each) && peak[each] >= places,
  );
  return session ? { session, taken: peak[session], places } : null;
}

/** Full-day places of a class that stay free through each week that begins on one of these Mondays. */
export const freeByWeek = (
  stays: readonly Stay[],
  places: number,
  mondays: readonly string[],
): number[] =>
  mondays.map((monday) => {
    const peak = peakTaken(stays, monday, addDays(monday, 7));
    return Math.max(0, places - Math.max(peak.morning, peak.afternoon));
  });

/** When children of a schedule are usually there, half-open: the centre's usual times, in its own zone. */
export const usualTimes = {
  full: { from: "08:00", to: "17:00" },
  morning: { from: "07:30", to: "12:00" },
  afternoon: { from: "12:00", to: "18:00" },
} as const satisfies Record<Schedule, { from: string; to: string }>;

/** Where the two sessions of a day meet. */
const noon = usualTimes.afternoon.from;

const minutesOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const timeOf = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");

export type Slot = { from: string; to: string };

/** The half-hours of the clock that touch the time between `from` and `to` (`HH:MM`). */
export function halfHours(from: string, to: string): Slot[] {
  const slots: Slot[] = [];
  for (let at = Math.floor(minutesOf(from) / 30) * 30; at < minutesOf(to); at += 30) {
    slots.push({ from: timeOf(at), to: timeOf(at + 30) });
  }
  return slots;
}

export const isUsuallyThere = (schedule: Schedule, slot: Slot): boolean =>
  usualTimes[schedule].from < slot.to && slot.from < usualTimes[schedule].to;

/** A child that does not come: the whole day, or in one session of it. */
export type AwayChild = { childId: string; schedule: Schedule };

type Expected = { childId: string; classId: string; schedule: Schedule };

/** Children of each class expected in each slot, those left out who are away in its session. */
export function countExpected<S extends Slot>(
  children: readonly Expected[],
  away: readonly AwayChild[],
  classIds: readonly string[],
  slots: readonly S[],
) {
  const isAway = (childId: string, slot: Slot) =>
    away.some(
      (each) =>
        each.childId === childId &&
        usesSession(each.schedule, slot.from < noon ? "morning" : "afternoon"),
    );
  return classIds.map((classId) => {
    const own = children.filter((child) => child.classId === classId);
    return {
      classId,
      /** Some child stays the whole day. */
      fullDay: own.some(({ schedule }) => schedule === "full"),
      slots: slots.map((slot) => ({
        ...slot,
        children: own.filter(
          (child) => isUsuallyThere(child.schedule, slot) && !isAway(child.childId, slot),
        ).length,
      })),
    };
  });
}
