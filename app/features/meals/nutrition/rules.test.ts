import { describe, expect, it } from "vitest";
import { meals, type MealBand } from "~db/enums";
import {
  intakesOf,
  judge,
  judgedNutrients,
  meanOf,
  referenceOf,
  shareServed,
  verdictOf,
  type JudgedNutrient,
} from "./rules";

/** Two snacks and lunch of a child of two, in raw grams. */
const day = [
  { food: "DA001", grams: 180 }, // whole milk
  { food: "CE001", grams: 50 }, // rice
  { food: "ME009", grams: 34 }, // lean beef
  { food: "VD002", grams: 65 }, // pak choi
  { food: "FR001", grams: 70 }, // apple
];
const served = ["morningSnack", "lunch", "afternoonSnack"] as const;

// milk × 1.8 + rice × 0.5 + beef × 0.34 + pak choi × 0.65 + apple × 0.7, each per 100 g
const byHand: [JudgedNutrient, number, number, string][] = [
  // 65×1.8=117    346×0.5=173   113×0.34=38.42   14×0.65=9.1    53×0.7=37.1;  ÷ (1050 × 50 %)
  ["energy", 374.62, 71, "low"],
  // 3.3×1.8=5.94  7.9×0.5=3.95  21.3×0.34=7.242  1.4×0.65=0.91  0.4×0.7=0.28; ÷ (25 × 50 %)
  ["protein", 18.322, 147, "high"],
  // 107×1.8=192.6 8×0.5=4       5×0.34=1.7       117×0.65=76.05 4×0.7=2.8;    ÷ (500 × 50 %)
  ["calcium", 277.15, 111, "ok"],
  // 0.3×1.8=0.54  1.1×0.5=0.55  2.3×0.34=0.782   1.3×0.65=0.845 0.3×0.7=0.21; ÷ (10 × 50 %)
  ["iron", 2.927, 59, "low"],
  // 0.28×1.8=0.504 1.54×0.5=0.77 5.09×0.34=1.7306 0.23×0.65=0.1495 0.04×0.7=0.028; ÷ (4 × 50 %)
  ["zinc", 3.1821, 159, "high"],
  // 0             0             0                64×0.65=41.6   3×0.7=2.1;    ÷ (40 × 50 %)
  ["vitaminC", 43.7, 219, "high"],
];

describe("a reference day computed by hand", () => {
  const judged = judge(intakesOf(day), "m24to35", served);

  it.each(byHand)("%s: %d, %d %% of the target, %s", (nutrient, amount, percent, verdict) => {
    const found = judged.find((one) => one.nutrient === nutrient);
    expect(found?.amount).toBeCloseTo(amount, 6);
    expect(found).toMatchObject({ percent, verdict, coverage: 1 });
  });

  it("judges energy and five nutrients", () => {
    expect(judged.map(({ nutrient }) => nutrient)).toEqual(byHand.map(([nutrient]) => nutrient));
  });
});

describe("shareServed", () => {
  it("is half a day for two snacks and lunch, and a whole day for every meal", () => {
    expect(shareServed(served)).toBe(50);
    expect(shareServed(meals)).toBe(100);
  });
});

describe("referenceOf", () => {
  const cases: [MealBand, JudgedNutrient, number | null][] = [
    ["m6to11", "energy", null], // by kilogram, and most of it milk
    ["m6to11", "iron", null],
    ["m12to23", "energy", 850], // (900 + 800) / 2
    ["m24to35", "protein", 25],
    ["m36to47", "energy", 1200], // (1250 + 1150) / 2
    ["m48to71", "energy", 1312.5], // (1300 + 1250 + 1400 + 1300) / 4
    ["m48to71", "zinc", 5.5],
  ];
  it.each(cases)("%s, %s: %s", (band, nutrient, amount) => {
    expect(referenceOf(band, nutrient)).toBe(amount);
  });

  it("leaves infants unjudged", () => {
    for (const one of judge(intakesOf(day), "m6to11", served)) {
      expect(one).toMatchObject({ target: null, percent: null, verdict: null });
    }
  });
});

describe("coverage", () => {
  it("counts grams without a measured value, and never as nothing", () => {
    // rapeseed greens have no vitamin C in the table, pak choi 64 mg
    const [greens] = intakesOf([
      { food: "VD003", grams: 30 },
      { food: "VD002", grams: 10 },
    ]).filter(({ nutrient }) => nutrient === "vitaminC");
    expect(greens?.amount).toBeCloseTo(6.4, 6);
    expect(greens?.coverage).toBe(0.25);
  });

  it("is nothing for a food that the table does not have", () => {
    expect(intakesOf([{ food: "no such food", grams: 10 }])[0]).toMatchObject({
      ...{ amount: 0, coverage: 0 },
    });
    expect(intakesOf([])[0]).toMatchObject({ amount: 0, coverage: 1 });
  });
});

describe("verdictOf", () => {
  it.each([
    [79, "low"],
    [80, "ok"],
    [120, "ok"],
    [121, "high"],
  ])("%i %%: %s", (percent, verdict) => expect(verdictOf(percent)).toBe(verdict));
});

describe("meanOf", () => {
  it("is the mean of the days there are", () => {
    const half = day.map(({ food, grams }) => ({ food, grams: grams / 2 }));
    const mean = meanOf([intakesOf(day), intakesOf(half)]);
    expect(mean).toHaveLength(judgedNutrients.length);
    expect(mean[0]?.amount).toBeCloseTo(374.62 * 0.75, 6);
    expect(meanOf([])).toEqual([]);
  });
});
