import { describe, expect, it } from "vitest";
import { compositionOf } from "../composition/rules";
import { eatersOf, usualEaters } from "../reference/rules";
import {
  energyLines,
  groupLines,
  headOfEaten,
  headOfMenu,
  linesOf,
  mealLines,
  proteinLines,
  spanOf,
  type ReportNutrient,
} from "./rules";

const raw = { cookingLosses: false };
const portions = [
  { food: "DA001", grams: 180 }, // whole milk
  { food: "CE001", grams: 50 }, // rice
  { food: "ME009", grams: 34 }, // lean beef
  { food: "VD002", grams: 65 }, // pak choi
  { food: "FR001", grams: 70 }, // apple
];
const head = compositionOf(portions, raw);
// two boys and a girl of 2, a boy of 3
const eaters = eatersOf([
  { sex: "male", months: 24 },
  { sex: "male", months: 30 },
  { sex: "female", months: 35 },
  { sex: "male", months: 36 },
]);
const about = { band: "m24to35", eaters, edition: "dris2023", share: 50 } as const;
const lineOf = (lines: ReturnType<typeof linesOf>, nutrient: ReportNutrient) =>
  lines.find((line) => line.nutrient === nutrient);

describe("a mean day against the group's own reference", () => {
  const lines = linesOf(head, about);

  it.each([
    // 1112.5 × 50 % = 556.25; 374.62 / 556.25
    ["energy", 556.25, 67, "low"],
    // 26.25 × 50 % = 13.125; 18.322 / 13.125
    ["protein", 13.125, 140, "high"],
    // 500 × 50 %; 277.15 / 250
    ["calcium", 250, 111, "ok"],
    // 10 × 50 %; 2.927 / 5
    ["iron", 5, 59, "low"],
    // (600 × 3 + 700) / 4 × 50 % = 312.5; 224.194 / 312.5; too little sodium is no fault
    ["sodium", 312.5, 72, "ok"],
    // 5 × 50 %; 1.49 / 2.5
    ["fibre", 2.5, 60, "low"],
    // 337.5 × 50 % = 168.75; 201.46 / 168.75 = 119.4
    ["vitaminA", 168.75, 119, "ok"],
  ] as const)("%s: target %d, %d %%, %s", (nutrient, target, percent, verdict) => {
    expect(lineOf(lines, nutrient)).toMatchObject({ target, percent, verdict });
  });

  it("lets fibre go up to 120 % of the end of its range", () => {
    const oats = compositionOf([{ food: "SO001", grams: 35 }], raw); // 15.5 × 0.35 = 5.425
    // target 2.5, to 5: 217 %, and 108.5 % of the end
    expect(lineOf(linesOf(oats, about), "fibre")).toMatchObject({
      ...{ target: 2.5, targetMost: 5, percent: 217, verdict: "ok" },
    });
  });

  it("has no target where nothing is served", () => {
    for (const line of linesOf(head, { ...about, share: 0 })) expect(line.verdict).toBeNull();
  });
});

describe("the 80 % of the rules (2012, 附件5), and the 120 % of the product", () => {
  // protein of 25 g at 100 %; lean beef has 21.3 a 100 g
  const day = (grams: number) =>
    lineOf(
      linesOf(compositionOf([{ food: "ME009", grams }], raw), {
        ...about,
        ...{ eaters: usualEaters("m12to23"), share: 100 },
      }),
      "protein",
    );
  it.each([
    [92, 78, "low"], // 19.596 / 25
    [94, 80, "ok"], // 20.022 / 25
    [141, 120, "ok"], // 30.033 / 25
    [143, 122, "high"], // 30.459 / 25
  ])("%d g: %d %%, %s", (grams, percent, verdict) => {
    expect(day(grams)).toMatchObject({ percent, verdict });
  });
});

describe("upper levels (DRIs 2023, 表 3-10)", () => {
  const of = (food: string, grams: number, nutrient: ReportNutrient) =>
    lineOf(linesOf(compositionOf([{ food, grams }], raw), about), nutrient);

  it("are of the whole day and not scaled", () => {
    // zinc: the level is 9 mg; lean beef has 5.09 a 100 g
    expect(of("ME009", 170, "zinc")).toMatchObject({ limit: 9, isOverLimit: false });
    expect(of("ME009", 180, "zinc")).toMatchObject({ limit: 9, isOverLimit: true });
  });

  it("count vitamin A of animals alone", () => {
    // pak choi has 154 µg a 100 g: 924 µg, all of it carotene
    expect(of("VD002", 600, "vitaminA")).toMatchObject({ limit: 700, isOverLimit: false });
  });
});

describe("under one year", () => {
  const infants = { ...about, band: "m6to11", eaters: usualEaters("m6to11") } as const;

  it("has no energy target and finds nothing too little, since milk is the main food", () => {
    const lines = linesOf(head, infants);
    expect(lineOf(lines, "energy")).toMatchObject({ target: null, percent: null, verdict: null });
    expect(lineOf(lines, "iron")).toMatchObject({ target: 5, percent: 59, verdict: null });
    expect(energyLines(head, infants).map(({ verdict }) => verdict)).toEqual([null, null, null]);
  });

  it("still finds too much sodium", () => {
    // 180 × 50 % = 90; 224.194 / 90
    expect(lineOf(linesOf(head, infants), "sodium")).toMatchObject({ verdict: "high" });
  });
});

describe("where the energy comes from (2012: 12–15, 30–35, 50–60 %)", () => {
  it("stands beside the rules and the reference intakes", () => {
    // 18.322×4 = 73.288; 8.115×9 = 73.035; 59.012×4 = 236.048; together 382.371
    const [protein, fat, carbohydrate] = energyLines(head, about);
    expect(protein).toMatchObject({ verdict: "high", rule: { from: 12, to: 15 }, dri: null });
    expect(protein?.percent).toBeCloseTo(19.167, 2);
    expect(fat).toMatchObject({ verdict: "low", dri: { from: 35, to: 35, kind: "AI" } });
    expect(fat?.percent).toBeCloseTo(19.1, 2);
    expect(carbohydrate).toMatchObject({ verdict: "high", dri: { from: 50, to: 65 } });
    expect(carbohydrate?.percent).toBeCloseTo(61.733, 2);
  });
});

describe("30/40/30 by meal", () => {
  const eaten = [
    { meal: "morningSnack", kcal: 100 },
    { meal: "lunch", kcal: 250 },
    { meal: "afternoonSnack", kcal: 150 },
  ] as const;

  it("is shown and counts for nothing where no supper is served", () => {
    const served = ["morningSnack", "lunch", "afternoonSnack"] as const;
    const { lines, isWhole } = mealLines(eaten, served);
    expect(isWhole).toBe(false);
    expect(lines.map(({ part, percent, isServed }) => [part, percent, isServed])).toEqual([
      ["morning", 20, true],
      ["noon", 80, true],
      ["evening", 0, false],
    ]);
  });

  it("counts where the whole day is", () => {
    const served = ["breakfast", "lunch", "supper"] as const;
    expect(mealLines(eaten, served).isWhole).toBe(true);
  });
});

describe("proteinLines (at least 50 % of animals and soya)", () => {
  it("asks half", () => {
    // milk 5.94 + beef 7.242 of 18.322
    const found = proteinLines(head);
    expect(found.goodPercent).toBeCloseTo(71.946, 2);
    expect(found.isEnough).toBe(true);
    const rice = compositionOf([{ food: "CE001", grams: 100 }], raw);
    expect(proteinLines(rice)).toMatchObject({ goodPercent: 0, isEnough: false });
  });
});

describe("groupLines", () => {
  it("holds every gram of the food table's groups once", () => {
    const grams = groupLines(head).reduce((sum, line) => sum + line.grams, 0);
    expect(grams).toBe(399);
    expect(groupLines(head).find(({ group }) => group === "darkVegetables")?.grams).toBe(65);
  });
});

describe("a head's mean day", () => {
  it("of a menu is over the days that have one", () => {
    const rice = [{ food: "CE001", grams: 50 }];
    const planned = [
      { day: "2026-11-09", meal: "lunch", portions: rice },
      { day: "2026-11-10", meal: "lunch", portions: rice },
      { day: "2026-11-10", meal: "supper", portions: rice },
    ] as const;
    const found = headOfMenu(planned);
    const gramsAt = (meal: string) =>
      found.find((one) => one.meal === meal)?.portions.reduce((sum, { grams }) => sum + grams, 0);
    expect(gramsAt("lunch")).toBe(50);
    expect(gramsAt("supper")).toBe(25);
    expect(headOfMenu([])).toEqual([]);
  });

  it("of what was eaten is over the children of whom it was written, meal by meal", () => {
    const meals = [
      // three children, 2.25 portions between them
      {
        ...({ meal: "lunch", recorded: 3, present: 4 } as const),
        dishes: [{ dishId: "rice", served: 3, eaten: 2.25 }],
      },
      { ...({ meal: "supper", recorded: 0, present: 4 } as const), dishes: [] },
    ];
    const eaten = { childDays: 4, days: 1, eaters, meals };
    expect(headOfEaten(eaten, () => [{ food: "CE001", grams: 40 }])).toEqual([
      { meal: "lunch", portions: [{ food: "CE001", grams: 30 }] },
    ]);
  });
});

describe("spanOf", () => {
  const today = "2026-11-12";
  it.each([
    [null, null, "2026-11-01", "2026-11-12"],
    ["2026-10-05", null, "2026-10-05", "2026-11-12"],
    ["2026-10-05", "2026-10-09", "2026-10-05", "2026-10-09"],
    ["2026-12-05", "2026-10-09", "2026-10-01", "2026-10-09"],
    ["2026-12-07", null, "2026-12-07", "2026-12-07"],
    ["2020-01-01", "2026-11-12", "2026-05-11", "2026-11-12"],
  ])("%s to %s: %s through %s", (from, to, first, through) => {
    expect(spanOf({ from, to }, today)).toEqual({ from: first, through });
  });
});
