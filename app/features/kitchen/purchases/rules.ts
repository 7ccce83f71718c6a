import { supplierGroups, type SupplierGroup } from "~db/enums";
import { grossGrams } from "~/features/meals/costs/rules";
import { factsOf, usualSupplierOf, type Eaten } from "~/features/meals/foods/rules";
import { addDays, mondayOf, type Day } from "~/lib/dates";

/** Longest list; a menu is planned a week or two ahead. */
const maxDays = 14;

/** Next week unless said; a range that is upside down or too long is cut. */
export function purchaseDays(today: Day, asked: { from: Day | null; through: Day | null }) {
  const from = asked.from ?? addDays(mondayOf(today), 7);
  const wanted = asked.through ?? addDays(from, 6);
  const last = addDays(from, maxDays - 1);
  return { from, through: wanted < from ? from : wanted > last ? last : wanted };
}

/** A food of a dish on a day: raw edible grams of one child, and how many children it is cooked for. */
export type Cooked = Eaten & { day: Day; grams: number; children: number };

/** What a kitchen buys by: to 10 g below 100 g, to 50 g below a kilogram, to 100 g from there on; always up. */
export function roundedUp(grams: number): number {
  const step = grams < 100 ? 10 : grams < 1000 ? 50 : 100;
  return upTo(grams, step);
}

/** Sums of tenths are off by a hair, and a hair must not cost a step. */
const upTo = (grams: number, step: number): number =>
  Math.max(0, Math.ceil(grams / step - 1e-9)) * step;

export type Bought = Eaten & {
  /** Percent of what is bought that can be eaten. */
  edible: number;
  /** To buy, rounded up. */
  grams: number;
  /** What each day needs of it, to the gram, in the order of `days`. */
  perDay: number[];
};

/** `supplierOf`: from whom the centre has said it buys a food; else it is the usual one of the food's group. */
type SupplierOf = (food: string) => SupplierGroup | null;

/**
 * What is to be bought: grams a child × children ÷ edible part, summed up food by food, parted by whom it is
 * bought from, the heaviest first. A food that no table has any more counts as wholly edible, and stands last.
 */
export function purchasesOf(
  cooked: readonly Cooked[],
  days: readonly Day[],
  supplierOf: SupplierOf = () => null,
): { group: SupplierGroup; foods: Bought[] }[] {
  const needs = new Map<string, { eaten: Eaten; perDay: number[] }>();
  for (const { day, children, grams, ...eaten } of cooked) {
    const at = days.indexOf(day);
    if (at < 0 || children === 0) continue;
    const need = needs.get(eaten.food) ?? { eaten, perDay: days.map(() => 0) };
    need.perDay[at] = (need.perDay[at] ?? 0) + grossGrams({ ...eaten, grams }) * children;
    needs.set(eaten.food, need);
  }
  const bought = [...needs.values()].map(({ eaten, perDay }) => ({
    ...{ ...eaten, edible: factsOf(eaten)?.edible ?? 100 },
    grams: roundedUp(perDay.reduce((sum, one) => sum + one, 0)),
    perDay: perDay.map((one) => upTo(one, 1)),
  }));
  const groupOf = (one: Bought): SupplierGroup => {
    const known = factsOf(one)?.group;
    return supplierOf(one.food) ?? (known ? usualSupplierOf(known) : "other");
  };
  return supplierGroups
    .map((group) => ({
      group,
      foods: bought
        .filter((one) => groupOf(one) === group)
        .sort((a, b) => b.grams - a.grams || (a.food < b.food ? -1 : 1)),
    }))
    .filter(({ foods }) => foods.length > 0);
}
