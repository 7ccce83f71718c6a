import { describe, expect, it } from "vitest";
import type { Meal, MealBand } from "~db/enums";
import { dishLibrary } from "~/standards/dish-library";
import { addDays } from "~/lib/dates";
import { dishFindings, menuFindings, usualSettings, type RuledDish, type RuledWeek } from "./rules";

const monday = "2026-11-30";
const served: Meal[] = ["morningSnack", "lunch", "afternoonSnack"];

const aDish = (foods: Record<string, number>, more: Partial<RuledDish> = {}): RuledDish => ({
  ...{ id: "a", kind: "vegetable", texture: "soft", meals: ["lunch"], months: [] },
  ...{ chokingNote: "", portions: Object.entries(foods).map(([food, grams]) => ({ food, grams })) },
  ...more,
});

/** One dish list a day from Monday on; every dish is at lunch. */
const aWeek = (days: readonly RuledDish[][], band: MealBand = "m24to35"): RuledWeek => ({
  ...{ band, served },
  days: days.map((dishes, at) => ({
    ...{ day: addDays(monday, at), isOpen: true },
    dishes: dishes.map((dish) => ({ ...dish, meal: "lunch" })),
  })),
});

const rulesOf = (week: RuledWeek, settings = usualSettings) =>
  [...new Set(menuFindings(week, settings).map(({ rule }) => rule))].sort();

/** Without the lines of variety, which no small week keeps. */
const plain = { ...usualSettings, kindsOfDay: 0, kindsOfWeek: 0 };

describe("dishFindings", () => {
  const cases: [clause: string, band: MealBand, dish: RuledDish, rules: string[]][] = [
    ["WS/T 678: no salt before one", "m6to11", aDish({ SE001: 0.1 }), ["notUnderOne"]],
    ["WS/T 678: no sugar before one", "m6to11", aDish({ SE002: 1 }), ["notUnderOne"]],
    ["WS/T 678: no honey before one", "m6to11", aDish({ SE006: 1 }), ["notUnderOne"]],
    ["WS/T 678: salt from one on", "m12to23", aDish({ SE001: 0.1 }), []],
    [
      "WS/T 678: cow's milk is no drink before one",
      "m6to11",
      aDish({ DA001: 100 }, { texture: "drink", chokingNote: "-" }),
      ["milkAsDrink"],
    ],
    ["milk in a mash before one", "m6to11", aDish({ DA001: 10 }, { texture: "mash" }), []],
    ["喂养指南: no whole nuts under three", "m24to35", aDish({ NT001: 5 }), ["chokingFood"]],
    ["膳食指南: no whole nuts up to five", "m48to71", aDish({ NT006: 5 }), ["chokingFood"]],
    ["a nut that is ground", "m48to71", aDish({ NT006: 5 }, { chokingNote: "打成粉" }), []],
    ["no whole grapes under three", "m24to35", aDish({ FR012: 60 }), ["chokingFood"]],
    ["no whole cherry tomatoes under three", "m12to23", aDish({ VD029: 30 }), ["chokingFood"]],
    ["whole grapes from three on", "m36to47", aDish({ FR012: 60 }), []],
    [
      "grapes that are cut",
      "m24to35",
      aDish({ FR012: 60 }, { chokingNote: "去皮去籽，切四瓣" }),
      [],
    ],
    [
      "WS/T 678: nothing to bite at one",
      "m12to23",
      aDish({ FR001: 60 }, { texture: "bite" }),
      ["texture"],
    ],
    ["a dish without grams for the band", "m12to23", aDish({}, { portions: null }), ["notForBand"]],
  ];
  it.each(cases)("%s (%s)", (_clause, band, dish, rules) => {
    const found = dishFindings(dish, band);
    expect(found.map(({ rule }) => rule)).toEqual(rules);
    expect(found.every(({ stops }) => stops)).toBe(true);
  });

  it("finds nothing in the starter library, in any band that eats a dish", () => {
    const found = dishLibrary.flatMap((dish) =>
      [...new Set(dish.ingredients.map(({ band }) => band))].flatMap((band) => {
        const portions = dish.ingredients.filter((one) => one.band === band && one.grams > 0);
        return dishFindings({ ...dish, id: dish.code, portions }, band).map(({ rule, of }) =>
          [dish.code, band, rule, of].join(" "),
        );
      }),
    );
    expect(found).toEqual([]);
  });
});

describe("menuFindings", () => {
  it("asks twelve kinds of food a day and twenty-five a week (膳食指南 准则一), oil and seasonings apart", () => {
    const eleven = ["VD001", "VD002", "VD003", "VD005", "VL001", "VL002", "FR001", "CE001"];
    const foods = [...eleven, "EG001", "ME002", "SO006"];
    const day = aDish(Object.fromEntries([...foods, "OI003", "SE001"].map((food) => [food, 0.1])));
    const found = menuFindings(aWeek([[day]]));
    expect(found.map(({ rule, value, line }) => [rule, value, line])).toEqual([
      ["kindsOfDay", 11, 12],
      ["kindsOfWeek", 11, 12],
    ]);
    const week = aWeek([0, 1, 2, 3, 4].map((at) => [{ ...day, id: `${at}` }]));
    expect(menuFindings(week).find(({ rule }) => rule === "kindsOfWeek")?.line).toBe(25);
    expect(menuFindings(aWeek([[day]], "m6to11")).map(({ rule }) => rule)).not.toContain(
      "kindsOfDay",
    );
  });

  it("lets a main come once a week, a staple and a fruit twice, milk every day", () => {
    const main = aDish({ ME002: 30 }, { kind: "mainMeat" });
    const fruit = aDish({ FR001: 30 }, { kind: "snackFruit", id: "f" });
    const dishes = [
      ...[main, fruit],
      aDish({ CE001: 30 }, { kind: "staple", id: "s" }),
      aDish({ DA001: 150 }, { kind: "snackDairy", id: "m" }),
    ];
    const found = menuFindings(aWeek([dishes, dishes, dishes]), plain);
    expect(found.map(({ rule, dishId, day }) => [rule, dishId, day])).toEqual([
      ["repeated", "a", addDays(monday, 1)],
      ["repeated", "a", addDays(monday, 2)],
      ["repeated", "f", addDays(monday, 2)],
      ["repeated", "s", addDays(monday, 2)],
    ]);
    const often = { ...plain, timesAWeek: { ...plain.timesAWeek, mainMeat: 2 } };
    expect(rulesOf(aWeek([[main], [main]]), often)).toEqual([]);
    expect(rulesOf(aWeek([[fruit, fruit]]), plain)).toEqual(["twiceADay"]);
  });

  // 膳食宝塔: 1.5, 2, 2 and 3 g of salt in a whole day, of which these meals are half
  it.each([
    ["m12to23", 0.75],
    ["m24to35", 1],
    ["m36to47", 1],
    ["m48to71", 1.5],
  ] as const)("holds %s to %s g of salt in half a day, salted foods counted", (band, line) => {
    const salted = (grams: number) => aWeek([[aDish({ SE001: grams })]], band);
    expect(rulesOf(salted(line), plain)).toEqual([]);
    expect(rulesOf(salted(line + 0.01), plain)).toEqual(["salt"]);
    // 7 g of soy sauce bring 5757 x 0.07 mg of sodium, 1.02 g of salt
    const sauce = menuFindings(aWeek([[aDish({ SE003: 7 * line })]], band), plain);
    expect(sauce.map(({ rule, line }) => [rule, line])).toEqual([["salt", line]]);
    expect(sauce[0]?.value).toBeCloseTo(1.0236 * line, 3);
  });

  it("takes the lines of salt, oil and sugar as the week's mean day", () => {
    const week = aWeek([[aDish({ SE001: 1.5, OI003: 15 })], [aDish({ VD001: 50 }, { id: "b" })]]);
    expect(rulesOf(week, plain)).toEqual([]);
    // 2 years: 20 g of oil a day, half of it here; sugar under a tenth of half of 1050 kcal
    expect(rulesOf(aWeek([[aDish({ OI003: 10.1 })]]), plain)).toEqual(["oil"]);
    expect(rulesOf(aWeek([[aDish({ SE002: 13.2 })]]), plain)).toEqual(["sugar"]);
    expect(rulesOf(aWeek([[aDish({ SE002: 13.1 })]]), plain)).toEqual([]);
  });

  it("has liver once a week, and stops where the upper level of vitamin A is passed (DRIs 2023)", () => {
    const liver = (grams: number, id: string) => aDish({ OF001: grams }, { id });
    expect(rulesOf(aWeek([[liver(5, "a")], [liver(5, "b")]]), plain)).toEqual(["liver"]);
    const found = menuFindings(aWeek([[liver(15, "a")]]), plain);
    expect(found.map(({ rule, of, stops, line }) => [rule, of, stops, line])).toEqual([
      ["upperLevel", "vitaminA", true, 700],
    ]);
    // what plants give as carotene has no upper level
    expect(rulesOf(aWeek([[aDish({ VD025: 300 })]]), plain)).toEqual([]);
    expect(rulesOf(aWeek([[liver(15, "a")]], "m48to71"), plain)).toEqual([]);
  });

  it("names a dish out of season, in another meal, and on a closed day", () => {
    const dish = aDish({ VD001: 30 }, { months: [6], meals: ["supper"] });
    const week = aWeek([[dish]]);
    const closed = { ...week, days: week.days.map((day) => ({ ...day, isOpen: false })) };
    const found = menuFindings(closed, plain);
    expect(found.map(({ rule, stops }) => [rule, stops])).toEqual([
      ["closedDay", true],
      ["notForMeal", true],
      ["season", false],
    ]);
    expect(
      found.every(({ day, meal, dishId }) => day === monday && meal === "lunch" && dishId),
    ).toBe(true);
  });

  it("says nothing of an empty week", () => {
    expect(menuFindings(aWeek([[], []]))).toEqual([]);
  });
});
