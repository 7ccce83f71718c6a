import { Milp } from "~/lib/milp";
import type { Counted, Place, Prepared } from "../assistant/rules";

type Terms = [column: number, factor: number][];

/** A dish at a place of the week. */
export type DayChoice = { place: Place; one: Counted; column: number };

/** What stands in the week: how often each dish comes in a slot of a meal. */
export type Taken = { meal: string; slot: number; one: Counted; times: number };

const keyOf = ({ meal, slot }: { meal: string; slot: number }, { dish }: Counted) =>
  `${meal} ${slot} ${dish.id}`;

/**
 * The chosen dishes of a week laid out over its days, so that every day keeps its own lines. A solution has
 * the nutrients and the cost of the choice.
 */
export function dayModel(ready: Prepared, taken: readonly Taken[]) {
  const milp = new Milp();
  const times = new Map(taken.map((one) => [keyOf(one, one.one), one.times]));
  const choices: DayChoice[] = ready.places.flatMap((place) =>
    place.among.flatMap((one) => {
      const n = times.get(keyOf(place, one)) ?? 0;
      return n > 0 ? { place, one, column: milp.column(0, 1, true) } : [];
    }),
  );
  const group = (key: (choice: DayChoice) => string) => {
    const groups = new Map<string, DayChoice[]>();
    for (const choice of choices)
      groups.set(key(choice), [...(groups.get(key(choice)) ?? []), choice]);
    return groups;
  };
  const sum = (own: readonly DayChoice[]): Terms => own.map(({ column }) => [column, 1]);
  for (const place of ready.places) {
    milp.row(1, 1, sum(choices.filter((choice) => choice.place === place)));
  }
  for (const [key, own] of group(({ place, one }) => keyOf(place, one))) {
    const n = times.get(key) ?? 0;
    milp.row(n, n, sum(own));
  }
  for (const own of group(({ place, one }) => `${place.at} ${one.dish.id}`).values()) {
    const [first] = own;
    const isThere =
      first && ready.locked[first.place.at]?.some(({ dish }) => dish.id === first.one.dish.id);
    if (own.length > 1 || isThere) milp.row(-Infinity, isThere ? 0 : 1, sum(own));
  }
  for (const [at, locked] of ready.locked.entries()) {
    addDay(
      ready,
      milp,
      locked,
      choices.filter(({ place }) => place.at === at),
    );
  }
  nameTheDays(ready, milp, choices);
  return { milp, choices };
}

/** A day's kinds of food. */
function addDay(
  ready: Prepared,
  milp: Milp,
  locked: readonly Counted[],
  choices: readonly DayChoice[],
): void {
  if (ready.kindsOfDay === 0) return;
  const there = new Set(locked.flatMap(({ kinds }) => kinds));
  const withKind = new Map<string, Terms>();
  for (const { one, column } of choices) {
    for (const kind of one.kinds) {
      if (there.has(kind)) continue;
      withKind.set(kind, [...(withKind.get(kind) ?? []), [column, -1]]);
    }
  }
  const kinds = [...withKind.values()].map((terms): [number, number] => {
    const isEaten = milp.column(0, 1);
    milp.row(-Infinity, 0, [[isEaten, 1], ...terms]);
    return [isEaten, 1];
  });
  milp.row(ready.kindsOfDay - there.size, Infinity, kinds);
}

/**
 * Days that ask the same can be exchanged, and HiGHS would try them all: where every day asks the same, the
 * dishes of the slot with the most different ones take the days in their order.
 */
function nameTheDays(ready: Prepared, milp: Milp, choices: readonly DayChoice[]): void {
  const asked = ready.days.map((_, at) =>
    ready.places
      .filter((place) => place.at === at)
      .map(({ meal, slot, among }) => `${meal} ${slot} ${among.map(({ dish }) => dish.id).join()}`)
      .join(";"),
  );
  const isSame = asked.every((one) => one === asked[0]);
  if (!isSame || ready.locked.some((own) => own.length > 0)) return;
  const slots = new Map<string, Set<string>>();
  for (const { place, one } of choices) {
    const key = `${place.meal} ${place.slot}`;
    slots.set(key, (slots.get(key) ?? new Set()).add(one.dish.id));
  }
  const widest = [...slots].find(([, dishes]) => dishes.size === ready.days.length);
  if (!widest) return;
  for (const [at, dishId] of [...widest[1]].sort().entries()) {
    const own = choices.find(
      ({ place, one }) =>
        place.at === at && `${place.meal} ${place.slot}` === widest[0] && one.dish.id === dishId,
    );
    if (own) milp.row(1, 1, [[own.column, 1]]);
  }
}
