import type { Meal, MealBand } from "~db/enums";
import type { Day } from "~/lib/dates";
import { clashKeys, type Clash } from "../clashes/rules";
import { menuFindings, type Finding, type RuledDish } from "../menu-rules/rules";
import type { Portion } from "../nutrition/rules";

/** A dish of a meal on a day that meets a child's needs. */
export type MenuClash = {
  day: Day;
  meal: Meal;
  dishId: string;
  childId: string;
  name: string;
  className: string;
} & Clash;

/** What was decided where they meet: another dish, with where that one meets the same child, or a signature. */
export type Decision = {
  day: Day;
  meal: Meal;
  dishId: string;
  childId: string;
  instead: {
    id: string;
    nameZh: string;
    nameEn: string;
    clash: Clash | null;
    fits: boolean;
  } | null;
  reason: string;
  covers: readonly string[];
};

const placeOf = ({ day, meal, dishId, childId }: Omit<MenuClash, keyof Clash> | Decision): string =>
  `${day} ${meal} ${dishId} ${childId}`;

/** A substitute must suit the child and its band; a signature answers for the needs that it names, and no others. */
function settles(decision: Decision, clash: Clash): boolean {
  if (decision.instead) return decision.instead.fits && decision.instead.clash === null;
  return clashKeys(clash).every((key) => decision.covers.includes(key));
}

export type JudgedClash = MenuClash & { decision: Decision | null; isSettled: boolean };

/** Each clash with what was decided of it. */
export function judgeClashes(
  clashes: readonly MenuClash[],
  decisions: readonly Decision[],
): JudgedClash[] {
  const known = new Map(decisions.map((one) => [placeOf(one), one]));
  return clashes.map((clash) => {
    const decision = known.get(placeOf(clash)) ?? null;
    return { ...clash, decision, isSettled: decision !== null && settles(decision, clash) };
  });
}

type PlacedDish = Omit<RuledDish, "portions"> & {
  day: Day;
  meal: Meal;
  portions: readonly Portion[];
};

/** Everything that the rules say of a band's week as it is planned. */
export function findingsOf(of: {
  band: MealBand;
  served: readonly Meal[];
  days: readonly { day: Day; isOpen: boolean }[];
  planned: readonly PlacedDish[];
}): Finding[] {
  const dishesOf = (day: Day) =>
    of.planned
      .filter((one) => one.day === day)
      .map((one) => ({ ...one, portions: one.portions.length > 0 ? one.portions : null }));
  const days = of.days.map((day) => ({ ...day, dishes: dishesOf(day.day) }));
  return menuFindings({ band: of.band, served: of.served, days });
}

export type Unclear = { childId: string; name: string; className: string; detail: string };

/** What keeps a week from families: rules that stop, clashes that nobody settled, words that nobody explained. */
export type Stops = { rules: Finding[]; clashes: JudgedClash[]; unclear: Unclear[] };

export const countStops = ({ rules, clashes, unclear }: Stops): number =>
  rules.length + clashes.length + unclear.length;

const keyOf = (finding: Finding): string =>
  [finding.rule, finding.day, finding.meal, finding.dishId, finding.of].join(" ");

/** What a change brings that was not there before it: a week may always be made better. */
export function newStops(before: Stops, after: Stops): Stops {
  const rules = new Set(before.rules.map(keyOf));
  const clashes = new Set(before.clashes.map(placeOf));
  return {
    rules: after.rules.filter((one) => !rules.has(keyOf(one))),
    clashes: after.clashes.filter((one) => !clashes.has(placeOf(one))),
    unclear: [],
  };
}
