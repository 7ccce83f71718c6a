import type { ClassType } from "~db/enums";
import { ageBands } from "~/standards/age-bands";

/** The largest class of a type that the published standard allows. */
export const maxPlaces = (type: ClassType): number => ageBands[type].maxChildren;

/** The first class colour nobody has, else they repeat from the first. */
export function nextColour(taken: readonly number[]): number {
  const free = [1, 2, 3, 4, 5, 6, 7].find((colour) => !taken.includes(colour));
  return free ?? (taken.length % 7) + 1;
}
