import { describe, expect, it } from "vitest";
import type { MealBand } from "~db/enums";
import { columnOf, eatersOf, energyShareOfGroup, groupOf, referenceOfGroup } from "./rules";

const edition = "dris2023";

describe("columnOf", () => {
  it.each([
    [6, 0.5],
    [11, 0.5],
    [12, 1],
    [23, 1],
    [47, 3],
    [71, 5],
    [72, 6],
    [90, 6],
  ])("%d months: the column of %s", (months, age) => expect(columnOf(months)).toBe(age));
});

describe("the reference of a group", () => {
  // two boys of 2, a girl of 2, a boy of 3
  const eaters = eatersOf([
    { sex: "male", months: 24 },
    { sex: "male", months: 30 },
    { sex: "female", months: 35 },
    { sex: "male", months: 36 },
  ]);

  it("is the mean over its children, by age and sex", () => {
    // (1100 + 1100 + 1000 + 1250) / 4
    expect(referenceOfGroup(eaters, "energy", edition)?.amount).toBe(1112.5);
    // (25 + 25 + 25 + 30) / 4
    expect(referenceOfGroup(eaters, "protein", edition)?.amount).toBe(26.25);
    // (340 + 340 + 330 + 340) / 4
    expect(referenceOfGroup(eaters, "vitaminA", edition)?.amount).toBe(337.5);
    // the upper level is one for all of them
    expect(referenceOfGroup(eaters, "calcium", edition)).toMatchObject({
      amount: 500,
      limit: 1500,
    });
  });

  it("leaves a child under one year out of the energy, which is by its weight", () => {
    const mixed = eatersOf([
      { sex: "male", months: 11 },
      { sex: "female", months: 13 },
    ]);
    expect(referenceOfGroup(mixed, "energy", edition)?.amount).toBe(800);
    expect(referenceOfGroup(mixed, "iron", edition)?.amount).toBe(10);
    expect(referenceOfGroup(eatersOf([{ sex: "male", months: 8 }]), "energy", edition)).toBeNull();
  });

  it("keeps the range of fibre", () => {
    expect(referenceOfGroup(eaters, "fibre", edition)).toMatchObject({ amount: 5, most: 10 });
  });

  it("goes by the edition that the centre has chosen", () => {
    expect(referenceOfGroup(eaters, "calcium", "dris2013")).toMatchObject({
      ...{ amount: 600, isOf2023: false },
    });
    expect(referenceOfGroup(eaters, "vitaminC", "dris2013")?.isOf2023).toBe(true);
  });

  it("says where energy should come from over all ages of it", () => {
    // three at 35 by AI, one at 35
    expect(energyShareOfGroup(eaters, "fat")).toEqual({ from: 35, to: 35, kind: "AI" });
    expect(energyShareOfGroup(eaters, "carbohydrate")).toEqual({ from: 50, to: 65, kind: "AMDR" });
    expect(energyShareOfGroup(eaters, "protein")).toBeNull();
  });
});

describe("a band without children", () => {
  it.each<[MealBand, number]>([
    ["m12to23", 850], // (900 + 800) / 2
    ["m36to47", 1200], // (1250 + 1150) / 2
    ["m48to71", 1312.5], // (1300 + 1250 + 1400 + 1300) / 4
  ])("%s: the mean of its ages and both sexes, %d kcal", (band, kcal) => {
    const group = groupOf(band, []);
    expect(group.isUsual).toBe(true);
    expect(referenceOfGroup(group.eaters, "energy", edition)?.amount).toBe(kcal);
  });

  it("has no energy under one year, and the amounts of the rest", () => {
    const { eaters } = groupOf("m6to11", []);
    expect(referenceOfGroup(eaters, "energy", edition)).toBeNull();
    expect(referenceOfGroup(eaters, "iron", edition)?.amount).toBe(10);
  });
});
