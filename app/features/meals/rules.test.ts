import { describe, expect, it } from "vitest";
import type { ClassType, Meal, MealBand } from "~db/enums";
import { mealsOf, usualSetting } from "~/features/centres/sessions/rules";
import { bandOfAge, bandOfClassType, byKind, isInSeason, mealsServed } from "./rules";

describe("bandOfAge", () => {
  const cases: [number, MealBand][] = [
    [5, "m6to11"],
    [11, "m6to11"],
    [12, "m12to23"],
    [23, "m12to23"],
    [24, "m24to35"],
    [35, "m24to35"],
    [36, "m36to47"],
    [47, "m36to47"],
    [48, "m48to71"],
    [80, "m48to71"],
  ];
  it.each(cases)("%i months: %s", (months, band) => expect(bandOfAge(months)).toBe(band));
});

describe("bandOfClassType", () => {
  const cases: [ClassType, MealBand][] = [
    ["infant", "m6to11"],
    ["toddler", "m12to23"],
    ["olderToddler", "m24to35"],
    ["mixedUnderThree", "m12to23"],
    ["kindergartenSmall", "m36to47"],
    ["kindergartenMiddle", "m48to71"],
    ["kindergartenBig", "m48to71"],
    ["kindergartenMixed", "m36to47"],
  ];
  it.each(cases)("%s eats as %s", (type, band) => expect(bandOfClassType(type)).toBe(band));
});

describe("mealsServed", () => {
  const usual = mealsOf(usualSetting, "full");
  const cases: [Meal[], Meal[]][] = [
    [[], ["morningSnack", "lunch", "afternoonSnack"]],
    [["lunch"], ["morningSnack", "lunch", "afternoonSnack"]],
    [
      ["lunch", "breakfast"],
      ["breakfast", "morningSnack", "lunch", "afternoonSnack"],
    ],
  ];
  it.each(cases)("%j: %j", (planned, served) =>
    expect(mealsServed(usual, planned)).toEqual(served),
  );
});

describe("isInSeason", () => {
  it.each([
    [[], "2026-11-12", true],
    [[10, 11, 12], "2026-11-12", true],
    [[1, 2], "2026-11-12", false],
  ])("months %j on %s: %s", (months, day, answer) => {
    expect(isInSeason(months, day)).toBe(answer);
  });
});

describe("byKind", () => {
  it("reads a lunch as staple, main, vegetable, soup", () => {
    const lunch = (["soup", "vegetable", "mainFish", "staple"] as const).map((kind) => ({ kind }));
    expect(lunch.sort(byKind).map(({ kind }) => kind)).toEqual([
      ...["staple", "mainFish", "vegetable", "soup"],
    ]);
  });
});
