import { describe, expect, it } from "vitest";
import type { IntakeEdition, Sex } from "~db/enums";
import {
  energyShareOf,
  intakeOf,
  intakeSources,
  type IntakeAge,
  type IntakeNutrient,
} from "./nutrient-intakes";

type Case = [IntakeNutrient, Sex, IntakeAge, number | null, string];

const of2023: Case[] = [
  ["energy", "male", 0.5, null, "表 3-1, by kilogram"],
  ["energy", "male", 2, 1100, "表 3-1"],
  ["energy", "female", 3, 1150, "表 3-1"],
  ["protein", "female", 3, 30, "表 3-2"],
  ["fibre", "male", 4, 10, "表 3-4, 10–15"],
  ["calcium", "male", 1, 500, "表 3-7"],
  ["iron", "female", 5, 10, "表 3-7"],
  ["sodium", "male", 2, 600, "表 3-7"],
  ["zinc", "male", 4, 5.5, "表 3-7"],
  ["vitaminA", "male", 3, 340, "表 3-8"],
  ["vitaminA", "female", 3, 330, "表 3-8"],
  ["vitaminC", "female", 4, 50, "表 3-8"],
  ["vitaminB1", "male", 4, 0.9, "表 3-8"],
  ["vitaminB2", "female", 5, 0.8, "表 3-8"],
];

describe("DRIs 2023", () => {
  it.each(of2023)("%s, %s, %s: %s (%s)", (nutrient, sex, age, amount) => {
    expect(intakeOf(nutrient, sex, age)?.amount ?? null).toBe(amount);
  });

  it.each([
    ["calcium", 3, 1500],
    ["calcium", 4, 2000],
    ["iron", 0.5, null],
    ["iron", 2, 25],
    ["zinc", 1, 9],
    ["vitaminA", 0.5, 600],
    ["vitaminC", 5, 600],
    ["protein", 5, null],
  ] as const)("表 3-10: %s at %s has the upper level %s", (nutrient, age, limit) => {
    expect(intakeOf(nutrient, "male", age)?.limit ?? null).toBe(limit);
  });

  it.each([
    ["protein", 3, null],
    ["protein", 5, { from: 8, to: 20, kind: "AMDR" }],
    ["fat", 0.5, { from: 40, to: 40, kind: "AI" }],
    ["fat", 3, { from: 35, to: 35, kind: "AI" }],
    ["fat", 4, { from: 20, to: 30, kind: "AMDR" }],
    ["carbohydrate", 0.5, null],
    ["carbohydrate", 1, { from: 50, to: 65, kind: "AMDR" }],
  ] as const)("表 3-2 至 3-4: energy from %s at %s", (part, age, share) => {
    expect(energyShareOf(part, age)).toEqual(share);
  });
});

describe("DRIs 2013, as WS/T 578 prints them", () => {
  const edition: IntakeEdition = "dris2013";

  it.each([
    ["energy", "female", 3, 1200],
    ["calcium", "male", 2, 600],
    ["calcium", "male", 5, 800],
    ["iron", "female", 1, 9],
    ["zinc", "male", 0.5, 3.5],
  ] as const)("%s, %s, %s: %d", (nutrient, sex, age, amount) => {
    expect(intakeOf(nutrient, sex, age, edition)).toMatchObject({ amount, isOf2023: false });
  });

  it("says where the figure of 2023 stands in for one that was not checked", () => {
    const found = intakeOf("vitaminC", "male", 3, edition);
    expect(found).toMatchObject({ amount: 40, isOf2023: true });
    expect(intakeOf("calcium", "male", 0.5, edition)?.isOf2023).toBe(true);
    expect(intakeOf("vitaminC", "male", 3)?.isOf2023).toBe(false);
  });

  it("names its edition", () => {
    expect(intakeSources[edition].edition).toBe("2013");
    expect(intakeSources.dris2023.edition).toBe("2023");
  });
});
