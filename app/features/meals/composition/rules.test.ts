import { describe, expect, it } from "vitest";
import { compositionOf, coverageOf, energyBySource, proteinBySource } from "./rules";
import type { Nutrient } from "~/standards/foods";

/** A nutrient, its amount as added up by hand from the food table, and the part of the grams that has a value. */
type Row = [Nutrient, number, number];

/** Two snacks and lunch of a child of two. */
const twoSnacksAndLunch = [
  { food: "DA001", grams: 180 }, // whole milk (average)
  { food: "CE001", grams: 50 }, // rice, milled (average)
  { food: "ME009", grams: 34 }, // beef, lean
  { food: "VD002", grams: 65 }, // pak choi
  { food: "FR001", grams: 70 }, // apple (average)
];

const ofTwoSnacksAndLunch: Row[] = [
  // 65×1.8 + 346×0.5 + 113×0.34 + 14×0.65 + 53×0.7
  ["energy", 374.62, 1.0],
  // 3.3×1.8 + 7.9×0.5 + 21.3×0.34 + 1.4×0.65 + 0.4×0.7
  ["protein", 18.322, 1.0],
  // 3.6×1.8 + 0.9×0.5 + 2.5×0.34 + 0.3×0.65 + 0.2×0.7
  ["fat", 8.115, 1.0],
  // 4.9×1.8 + 77.2×0.5 + 1.3×0.34 + 2.4×0.65 + 13.7×0.7
  ["carbohydrate", 59.012, 1.0],
  // 0.6×0.5 + 1.7×0.7
  ["fibre", 1.49, 0.8371],
  // 107×1.8 + 8×0.5 + 5×0.34 + 117×0.65 + 4×0.7
  ["calcium", 277.15, 1.0],
  // 0.3×1.8 + 1.1×0.5 + 2.3×0.34 + 1.3×0.65 + 0.3×0.7
  ["iron", 2.927, 1.0],
  // 0.28×1.8 + 1.54×0.5 + 5.09×0.34 + 0.23×0.65 + 0.04×0.7
  ["zinc", 3.1821, 1.0],
  // 63.7×1.8 + 1.8×0.5 + 64.1×0.34 + 132.2×0.65 + 1.3×0.7
  ["sodium", 224.194, 1.0],
  // 54×1.8 + 4×0.34 + 154×0.65 + 4×0.7
  ["vitaminA", 201.46, 1.0],
  // 64×0.65 + 3×0.7
  ["vitaminC", 43.7, 1.0],
  // 0.03×1.8 + 0.15×0.5 + 0.04×0.34 + 0.01×0.65 + 0.02×0.7
  ["vitaminB1", 0.1631, 1.0],
  // 0.12×1.8 + 0.04×0.5 + 0.13×0.34 + 0.05×0.65 + 0.02×0.7
  ["vitaminB2", 0.3267, 1.0],
];

/** Five meals of a child of five. */
const wholeDay = [
  { food: "DA001", grams: 200 }, // whole milk (average)
  { food: "CE001", grams: 60 }, // rice, milled (average)
  { food: "EG001", grams: 50 }, // chicken egg (average)
  { food: "SO001", grams: 40 }, // soybeans, dried
  { food: "VD002", grams: 60 }, // pak choi
  { food: "VL015", grams: 80 }, // wax gourd
  { food: "ME001", grams: 25 }, // pork (average)
  { food: "OI001", grams: 10 }, // peanut oil
  { food: "FR001", grams: 100 }, // apple (average)
  { food: "CE031", grams: 50 }, // steamed bun (mantou)
  { food: "SE001", grams: 1 }, // table salt
];

const ofWholeDay: Row[] = [
  // 65×2 + 346×0.6 + 139×0.5 + 390×0.4 + 14×0.6 + 10×0.8 + 331×0.25 + 899×0.1 + 53×1 + 223×0.5
  ["energy", 916.65, 1.0],
  // 3.3×2 + 7.9×0.6 + 13.1×0.5 + 35×0.4 + 1.4×0.6 + 0.3×0.8 + 15.1×0.25 + 0.4×1 + 7×0.5
  ["protein", 40.645, 1.0],
  // 3.6×2 + 0.9×0.6 + 8.6×0.5 + 16×0.4 + 0.3×0.6 + 0.2×0.8 + 30.1×0.25 + 99.9×0.1 + 0.2×1 + 1.1×0.5
  ["fat", 37.045, 1.0],
  // 4.9×2 + 77.2×0.6 + 2.4×0.5 + 34.2×0.4 + 2.4×0.6 + 2.4×0.8 + 13.7×1 + 47×0.5
  ["carbohydrate", 111.56, 1.0],
  // 0.6×0.6 + 15.5×0.4 + 1.7×1 + 1.3×0.5
  ["fibre", 8.91, 0.7781],
  // 107×2 + 8×0.6 + 56×0.5 + 191×0.4 + 117×0.6 + 12×0.8 + 6×0.25 + 12×0.1 + 4×1 + 38×0.5 + 22×0.01
  ["calcium", 428.92, 1.0],
  // 0.3×2 + 1.1×0.6 + 1.6×0.5 + 8.2×0.4 + 1.3×0.6 + 0.1×0.8 + 1.3×0.25 + 2.9×0.1 + 0.3×1 + 1.8×0.5 + 1×0.01
  ["iron", 8.025, 1.0],
  // 0.28×2 + 1.54×0.6 + 0.89×0.5 + 3.34×0.4 + 0.23×0.6 + 0.1×0.8 + 1.78×0.25 + 0.48×0.1 + 0.04×1 + 0.71×0.5 + 0.24×0.01
  ["zinc", 4.3734, 1.0],
  // 63.7×2 + 1.8×0.6 + 131.5×0.5 + 2.2×0.4 + 132.2×0.6 + 2.8×0.8 + 56.8×0.25 + 3.5×0.1 + 1.3×1 + 165.1×0.5 + 39311×0.01
  ["sodium", 768.18, 1.0],
  // 54×2 + 255×0.5 + 18×0.4 + 154×0.6 + 15×0.25 + 4×1
  ["vitaminA", 342.85, 0.9852],
  // 64×0.6 + 16×0.8 + 3×1
  ["vitaminC", 54.2, 0.926],
  // 0.03×2 + 0.15×0.6 + 0.09×0.5 + 0.41×0.4 + 0.01×0.6 + 0.3×0.25 + 0.02×1 + 0.04×0.5
  ["vitaminB1", 0.48, 1.0],
  // 0.12×2 + 0.04×0.6 + 0.2×0.5 + 0.2×0.4 + 0.05×0.6 + 0.13×0.25 + 0.02×1 + 0.05×0.5
  ["vitaminB2", 0.5515, 1.0],
];

/** What a child of one eats, less what cooking takes by the retention table (codes 0105, 0302, 2151, 3004, 3456). */
const cookedDay = [
  { food: "DA001", grams: 150 }, // whole milk (average)
  { food: "CE001", grams: 35 }, // rice, milled (average)
  { food: "EG001", grams: 25 }, // chicken egg (average)
  { food: "VD002", grams: 40 }, // pak choi
  { food: "TU001", grams: 30 }, // potato
  { food: "FR001", grams: 50 }, // apple (average)
];

const ofCookedDay: Row[] = [
  // 65×1.5 + 346×0.35 + 139×0.25 + 14×0.4 + 81×0.3 + 53×0.5
  ["energy", 309.75, 1.0],
  // 3.3×1.5 + 7.9×0.35 + 13.1×0.25 + 1.4×0.4 + 2.6×0.3 + 0.4×0.5
  ["protein", 12.53, 1.0],
  // 3.6×1.5 + 0.9×0.35 + 8.6×0.25 + 0.3×0.4 + 0.2×0.3 + 0.2×0.5
  ["fat", 8.145, 1.0],
  // 4.9×1.5 + 77.2×0.35 + 2.4×0.25 + 2.4×0.4 + 17.8×0.3 + 13.7×0.5
  ["carbohydrate", 48.12, 1.0],
  // 0.6×0.35 + 1.1×0.3 + 1.7×0.5
  ["fibre", 1.39, 0.8788],
  // 107×1.5 + 8×0.35 + 56×0.25 + 117×0.4×0.95 + 7×0.3 + 4×0.5
  ["calcium", 225.86, 1.0],
  // 0.3×1.5 + 1.1×0.35 + 1.6×0.25 + 1.3×0.4×0.95 + 0.4×0.3 + 0.3×0.5
  ["iron", 1.999, 1.0],
  // 0.28×1.5 + 1.54×0.35 + 0.89×0.25 + 0.23×0.4 + 0.3×0.3 + 0.04×0.5
  ["zinc", 1.3835, 1.0],
  // 63.7×1.5 + 1.8×0.35 + 131.5×0.25 + 132.2×0.4×0.95 + 5.9×0.3 + 1.3×0.5
  ["sodium", 181.711, 1.0],
  // 54×1.5 + 255×0.25 + 154×0.4 + 1×0.3×0.9 + 4×0.5
  ["vitaminA", 208.62, 1.0],
  // 64×0.4×0.6 + 14×0.3×0.75 + 3×0.5
  ["vitaminC", 20.01, 1.0],
  // 0.03×1.5×0.9 + 0.15×0.35 + 0.09×0.25×0.85 + 0.01×0.4×0.85 + 0.1×0.3 + 0.02×0.5
  ["vitaminB1", 0.155525, 1.0],
  // 0.12×1.5 + 0.04×0.35 + 0.2×0.25×0.95 + 0.05×0.4×0.95 + 0.02×0.3 + 0.02×0.5
  ["vitaminB2", 0.2765, 1.0],
];

const raw = { cookingLosses: false };

describe.each([
  ["two snacks and lunch", twoSnacksAndLunch, ofTwoSnacksAndLunch, false],
  ["a whole day", wholeDay, ofWholeDay, false],
  ["a day with cooking losses", cookedDay, ofCookedDay, true],
] as const)("%s, added up by hand", (_name, portions, rows, cookingLosses) => {
  const whole = compositionOf(portions, { cookingLosses });

  it.each(rows)("%s: %d, to a thousandth", (nutrient, amount, coverage) => {
    const found = whole.nutrients[nutrient].amount;
    expect(Math.abs(found - amount)).toBeLessThanOrEqual(amount / 1000);
    expect(coverageOf(whole, nutrient)).toBeCloseTo(coverage, 3);
  });
});

describe("compositionOf", () => {
  it("takes nothing off for cooking unless it is asked to", () => {
    const [cooked, uncooked] = [true, false].map((cookingLosses) =>
      compositionOf(cookedDay, { cookingLosses }),
    );
    // 64×0.4 + 14×0.3 + 3×0.5 before; the apple is eaten raw
    expect(uncooked?.nutrients.vitaminC.amount).toBeCloseTo(31.3, 6);
    expect(cooked?.nutrients.vitaminC.amount).toBeCloseTo(20.01, 6);
    expect(cooked?.nutrients.energy.amount).toBe(uncooked?.nutrients.energy.amount);
  });

  it("adds up the grams of each food group, and of a food the table does not have nothing but grams", () => {
    const whole = compositionOf([...cookedDay, { food: "no such food", grams: 20 }], raw);
    expect(whole.groups).toEqual({
      ...{ dairy: 150, cereal: 35, egg: 25, vegDark: 40, tuber: 30, fruit: 50 },
    });
    expect(whole.grams).toBe(350);
    expect(coverageOf(whole, "energy")).toBeCloseTo(330 / 350, 6);
    expect(coverageOf(compositionOf([], raw), "energy")).toBe(1);
  });
});

describe("where it comes from", () => {
  const whole = compositionOf(wholeDay, raw);

  it("energy: 4, 9 and 4 kcal a gram, in percent of the three", () => {
    // 40.645×4 = 162.58; 37.045×9 = 333.405; 111.56×4 = 446.24; together 942.225
    const found = energyBySource(whole);
    expect(found.protein.percent).toBeCloseTo(17.2549, 3);
    expect(found.fat.percent).toBeCloseTo(35.3849, 3);
    expect(found.carbohydrate.percent).toBeCloseTo(47.3602, 3);
    expect(energyBySource(compositionOf([], raw)).fat).toEqual({ kcal: 0, percent: 0 });
  });

  it("protein: of animals, of soya, of other plants", () => {
    // milk 6.6, egg 6.55, pork 3.775; soybeans 14; the rest of 40.645
    const found = proteinBySource(whole);
    expect(found.animal).toBeCloseTo(16.925, 6);
    expect(found.soy).toBeCloseTo(14, 6);
    expect(found.other).toBeCloseTo(9.72, 6);
    expect(found.goodPercent).toBeCloseTo(76.0856, 3);
    expect(proteinBySource(compositionOf([], raw)).goodPercent).toBeNull();
  });
});
