import { describe, expect, it } from "vitest";
import { classTypes } from "~db/enums";
import {
  ageBands,
  ageVerdict,
  kindergartenMaxChildren,
  sources,
  type AgeVerdict,
  type BandedClass,
} from "./age-bands";

describe("ageBands", () => {
  it("has a band for every class type the product knows", () => {
    expect(Object.keys(ageBands).sort()).toEqual([...classTypes].sort());
  });

  it("carries the national figures", () => {
    const figures = Object.entries(ageBands).map(([type, band]) => [
      type,
      band.fromMonths,
      band.toMonths,
      band.maxChildren,
    ]);
    expect(figures).toEqual([
      ["infant", 6, 12, 10],
      ["toddler", 12, 24, 15],
      ["olderToddler", 24, 36, 20],
      ["mixedUnderThree", 18, 36, 18],
      ["kindergartenSmall", 36, 48, 25],
      ["kindergartenMiddle", 48, 60, 30],
      ["kindergartenBig", 60, 72, 35],
      ["kindergartenMixed", 36, 72, 30],
    ]);
    expect(kindergartenMaxChildren).toBe(360);
  });

  it("names its sources in full", () => {
    for (const source of sources) {
      expect(Object.values(source).map((value: string) => value.trim())).not.toContain("");
      expect(source.effectiveOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});

describe("ageVerdict", () => {
  const cases: [BandedClass, number, number, AgeVerdict][] = [
    ["infant", 5, 3, "too_young"],
    ["infant", 6, 4, "fits"],
    ["infant", 11, 9, "fits"],
    ["infant", 12, 10, "too_old"],
    ["toddler", 12, 10, "fits"],
    ["toddler", 24, 22, "too_old"],
    ["olderToddler", 23, 21, "too_young"],
    ["olderToddler", 35, 33, "fits"],
    ["olderToddler", 36, 35, "stays"],
    ["olderToddler", 47, 35, "stays"],
    ["olderToddler", 37, 36, "too_old"],
    ["mixedUnderThree", 17, 15, "too_young"],
    ["mixedUnderThree", 38, 34, "stays"],
    ["kindergartenSmall", 37, 35, "too_young"],
    ["kindergartenSmall", 36, 36, "fits"],
    ["kindergartenSmall", 58, 47, "fits"],
    ["kindergartenSmall", 50, 48, "too_old"],
    ["kindergartenMiddle", 50, 48, "fits"],
    ["kindergartenBig", 83, 71, "fits"],
    ["kindergartenBig", 74, 72, "too_old"],
    ["kindergartenMixed", 70, 60, "fits"],
  ];

  it.each(cases)("%s at %i months, %i on 1 September: %s", (type, months, atStart, verdict) => {
    const ages = { months, monthsAtSchoolYear: atStart };
    expect(ageVerdict(type, ages, true)).toBe(verdict);
    expect(ageVerdict(type, ages, false)).toBe(verdict === "stays" ? "too_old" : verdict);
  });
});
