import { describe, expect, it } from "vitest";
import { mealAmounts } from "~db/enums";
import { eatenOf, leftoversOf, leftPercent, partOfAmount, type Eating } from "./rules";

const eating = (given: Partial<Eating> = {}): Eating => ({
  ...{ day: "2026-11-12", meal: "lunch", amount: "finished", children: 1 },
  ...{ dishIds: [], dishAmounts: {} },
  ...given,
});
const planned = () => ["rice", "greens"];

describe("what a tap stands for", () => {
  it.each([
    ["finished", 1],
    ["most", 0.75],
    ["half", 0.5],
    ["little", 0.25],
    ["none", 0],
  ] as const)("%s: %d of the portion", (amount, part) => expect(partOfAmount[amount]).toBe(part));

  it("says something for every amount", () => {
    expect(Object.keys(partOfAmount).sort()).toEqual([...mealAmounts].sort());
  });
});

describe("eatenOf", () => {
  it("adds up the children, dish by dish where it was said so", () => {
    const eatings = [
      eating({ children: 3 }),
      eating({ amount: "half", children: 2 }),
      eating({ amount: "most", dishAmounts: { greens: "little" } }),
    ];
    // rice 3 × 1 + 2 × 0.5 + 0.75; greens 3 × 1 + 2 × 0.5 + 0.25
    expect(eatenOf(eatings, planned)).toEqual([
      {
        ...{ meal: "lunch", recorded: 6 },
        dishes: [
          { dishId: "rice", served: 6, eaten: 4.75 },
          { dishId: "greens", served: 6, eaten: 4.25 },
        ],
      },
    ]);
  });

  it("takes the dishes that the entry names before those of the menu", () => {
    const [lunch] = eatenOf([eating({ dishIds: ["noodles"] })], planned);
    expect(lunch?.dishes).toEqual([{ dishId: "noodles", served: 1, eaten: 1 }]);
  });

  it("keeps the meals apart and counts nobody who was not written down", () => {
    const found = eatenOf([eating(), eating({ meal: "supper", amount: "none" })], planned);
    expect(found.map(({ meal, recorded }) => [meal, recorded])).toEqual([
      ["lunch", 1],
      ["supper", 1],
    ]);
    expect(eatenOf([], planned)).toEqual([]);
  });
});

describe("leftoversOf", () => {
  it("is by dish and week, with the most portions left first", () => {
    const found = leftoversOf(
      [
        eating({ day: "2026-11-05", children: 4, dishIds: ["rice"] }),
        eating({ amount: "half", children: 2 }),
        eating({ amount: "finished", children: 2, dishAmounts: { greens: "none" } }),
      ],
      planned,
    );
    // rice: 4 of 4, then 1 + 2 of 4; greens: 1 + 0 of 4
    expect(found.weeks).toEqual([
      { week: "2026-11-02", left: 0 },
      { week: "2026-11-09", left: 50 },
    ]);
    expect(found.dishes).toEqual([
      { dishId: "greens", served: 4, eaten: 1, left: 75, weeks: [null, 75] },
      { dishId: "rice", served: 8, eaten: 7, left: 13, weeks: [0, 25] },
    ]);
  });

  it("knows nothing of what nobody was served", () => {
    expect(leftPercent({ served: 0, eaten: 0 })).toBeNull();
    expect(leftoversOf([], planned)).toEqual({ weeks: [], dishes: [] });
  });
});
