import { describe, expect, it } from "vitest";
import type { Allergen, Diet } from "~db/enums";
import { foodOf, type Food } from "~/standards/foods";
import { allergensIn, clashOf, dietsBrokenBy, isUnclear, ofFood, ofGroup } from "./rules";

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
    allergies: [
      { allergen: "milk", detail: "", of: [] },
      { allergen: "other", detail: "花粉", of: ["none"] },
      { allergen: "other", detail: "牛肉", of: [ofFood(beef)] },
      { allergen: "other", detail: "海里的", of: [ofGroup("fish")] },
    ],
    diets: [{ diet: "halal" }, { diet: "other" }],
  } as const;
  const cases: [string[], unknown][] = [
    [[rice, egg], null],
    [[milk], { allergens: ["milk"], diets: [], others: [] }],
    [[pork, milk], { allergens: ["milk"], diets: ["halal"], others: [] }],
    [[rice, beef], { allergens: [], diets: [], others: ["牛肉"] }],
    [[fish], { allergens: [], diets: [], others: ["海里的"] }],
  ];
  it.each(cases)("%j: %j", (foods, clash) => expect(clashOf(of(foods), needs)).toEqual(clash));
  it("knows what the words of an allergy name, until somebody says otherwise", () => {
    const named = { allergen: "other", detail: "大米（代表值）", of: [] } as const;
    const needs = { allergies: [named], diets: [] };
    expect(clashOf(of([rice]), needs)).toMatchObject({ others: ["大米（代表值）"] });
    const said = { allergies: [{ ...named, of: [ofFood(beef)] }], diets: [] };
    expect(clashOf(of([rice]), said)).toBeNull();
  });
});

describe("isUnclear", () => {
  const cases: [string, string[], boolean][] = [
    ["草莓", [], false],
    ["草莓、苹果", [], false],
    ["草莓、小甜饼", [], true],
    ["春天的风", [], true],
    ["春天的风", ["none"], false],
    ["小甜饼", ["group:cereal"], false],
  ];
  it.each(cases)("%s with %j: %s", (detail, said, unclear) =>
    expect(isUnclear({ allergen: "other", detail, of: said })).toBe(unclear),
  );
});
