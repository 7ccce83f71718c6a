import { describe, expect, it } from "vitest";
import type { DietTag } from "~db/enums";
import { foods, nutrients, type Nutrient } from "~/standards/foods";
import { figureProblem, figures, mostPer100, wholeTags } from "./rules";

it("has the figures of the table", () => expect(figures).toEqual(nutrients));

describe("figureProblem", () => {
  const cases: [Partial<Record<Nutrient, number | null>>, DietTag[], string | null][] = [
    [{}, [], null],
    [{ energy: 346, protein: 7.9, fat: 0.9, carbohydrate: 77.2, fibre: 0.6 }, [], null],
    // the same rice in kJ would be too large at once; half of it is not
    [{ energy: 724, protein: 7.9, fat: 0.9, carbohydrate: 77.2 }, [], "food_energy_unlikely"],
    [{ energy: 110, protein: 0, fat: 0, carbohydrate: 1 }, ["alcohol"], null],
    [{ energy: 20, protein: 0, fat: 0, carbohydrate: 0 }, [], null],
    [{ protein: 60, fat: 30, carbohydrate: 20 }, [], "food_over_100_grams"],
    [{ carbohydrate: 5, fibre: 8 }, [], "food_fibre_over_carbohydrate"],
  ];
  it.each(cases)("%j %j: %s", (per100, tags, reason) =>
    expect(figureProblem({ per100, tags })?.reason ?? null).toBe(reason),
  );

  it("has nothing against the reference table", () => {
    const wrong = foods.filter(
      (food) =>
        figureProblem(food) ||
        Object.entries(food.per100).some(
          // reason: the keys of a food's figures are the nutrients
          ([nutrient, value]) => (value ?? 0) > mostPer100[nutrient as Nutrient],
        ),
    );
    expect(wrong.map(({ code, nameZh, per100 }) => [code, nameZh, per100])).toEqual([]);
  });
});

describe("wholeTags", () => {
  const cases: [DietTag[], DietTag[]][] = [
    [["pork"], ["pork", "meat"]],
    [
      ["beef", "meat"],
      ["beef", "meat"],
    ],
    [["dairy"], ["dairy"]],
  ];
  it.each(cases)("%j: %j", (given, whole) => expect(wholeTags(given)).toEqual(whole));
});
