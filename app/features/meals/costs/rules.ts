import { factsOf } from "../foods/rules";
import type { Portion } from "../nutrition/rules";

/** What has to be bought so that this much can be eaten: raw grams over the edible part. */
export const grossGrams = (portion: Portion): number => {
  const edible = factsOf(portion)?.edible ?? 100;
  return (portion.grams * 100) / edible;
};

export type Cost = {
  /** Fen for one child, of the foods that have a price; null where none has. */
  fen: number | null;
  /** The part of the bought grams whose food has a price, 0 to 1. */
  known: number;
};

/** What a child's portions cost as they are bought; `fenPerKg` is null for a food without a price. */
export function costOf(
  portions: readonly Portion[],
  fenPerKg: (food: string) => number | null,
): Cost {
  let [fen, priced, all] = [0, 0, 0];
  for (const portion of portions) {
    const grams = grossGrams(portion);
    const price = fenPerKg(portion.food);
    all += grams;
    if (price === null) continue;
    priced += grams;
    fen += (grams * price) / 1000;
  }
  return { fen: priced === 0 ? null : fen, known: all === 0 ? 0 : priced / all };
}
