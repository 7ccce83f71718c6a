import { describe, expect, it } from "vitest";
import { foodOf } from "~/standards/foods";
import { purchaseDays, purchasesOf, roundedUp } from "./rules";

describe("purchaseDays", () => {
  it.each([
    [null, null, "2026-11-16", "2026-11-22"],
    ["2026-11-12", null, "2026-11-12", "2026-11-18"],
    ["2026-11-12", "2026-11-13", "2026-11-12", "2026-11-13"],
    ["2026-11-12", "2026-11-01", "2026-11-12", "2026-11-12"],
    ["2026-11-12", "2027-01-01", "2026-11-12", "2026-11-25"],
  ])("from %s through %s is %s to %s", (from, through, first, last) => {
    expect(purchaseDays("2026-11-12", { from, through })).toEqual({ from: first, through: last });
  });
});

describe("roundedUp", () => {
  it.each([
    ...[
      [0, 0],
      [4, 10],
      [90, 90],
      [91, 100],
      [100, 100],
      [101, 150],
      [620, 650],
    ],
    ...[
      [951, 1000],
      [1000, 1000],
      [1001, 1100],
      [12_340, 12_400],
    ],
  ])("makes %i g to %i g", (grams, bought) => {
    expect(roundedUp(grams)).toBe(bought);
  });
});

describe("purchasesOf", () => {
  const [monday, tuesday] = ["2026-11-16", "2026-11-17"];
  it("buys what is left after peeling, day by day and in all", () => {
    const cooked = [
      // rice is eaten whole: 50 × 12 = 600, and 45 × 10 = 450 the day after
      { day: monday, food: "CE001", grams: 50, children: 12 },
      { day: tuesday, food: "CE001", grams: 45, children: 10 },
      // pumpkin is eaten to 85 %: 34 × 10 ÷ 0.85 = 400
      { day: monday, food: "VD027", grams: 34, children: 10 },
      // pak choi to 94 %: 65 × 12 ÷ 0.94 = 829.8
      { day: tuesday, food: "VD002", grams: 65, children: 12 },
      // an egg to 87 %: two bands, 26.1 × 10 ÷ 0.87 = 300 and 8.7 × 3 ÷ 0.87 = 30
      { day: monday, food: "EG001", grams: 26.1, children: 10 },
      { day: monday, food: "EG001", grams: 8.7, children: 3 },
      // nobody eats it, or not within these days
      { day: monday, food: "OI005", grams: 5, children: 0 },
      { day: "2026-11-30", food: "OI005", grams: 5, children: 9 },
      // a food of an older table
      { day: monday, food: "OLD01", grams: 1.1, children: 3 },
    ];
    expect(purchasesOf(cooked, [monday, tuesday])).toEqual([
      { group: "grain", foods: [{ food: "CE001", edible: 100, grams: 1100, perDay: [600, 450] }] },
      {
        group: "vegetable",
        foods: [
          { food: "VD002", edible: 94, grams: 850, perDay: [0, 830] },
          { food: "VD027", edible: 85, grams: 400, perDay: [400, 0] },
        ],
      },
      { group: "eggDairy", foods: [{ food: "EG001", edible: 87, grams: 350, perDay: [330, 0] }] },
      { group: "other", foods: [{ food: "OLD01", edible: 100, grams: 10, perDay: [4, 0] }] },
    ]);
  });

  it("buys a food of the centre's own, and from whom the centre has said", () => {
    const own = foodOf("VD027");
    const cooked = [
      { day: monday, food: "CE001", grams: 50, children: 10 },
      { day: monday, food: "own", grams: 34, children: 10, ...(own && { own }) },
    ];
    const found = purchasesOf(cooked, [monday], (food) => (food === "CE001" ? "other" : null));
    expect(found.map(({ group, foods }) => [group, foods[0]?.food, foods[0]?.grams])).toEqual([
      ["vegetable", "own", 400],
      ["other", "CE001", 500],
    ]);
  });
});
