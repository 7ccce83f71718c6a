import { describe, expect, it } from "vitest";
import type { Allergen, Diet } from "~db/enums";
import { foodOf, type Food } from "~/standards/foods";
import { allergensIn, clashOf, dietsBrokenBy } from "./rules";

const beef = "ME009";
const pork = "ME002";
const fish = "FI001";
const prawn = "SH001";
const egg = "EG001";
const milk = "DA001";
const soySauce = "SE003";
const rice = "CE001";

const of = (codes: readonly string[]) => codes.map((food) => ({ food }));

/** A food of the centre's own: pork sausage with milk in it. */
const sausage = {
  food: "0190c0de-0000-7000-8000-000000000001",
  own: {
    ...{ code: "own", nameZh: "奶香猪肉肠", nameEn: "", group: "meat", edible: 100 },
    per100: foodOf(pork)?.per100 ?? ({} as never), // reason: pork is in the table
    ...{ allergens: ["milk"], tags: ["pork", "meat"], provisional: false },
  } satisfies Food,
};

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
  it.each(cases)("%j: %j", (foods, found) => expect(allergensIn(of(foods))).toEqual(found));
  it("knows the centre's own foods", () => expect(allergensIn([sausage])).toEqual(["milk"]));
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
  it.each(cases)("%j: %j", (foods, broken) => expect(dietsBrokenBy(of(foods))).toEqual(broken));
  it("knows the centre's own foods", () =>
    expect(dietsBrokenBy([sausage])).toEqual(["halal", "vegetarian", "noPork"]));
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
  it.each(cases)("%j: %j", (foods, clash) => expect(clashOf(of(foods), needs)).toEqual(clash));
});
