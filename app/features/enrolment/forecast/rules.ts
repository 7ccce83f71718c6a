import type { ClassType } from "~db/enums";
import type { AgeSettings } from "~/features/centres/ages/rules";
import { cells, type WeekPattern } from "~/lib/week-pattern";
import type { Day } from "~/lib/dates";
import { ageFit } from "../rules";

/** Who holds a place in a class of a type, or is offered one. */
export type Holder = {
  type: ClassType;
  kind: "enrolment" | "offer";
  pattern: WeekPattern;
  startsOn: Day;
  endsOn: Day | null;
  bornOn: Day;
};

/** Places by who holds them on a day, in whole-day places: a half day counts half. */
export type Occupancy = {
  day: Day;
  /** Children whose age fits the class. */
  confirmed: number;
  /** Children who have outgrown the class by then and have no other place planned. */
  agedUp: number;
  offered: number;
};

/** The part of a whole week's place that a pattern takes. */
export const partOf = (pattern: WeekPattern): number =>
  cells.filter(({ bit }) => (pattern & bit) !== 0).length / cells.length;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Occupancy on each of the days. */
export const occupancyOn = (
  holders: readonly Holder[],
  days: readonly Day[],
  ages: AgeSettings,
): Occupancy[] =>
  days.map((day) => {
    const here = holders.filter(
      ({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day),
    );
    const sum = (of: readonly Holder[]) =>
      tenth(of.reduce((total, { pattern }) => total + partOf(pattern), 0));
    const isTooOld = ({ type, bornOn }: Holder) =>
      ageFit(type, bornOn, day, ages).verdict === "too_old";
    const enrolled = here.filter(({ kind }) => kind === "enrolment");
    return {
      day,
      confirmed: sum(enrolled.filter((holder) => !isTooOld(holder))),
      agedUp: sum(enrolled.filter(isTooOld)),
      offered: sum(here.filter(({ kind }) => kind === "offer")),
    };
  });

/** The day itself, and the first of each month after it: twelve in all. */
export function monthDays(today: Day, count = 12): Day[] {
  const [year = 0, month = 0] = today.split("-").map(Number);
  return Array.from({ length: count }, (_, at) => {
    if (at === 0) return today;
    const index = month - 1 + at;
    const on = [year + Math.floor(index / 12), (index % 12) + 1];
    return `${on[0]}-${String(on[1]).padStart(2, "0")}-01`;
  });
}
