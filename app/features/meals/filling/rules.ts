import type { Milp, Solved, SolveOptions } from "~/lib/milp";
import {
  nutrientBand,
  prepare,
  type Cell,
  type Conflict,
  type Counted,
  type Filled,
  type MenuProblem,
  type Prepared,
  type Proposal,
} from "../assistant/rules";
import { dayModel, type Taken } from "../day-model/rules";
import { firstMenu, scoreOf, type FirstMenu } from "../first-menu/rules";
import { judgedNutrients } from "../nutrition/rules";
import { weekModel, type WeekModel } from "../week-model/rules";

type Terms = [column: number, factor: number][];

/** What a week is filled with: a solver, the time, and someone to tell. */
export type Means = {
  solve: (model: Milp, objective: Terms, options: SolveOptions) => Solved;
  /** Seconds since the work began. */
  elapsed: () => number;
  /** Seconds after which what there is counts. */
  limit: number;
  /** A menu that keeps every rule, long before the end. */
  onFirst?: (filled: Filled) => void;
  /** How many of `fillingSteps` are behind. */
  onStep?: (step: number) => void;
};

/** What a thread is given, and what it says. */
export type SolverTask = { problem: MenuProblem; limit: number };
export type SolverWord =
  | { kind: "first"; filled: Filled }
  | { kind: "step"; step: number }
  | { kind: "done"; proposal: Proposal; megabytes: number };

/** A first menu; the fewest bands unmet and the lowest cost; fewer substitutes and repeats; the days. */
export const fillingSteps = 4;

/** How much dearer than the cheapest a week may be where that needs fewer substitutes or repeats less. */
const room = 0.007;
/** What lies so close to the optimum counts as it. */
const costGap = 0.002;
/** How many kinds of food more a choice has to offer where the last could not be laid out over the days. */
const tightenings = [0, 1, 2, 4, 6, 9, 12, 16];

/**
 * Fills a band's week: first the rules, then as few nutrients as possible outside their bands, then how far
 * outside, then the cost, then substitutes and repeats in the room that the cost leaves. The dishes of the
 * week are chosen without their days, and then laid out; the bounds are those of the choice, which every
 * menu keeps.
 */
export function fillWeek(problem: MenuProblem, means: Means): Proposal {
  const ready = prepare(problem);
  const tell = ({ chosen }: FirstMenu) => means.onFirst?.(filledFrom(ready, chosen));
  const first = firstMenu(ready, { onKept: tell });
  const early = first.score[0] === 0 ? filledFrom(ready, first.chosen) : null;
  means.onStep?.(1);
  const left = () => means.limit - means.elapsed();

  const model = weekModel(ready);
  const best = boundsOf(model, means, left);
  if (best === "impossible") {
    return { state: "impossible", conflicts: conflictsOf(ready, means, left) };
  }
  means.onStep?.(2);
  const laid = best && chooseAndLayOut(ready, model, best, means, left);
  const filled = [early, laid && filledFrom(ready, laid)].reduce<Filled | null>(
    (least, next) => (next && (!least || isLess(next, least)) ? next : least),
    null,
  );
  if (!filled) return { state: "undecided" };
  if (!best) return filled;
  // a bound of menus with fewer bands unmet says nothing about the cost of one with more
  const isBounded =
    filled.unmet.length <= best.fewest && distanceOf(filled) <= best.distance + tolerance;
  means.onStep?.(fillingSteps);
  return {
    ...filled,
    isUnmetProven: filled.unmet.length <= best.provenFewest,
    costBound: isBounded ? Math.min(best.costBound, filled.cost) : 0,
  };
}

/** Percent points of a target. */
const tolerance = 0.05;

const distanceOf = ({ unmet }: Filled) =>
  unmet.reduce(
    (sum, { percent }) =>
      sum + Math.max(nutrientBand.from * 100 - percent, percent - nutrientBand.to * 100, 0),
    0,
  );

function isLess(a: Filled, b: Filled): boolean {
  if (a.unmet.length !== b.unmet.length) return a.unmet.length < b.unmet.length;
  const apart = distanceOf(a) - distanceOf(b);
  if (Math.abs(apart) > tolerance) return apart < 0;
  if (Math.abs(a.cost - b.cost) > room * b.cost) return a.cost < b.cost;
  if (a.substitutes !== b.substitutes) return a.substitutes < b.substitutes;
  return a.repeats < b.repeats;
}

/** How well the week can be filled without its days, and by which choice. */
type Best = {
  fewest: number;
  provenFewest: number;
  distance: number;
  costBound: number;
  cheapest: { values: readonly number[]; objective: number };
};

/** Null where the time was too short. Leaves in the model what it has settled. */
function boundsOf(model: WeekModel, means: Means, left: () => number): Best | "impossible" | null {
  const { milp } = model;
  const unmet = means.solve(milp, model.unmet, { seconds: left() * 0.3 });
  if (unmet.isInfeasible) return "impossible";
  if (!unmet.found) return null;
  const fewest = Math.round(unmet.found.objective);
  milp.row(-Infinity, fewest, model.unmet);
  let distance = 0;
  if (fewest > 0) {
    const { found } = means.solve(milp, model.distance, { seconds: left() * 0.3, gap: 1e-4 });
    if (!found) return null;
    distance = found.objective + tolerance / 2;
    milp.row(-Infinity, distance, model.distance);
  }
  const { found } = means.solve(milp, model.cost, { seconds: left() * 0.5, gap: costGap });
  if (!found) return null;
  return {
    ...{ fewest, distance, cheapest: found },
    provenFewest: Math.ceil(unmet.found.bound - 1e-6),
    costBound: found.bound + model.lockedCost,
  };
}

/** The first choice of dishes that makes days which keep their lines, with every place's dish. */
function chooseAndLayOut(
  ready: Prepared,
  settled: WeekModel,
  best: Best,
  means: Means,
  left: () => number,
): (Counted | null)[] | null {
  for (const tight of tightenings) {
    if (left() < 1) return null;
    const taken =
      tight === 0
        ? refine(settled, best, best.cheapest, means, left)
        : chooseTighter(weekModel(ready, { tight }), best, means, left);
    means.onStep?.(3);
    const laid = taken && layOut(ready, taken, means, left);
    if (laid) return laid;
  }
  return null;
}

function chooseTighter(
  model: WeekModel,
  best: Best,
  means: Means,
  left: () => number,
): Taken[] | null {
  model.milp.row(-Infinity, best.fewest, model.unmet);
  if (best.fewest > 0) model.milp.row(-Infinity, best.distance, model.distance);
  const { found } = means.solve(model.milp, model.cost, { seconds: left() * 0.4, gap: costGap });
  return found && refine(model, best, found, means, left);
}

/** Among the choices that are hardly dearer the one with the fewest substitutes, and then repeats. */
function refine(
  { milp, cost, lockedCost, choices, ...model }: WeekModel,
  best: Best,
  cheapest: Best["cheapest"],
  means: Means,
  left: () => number,
): Taken[] {
  let { values } = cheapest;
  const most = Math.max(cheapest.objective + 1e-6, best.costBound * (1 + room) - lockedCost);
  milp.row(-Infinity, most, cost);
  for (const objective of [model.substitutes, model.repeats]) {
    if (objective.length === 0 || left() < 1) continue;
    const seconds = Math.min(8, left() * 0.3);
    const { found } = means.solve(milp, objective, { seconds, gap: 0.01, start: values });
    if (!found) break;
    values = found.values;
    milp.row(-Infinity, found.objective + 1e-6, objective);
  }
  return choices.flatMap(({ meal, slot, one, column }) => {
    const times = Math.round(values[column] ?? 0);
    return times > 0 ? { meal, slot, one, times } : [];
  });
}

/** Every place with its dish, or null where these dishes do not make days that keep their lines. */
function layOut(
  ready: Prepared,
  taken: readonly Taken[],
  means: Means,
  left: () => number,
): (Counted | null)[] | null {
  const { milp, choices } = dayModel(ready, taken);
  const { found } = means.solve(milp, [], { seconds: Math.min(6, left()) });
  if (!found) return null;
  const laid = ready.places.map((place) => {
    const own = choices.find(
      (choice) => choice.place === place && (found.values[choice.column] ?? 0) > 0.5,
    );
    return own?.one ?? null;
  });
  return scoreOf(ready, laid)[0] === 0 ? laid : null;
}

function filledFrom(ready: Prepared, chosen: readonly (Counted | null)[]): Filled {
  const cells: Cell[] = ready.places.flatMap(({ day, meal }, at) => {
    const one = chosen[at];
    return one ? { day, meal, dishId: one.dish.id } : [];
  });
  const eaten = [...ready.locked.flat(), ...chosen.flatMap((one) => one ?? [])];
  const unmet = judgedNutrients.flatMap((nutrient, at) => {
    const target = ready.targets[at];
    if (!target) return [];
    const part = eaten.reduce((sum, one) => sum + (one.intakes[at] ?? 0), 0) / target;
    const isMet = part > nutrientBand.from - 1e-6 && part < nutrientBand.to + 1e-6;
    return isMet ? [] : { nutrient, percent: part * 100 };
  });
  return {
    ...{ state: "filled", cells, unmet, isUnmetProven: false, costBound: 0 },
    cost: eaten.reduce((sum, { cost }) => sum + cost, 0),
    substitutes: eaten.reduce((sum, { dish }) => sum + dish.substitutes, 0),
    repeats: eaten.length - new Set(eaten.map(({ dish }) => dish.id)).size,
  };
}

/** The fewest rules that would have to give, and then by how little. */
function conflictsOf(ready: Prepared, means: Means, left: () => number): Conflict[] {
  const { milp, loosened } = weekModel(ready, { mayLoosen: true });
  const count: Terms = loosened.map(({ isLoose }) => [isLoose, 1]);
  const fewest = means.solve(milp, count, { seconds: left() * 0.5 });
  if (!fewest.found) return [];
  milp.row(-Infinity, fewest.found.objective + 1e-6, count);
  const amounts = loosened.map(({ amount, line }): [number, number] => [amount, 1 / line]);
  const start = fewest.found.values;
  const least = means.solve(milp, amounts, { seconds: left() * 0.5, gap: 0.01, start });
  const values = least.found?.values ?? start;
  return loosened.flatMap(({ conflict, amount, isLoose }) =>
    (values[isLoose] ?? 0) > 0.5 ? { ...conflict, by: values[amount] ?? 0 } : [],
  );
}
