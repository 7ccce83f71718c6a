import type { ClassType } from "~db/enums";
import { maxPlaces } from "../rules";

export type PlannedClass = { type: ClassType; places: number; no: number; of: number };

/** One round of the usual plan; 135 licensed places are exactly one. Under three come first. */
const round: readonly { type: ClassType; places: number }[] = [
  { type: "infant", places: 10 },
  { type: "toddler", places: 15 },
  { type: "olderToddler", places: 20 },
  { type: "olderToddler", places: 20 },
  { type: "kindergartenSmall", places: 20 },
  { type: "kindergartenMiddle", places: 25 },
  { type: "kindergartenBig", places: 25 },
];

/** Fewer places than this are no class of their own. */
const smallest = 8;
const mostClasses = 40;

/**
 * A plan of classes for so many licensed places: rounds of the usual classes while they fit, a last one
 * as large as is left, and the rest spread over classes that may still grow. Never more than the licence.
 */
export function standardPlan(licensed: number): PlannedClass[] {
  const planned: { type: ClassType; places: number }[] = [];
  let left = licensed;
  for (let at = 0; left > 0 && planned.length < mostClasses; at += 1) {
    const next = round[at % round.length];
    const tooFew = left < smallest && planned.length > 0;
    if (!next || tooFew) break;
    const places = Math.min(next.places, left);
    planned.push({ type: next.type, places });
    left -= places;
  }
  for (const each of planned) {
    const more = Math.min(left, maxPlaces(each.type) - each.places);
    each.places += more;
    left -= more;
  }
  const ordered = round
    .map(({ type }) => type)
    .filter((type, at, all) => all.indexOf(type) === at)
    .flatMap((type) => planned.filter((each) => each.type === type));
  return ordered.map((each) => {
    const same = ordered.filter(({ type }) => type === each.type);
    return { ...each, no: same.indexOf(each) + 1, of: same.length };
  });
}
