import {
  nutrientBand,
  timesLeft,
  type Counted,
  type Place,
  type Prepared,
} from "../assistant/rules";

/** Lower is better, the first difference decides. */
export type Score = readonly [broken: number, unmet: number, distance: number, cost: number];

export const isBetter = (a: Score, b: Score): boolean => {
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? 0;
    if (Math.abs(value - other) > 1e-9) return value < other;
  }
  return false;
};

const sumInto = (sums: number[], values: readonly number[]) => {
  for (const [at, value] of values.entries()) sums[at] = (sums[at] ?? 0) + value;
};

/** By how much rules are broken, in steps that a search can climb down; then bands, then cost. */
export function scoreOf(ready: Prepared, chosen: readonly (Counted | null)[]): Score {
  const byDay: Counted[][] = ready.locked.map((own) => [...own]);
  let broken = 0;
  for (const [at, place] of ready.places.entries()) {
    const one = chosen[at];
    if (one) byDay[place.at]?.push(one);
    else broken += 5;
  }
  const times = new Map<string, number>();
  const kindsOfWeek = new Set<string>();
  const [intakes, limited, seasonings]: [number[], number[], number[]] = [[], [], []];
  let [cost, livers] = [0, 0];
  for (const own of byDay) {
    const kinds = new Set<string>();
    const ids = new Set<string>();
    for (const one of own) {
      for (const kind of one.kinds) kinds.add(kind);
      sumInto(seasonings, one.seasonings);
      sumInto(intakes, one.intakes);
      sumInto(limited, one.limited);
      cost += one.cost;
      livers += one.isLiver ? 1 : 0;
      if (ids.has(one.dish.id)) broken += 1;
      ids.add(one.dish.id);
      const n = (times.get(one.dish.id) ?? 0) + 1;
      times.set(one.dish.id, n);
      if (n > ready.problem.settings.timesAWeek[one.dish.kind]) broken += 1;
    }
    for (const kind of kinds) kindsOfWeek.add(kind);
    broken += Math.max(0, ready.kindsOfDay - kinds.size);
  }
  broken += Math.max(0, ready.kindsOfWeek - kindsOfWeek.size) + Math.max(0, livers - 1);
  const lines = [...ready.upperLines, ...ready.seasoningLines];
  for (const [at, amount] of [...limited, ...seasonings].entries()) {
    const line = lines[at] ?? Infinity;
    if (amount > line + 1e-6) broken += 1 + (amount - line) / Math.max(line, 1);
  }
  let [unmet, distance] = [0, 0];
  for (const [at, target] of ready.targets.entries()) {
    if (target === null) continue;
    const part = (intakes[at] ?? 0) / target;
    const outside = Math.max(nutrientBand.from - part, part - nutrientBand.to, 0);
    if (outside > 1e-9) unmet += 1;
    distance += outside;
  }
  return [broken, unmet, distance, cost];
}

/** The same numbers on every machine. */
function* numbersFrom(seed: number): Generator<number, never> {
  let state = seed >>> 0 || 1;
  for (;;) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    yield (state >>> 0) / 2 ** 32;
  }
}

/** Place by place the cheapest dish that may still come and is not there that day. */
function greedy(ready: Prepared): (Counted | null)[] {
  const left = new Map(ready.candidates.map((one) => [one.dish.id, timesLeft(ready, one)]));
  const ofDay = ready.locked.map((own) => new Set(own.map(({ dish }) => dish.id)));
  return ready.places.map((place) => {
    const may = place.among.filter(
      ({ dish }) => (left.get(dish.id) ?? 0) > 0 && !ofDay[place.at]?.has(dish.id),
    );
    const one = may.reduce<Counted | null>(
      (best, next) => (best === null || next.cost < best.cost ? next : best),
      null,
    );
    if (one) {
      left.set(one.dish.id, (left.get(one.dish.id) ?? 0) - 1);
      ofDay[place.at]?.add(one.dish.id);
    }
    return one;
  });
}

export type FirstMenu = { chosen: readonly (Counted | null)[]; score: Score };

/**
 * A greedy menu, bettered by exchanging dishes: fast, and proven of nothing. `onKept` hears of the first one
 * that keeps every rule.
 */
export function firstMenu(
  ready: Prepared,
  { moves = 12_000, onKept }: { moves?: number; onKept?: (menu: FirstMenu) => void } = {},
): FirstMenu {
  const chosen = greedy(ready);
  let score = scoreOf(ready, chosen);
  const numbers = numbersFrom(20261130);
  const pick = (n: number) => Math.floor(numbers.next().value * n);
  const among = (place: Place) => place.among[pick(place.among.length)] ?? null;
  if (score[0] === 0) onKept?.({ chosen, score });
  if (ready.places.length === 0) return { chosen, score };
  for (let move = 0; move < moves; move += 1) {
    const at = pick(ready.places.length);
    const place = ready.places[at];
    if (!place) continue;
    const before = chosen[at] ?? null;
    const other = pick(3) === 0 ? pick(ready.places.length) : at;
    const twin = ready.places[other];
    const otherBefore = chosen[other] ?? null;
    if (other !== at && twin) {
      if (twin.meal !== place.meal || twin.slot !== place.slot) continue;
      const fits = (to: Place, one: Counted | null) => one !== null && to.among.includes(one);
      if (!fits(place, otherBefore) || !fits(twin, before)) continue;
      chosen[at] = otherBefore;
      chosen[other] = before;
    } else {
      chosen[at] = among(place);
    }
    const next = scoreOf(ready, chosen);
    if (isBetter(score, next)) {
      chosen[other] = otherBefore;
      chosen[at] = before;
    } else {
      if (score[0] > 0 && next[0] === 0) onKept?.({ chosen, score: next });
      score = next;
    }
  }
  return { chosen, score };
}
