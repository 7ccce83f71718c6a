import type { ClassType } from "~db/enums";
import { addDays, daysBetween, type Day } from "~/lib/dates";
import type { AgeSettings } from "~/features/centres/ages/rules";
import { classAgeVerdict } from "~/features/children/rules";

const isTooOld = (type: ClassType, bornOn: Day, day: Day, ages: AgeSettings): boolean =>
  classAgeVerdict(type, bornOn, day, ages) === "too_old";

/**
 * The first day, from `from` through `until`, on which a child is too old for a class of this type; null
 * when it is not until then. Once too old it stays so, and the days are halved till one is left. Where the
 * centre keeps three-year-olds, who turns three after 1 September stays with the older toddlers to 31 August.
 */
export function outgrowsOn(
  { type, bornOn }: { type: ClassType; bornOn: Day },
  { from, until }: { from: Day; until: Day },
  ages: AgeSettings,
): Day | null {
  if (!isTooOld(type, bornOn, until, ages)) return null;
  let [young, old] = [-1, daysBetween(from, until)];
  while (old - young > 1) {
    const middle = Math.floor((young + old) / 2);
    if (isTooOld(type, bornOn, addDays(from, middle), ages)) old = middle;
    else young = middle;
  }
  return addDays(from, old);
}

/** The classes that a child of this age fits on a day, those of the youngest band first as they come. */
export const classesThatFit = <Room extends { id: string; type: ClassType }>(
  classes: readonly Room[],
  bornOn: Day,
  day: Day,
  ages: AgeSettings,
): Room[] => classes.filter(({ type }) => classAgeVerdict(type, bornOn, day, ages) === "fits");
