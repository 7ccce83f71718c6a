import type { ClassType, DaySchedule, Schedule, WeekSchedule } from "~db/enums";
import {
  everyDay,
  nameOf,
  patternOf,
  usesSession,
  weekOf,
  type WeekPattern,
} from "~/lib/week-pattern";
import { ageBands, type AgeVerdict } from "~/standards/age-bands";
import type { AgeSettings } from "~/features/centres/ages/rules";
import { sessionAt, timesOf, type SessionSetting } from "~/features/centres/sessions/rules";
import { classAgeVerdict, monthsAt } from "~/features/children/rules";

export type AgeFit = {
  verdict: AgeVerdict;
  /** Whole months of age on the day. */
  months: number;
  fromMonths: number;
  toMonths: number;
};

/** Whether a child may begin in a class of this type on a day, with the numbers behind the answer. */
export function ageFit(type: ClassType, bornOn: string, day: string, ages: AgeSettings): AgeFit {
  const { fromMonths, toMonths } = ageBands[type];
  return {
    verdict: classAgeVerdict(type, bornOn, day, ages),
    months: monthsAt(bornOn, day),
    fromMonths,
    toMonths,
  };
}

/** Whether a child may begin: not younger and not older than the class takes, however near the edge. */
export const mayBegin = ({ verdict }: Pick<AgeFit, "verdict">): boolean =>
  verdict !== "too_young" && verdict !== "too_old";

/** The pattern that a form's week says. */
export function patternAsked(week: WeekAsked): WeekPattern {
  if (week.schedule !== "mixed") return everyDay(week.schedule);
  const { monday, tuesday, wednesday, thursday, friday } = week;
  return patternOf([monday, tuesday, wednesday, thursday, friday].map((each) => each ?? "none"));
}

export type WeekAsked = { schedule: WeekSchedule } & Partial<
  Record<"monday" | "tuesday" | "wednesday" | "thursday" | "friday", DaySchedule>
>;

/** The days of a pattern as a form shows them. */
export function weekFieldsOf(pattern: WeekPattern) {
  const [monday, tuesday, wednesday, thursday, friday] = weekOf(pattern);
  return { schedule: nameOf(pattern), monday, tuesday, wednesday, thursday, friday };
}

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

/** A child's own usual times stand for the centre's, inside the sessions of its day; booked hours as they are. */
export type Usual = {
  schedule: Schedule;
  arrivesAt?: string | null;
  leavesAt?: string | null;
  isBooked?: boolean;
};

export function isUsuallyThere(
  setting: SessionSetting,
  { schedule, arrivesAt, leavesAt, isBooked = false }: Usual,
  slot: Slot,
): boolean {
  const usual = timesOf(setting, schedule);
  const from = arrivesAt && (isBooked || schedule !== "afternoon") ? arrivesAt : usual.from;
  const to = leavesAt && (isBooked || schedule !== "morning") ? leavesAt : usual.to;
  return from < slot.to && slot.from < to;
}

/** A child that does not come: the whole day, or in one session of it. */
export type AwayChild = { childId: string; schedule: Schedule };

type Expected = Usual & { childId: string; classId: string };

/** Children of each class expected in each slot, those left out who are away in its session. */
export function countExpected<S extends Slot>(
  children: readonly Expected[],
  away: readonly AwayChild[],
  classIds: readonly string[],
  slots: readonly S[],
  setting: SessionSetting,
) {
  const isAway = (childId: string, slot: Slot) =>
    away.some(
      (each) =>
        each.childId === childId && usesSession(each.schedule, sessionAt(setting, slot.from)),
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
          (child) => isUsuallyThere(setting, child, slot) && !isAway(child.childId, slot),
        ).length,
      })),
    };
  });
}
