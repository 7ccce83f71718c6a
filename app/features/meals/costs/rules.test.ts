import { describe, expect, it } from "vitest";
import { costOf, grossGrams } from "./rules";

// an egg is 87 % edible, rice all of it
const egg = { food: "EG001", grams: 43.5 };
const rice = { food: "CE001", grams: 50 };
const prices: Record<string, number> = { EG001: 1200, CE001: 600 };

describe("grossGrams", () => {
  it("adds what is thrown away", () => {
    expect(grossGrams(egg)).toBeCloseTo(50);
    expect(grossGrams(rice)).toBe(50);
    expect(grossGrams({ food: "no such food", grams: 10 })).toBe(10);
  });
});

describe("costOf", () => {
  const of = (known: readonly string[]) =>
    costOf([egg, rice], (food) => (known.includes(food) ? (prices[food] ?? null) : null));
  it("is priced as bought, and says how much of it is known", () => {
    expect(of(["EG001", "CE001"])).toEqual({ fen: 60 + 30, known: 1 });
    expect(of(["EG001"])).toMatchObject({ fen: 60, known: 0.5 });
    expect(of([])).toEqual({ fen: null, known: 0 });
    expect(costOf([], () => 100)).toEqual({ fen: null, known: 0 });
  });
});
