import { describe, expect, it } from "vitest";
import type { Allergen, Diet } from "~db/enums";
import { allergensIn, clashOf, dietsBrokenBy } from "./rules";

const beef = "ME009";
const pork = "ME002";
const fish = "FI001";
const prawn = "SH001";
const egg = "EG001";
const milk = "DA001";
const soySauce = "SE003";
const rice = "CE001";

describe("allergensIn", () => {
  const cases: [string[], Allergen[]][] = [
    [[rice, beef], []],
    [[rice, "no such food"], []],
    [[soySauce], ["gluten", "soy"]],
    [
      [milk, egg, fish],
      ["fish", "egg", "milk"],
    ],
    [[prawn], ["crustacean"]],
  ];
  it.each(cases)("%j: %j", (foods, found) => expect(allergensIn(foods)).toEqual(found));
});

describe("dietsBrokenBy", () => {
  const cases: [string[], Diet[]][] = [
    [[pork], ["halal", "vegetarian", "noPork"]],
    [[beef], ["vegetarian", "noBeef"]],
    [[fish], ["vegetarian"]],
    [[egg, milk, rice], []],
    // pork floss is pork, whatever its name
    [["ME017"], ["halal", "vegetarian", "noPork"]],
  ];
  it.each(cases)("%j: %j", (foods, broken) => expect(dietsBrokenBy(foods)).toEqual(broken));
});

describe("clashOf", () => {
  const needs = {
    allergies: [{ allergen: "milk" }, { allergen: "other" }],
    diets: [{ diet: "halal" }, { diet: "other" }],
  } as const;
  const cases: [string[], unknown][] = [
    [[rice, beef, egg], null],
    [[milk], { allergens: ["milk"], diets: [] }],
    [[pork, milk], { allergens: ["milk"], diets: ["halal"] }],
  ];
  it.each(cases)("%j: %j", (foods, clash) => expect(clashOf(foods, needs)).toEqual(clash));
});
