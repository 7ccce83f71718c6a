import type { ClassType, Schedule } from "~db/enums";
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
