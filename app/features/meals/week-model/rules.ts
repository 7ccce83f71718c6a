import { Milp } from "~/lib/milp";
import { liverDaysOfWeek, limitedNutrients } from "~/standards/menu-lines";
import {
  nutrientBand,
  seasonings,
  timesLeft,
  type Conflict,
  type Counted,
  type Prepared,
} from "../assistant/rules";
import type { Meal } from "~db/enums";

type Terms = [column: number, factor: number][];

/** How many times a dish comes in a slot of a meal over the week; the days do not count here. */
export type WeekChoice = { meal: Meal; slot: number; one: Counted; column: number };

type Loosened = { conflict: Omit<Conflict, "by">; amount: number; isLoose: number; line: number };

export type WeekModel = {
  milp: Milp;
  choices: readonly WeekChoice[];
  unmet: Terms;
  distance: Terms;
  cost: Terms;
  /** What the locked dishes cost already. */
  lockedCost: number;
  substitutes: Terms;
  repeats: Terms;
  /** Only of a model that may loosen its rules. */
  loosened: readonly Loosened[];
};

/** A slot of a meal over the week: how many places it has, and on how many of them a dish may stand. */
function slotsOf(ready: Prepared) {
  const slots = new Map<
    string,
    { meal: Meal; slot: number; places: number; may: Map<Counted, number> }
  >();
  for (const place of ready.places) {
    const key = `${place.meal} ${place.slot}`;
    const own = slots.get(key) ?? { meal: place.meal, slot: place.slot, places: 0, may: new Map() };
    own.places += 1;
    for (const one of place.among) own.may.set(one, (own.may.get(one) ?? 0) + 1);
    slots.set(key, own);
  }
  return [...slots.values()];
}

/**
 * The week without its days: every menu is a solution of it, with the same nutrients and the same cost, so
 * what is proven here bounds every menu. What a day asks by itself is its kinds of food: they enter as a sum
 * over the days in which a kind counts at most once a day. `tight` asks for more of them.
 */
export function weekModel(
  ready: Prepared,
  { tight = 0, mayLoosen = false }: { tight?: number; mayLoosen?: boolean } = {},
): WeekModel {
  const milp = new Milp();
  const days = ready.days.length;
  const locked = ready.locked.flat();
  const loosened: Loosened[] = [];
  /** A rule's line; in a model that may loosen, with a way past it that is counted. */
  const line = (
    conflict: Loosened["conflict"],
    [lower, upper]: readonly [number, number],
    terms: Terms,
    most: number,
  ) => {
    if (!mayLoosen) return milp.row(lower, upper, terms);
    const amount = milp.column(0, most);
    const isLoose = milp.column(0, 1, true);
    milp.row(-Infinity, 0, [
      [amount, 1],
      [isLoose, -most],
    ]);
    if (lower > -Infinity) milp.row(lower, Infinity, [...terms, [amount, 1]]);
    if (upper < Infinity) milp.row(-Infinity, upper, [...terms, [amount, -1]]);
    const measured = upper < Infinity ? upper : lower;
    loosened.push({ conflict, amount, isLoose, line: Math.max(1, Math.abs(measured)) });
  };

  const choices: WeekChoice[] = [];
  for (const { meal, slot, places, may } of slotsOf(ready)) {
    const own = [...may].map(([one, most]) => {
      const column = milp.column(0, Math.min(most, mayLoosen ? most : timesLeft(ready, one)), true);
      choices.push({ meal, slot, one, column });
      return column;
    });
    const terms: Terms = own.map((column) => [column, 1]);
    line(
      { rule: "slot", of: `${meal}.${slot}` },
      [places, mayLoosen ? Infinity : places],
      terms,
      places,
    );
    if (mayLoosen) milp.row(-Infinity, places, terms);
  }
  const termsOf = (factor: (one: Counted) => number): Terms =>
    choices.flatMap(({ one, column }): Terms => {
      const value = factor(one);
      return value === 0 ? [] : [[column, value]];
    });
  const lockedSum = (value: (one: Counted) => number) =>
    locked.reduce((sum, one) => sum + value(one), 0);

  const byDish = new Map<Counted, Terms>();
  for (const { one, column } of choices) {
    byDish.set(one, [...(byDish.get(one) ?? []), [column, 1]]);
  }
  const repeats: Terms = [];
  for (const [one, terms] of byDish) {
    const most = timesLeft(ready, one);
    if (terms.length > 1 || mayLoosen) {
      line({ rule: "repeated", of: one.dish.id }, [-Infinity, most], terms, days * 2);
    }
    if (most <= 1 && !mayLoosen) continue;
    const before = lockedSum((other) => (other.dish.id === one.dish.id ? 1 : 0));
    const again = milp.column(0, Infinity);
    milp.row(-Infinity, 1 - before, [...terms, [again, -1]]);
    repeats.push([again, 1]);
  }

  addKinds(ready, milp, choices, line, tight);
  for (const [at, rule] of seasonings.entries()) {
    const ofWeek = ready.seasoningLines[at] ?? Infinity;
    if (ofWeek === Infinity) continue;
    const most = ofWeek - lockedSum((one) => one.seasonings[at] ?? 0);
    const of = termsOf((one) => one.seasonings[at] ?? 0);
    line({ rule, of: null }, [-Infinity, most], of, 10_000);
  }
  const livers = liverDaysOfWeek - lockedSum((one) => (one.isLiver ? 1 : 0));
  const withLiver = termsOf((one) => (one.isLiver ? 1 : 0));
  line({ rule: "liver", of: null }, [-Infinity, livers], withLiver, days * 8);
  for (const [at, of] of limitedNutrients.entries()) {
    const most = (ready.upperLines[at] ?? Infinity) - lockedSum((one) => one.limited[at] ?? 0);
    const terms = termsOf((one) => one.limited[at] ?? 0);
    line({ rule: "upperLevel", of }, [-Infinity, most], terms, 1_000_000);
  }
  return {
    ...{ milp, choices, repeats, loosened },
    ...addBands(ready, milp, termsOf, lockedSum),
    cost: termsOf(({ cost }) => cost),
    lockedCost: lockedSum(({ cost }) => cost),
    substitutes: termsOf(({ dish }) => dish.substitutes),
  };
}

type Line = (
  conflict: Loosened["conflict"],
  bounds: readonly [number, number],
  terms: Terms,
  most: number,
) => void;

/** On how many days a kind of food is eaten, and whether it is eaten at all. */
function addKinds(
  ready: Prepared,
  milp: Milp,
  choices: readonly WeekChoice[],
  line: Line,
  tight: number,
): void {
  if (ready.kindsOfDay === 0) return;
  const days = ready.days.length;
  const lockedDays = (kind: string) =>
    ready.locked.filter((own) => own.some((one) => one.kinds.includes(kind))).length;
  const withKind = new Map<string, Terms>();
  for (const { one, column } of choices) {
    for (const kind of one.kinds) {
      const terms = withKind.get(kind) ?? [];
      terms.push([column, -1]);
      withKind.set(kind, terms);
    }
  }
  for (const kind of ready.locked.flat().flatMap(({ kinds }) => kinds)) {
    if (!withKind.has(kind)) withKind.set(kind, []);
  }
  const [onDays, inWeek]: [Terms, Terms] = [[], []];
  for (const [kind, terms] of withKind) {
    const before = lockedDays(kind);
    const daysOfKind = milp.column(0, days);
    milp.row(-Infinity, before, [[daysOfKind, 1], ...terms]);
    onDays.push([daysOfKind, 1]);
    const isEaten = milp.column(0, 1);
    milp.row(-Infinity, before, [[isEaten, 1], ...terms]);
    inWeek.push([isEaten, 1]);
  }
  const ofDays = ready.kindsOfDay * days;
  line({ rule: "kindsOfDay", of: null }, [ofDays + tight, Infinity], onDays, ofDays + tight);
  const { kindsOfWeek } = ready;
  line({ rule: "kindsOfWeek", of: null }, [kindsOfWeek, Infinity], inWeek, kindsOfWeek);
}

/** Each nutrient's band, with a way past it that is counted and measured in percent of its target. */
function addBands(
  ready: Prepared,
  milp: Milp,
  termsOf: (factor: (one: Counted) => number) => Terms,
  lockedSum: (value: (one: Counted) => number) => number,
): { unmet: Terms; distance: Terms } {
  const [unmet, distance]: [Terms, Terms] = [[], []];
  for (const [at, target] of ready.targets.entries()) {
    if (target === null || target === 0) continue;
    // in parts of the target: the rows of energy and of zinc are of one size
    const terms = termsOf((one) => (one.intakes[at] ?? 0) / target);
    const before = lockedSum((one) => one.intakes[at] ?? 0) / target;
    const most = 20;
    const [below, above] = [milp.column(0, nutrientBand.from), milp.column(0, most)];
    const [isBelow, isAbove] = [milp.column(0, 1, true), milp.column(0, 1, true)];
    milp.row(nutrientBand.from - before, Infinity, [...terms, [below, 1]]);
    milp.row(-Infinity, nutrientBand.to - before, [...terms, [above, -1]]);
    milp.row(-Infinity, 0, [
      [below, 1],
      [isBelow, -nutrientBand.from],
    ]);
    milp.row(-Infinity, 0, [
      [above, 1],
      [isAbove, -most],
    ]);
    unmet.push([isBelow, 1], [isAbove, 1]);
    distance.push([below, 100], [above, 100]);
  }
  return { unmet, distance };
}
