import loadHighs from "highs";
import { beforeAll, describe, expect, it } from "vitest";
import { solve } from "~/lib/milp";
import { anOpenWeek, dice, faultsOf } from "~test/factories/meals.weeks";
import {
  costOf,
  gapOf,
  prepare,
  slotsOfMeal,
  type Cell,
  type Filled,
  type MenuProblem,
} from "../assistant/rules";
import { menuFindings, usualSettings } from "../menu-rules/rules";
import { intakesOf, judgedNutrients, referenceOf, shareServed } from "../nutrition/rules";
import { fillWeek, type Means } from "./rules";

const band = "m24to35";
const days = ["2026-11-30", "2026-12-01"];
let fill: (problem: MenuProblem, means?: Partial<Means>) => ReturnType<typeof fillWeek>;

beforeAll(async () => {
  const highs = await loadHighs();
  fill = (problem, means) =>
    fillWeek(problem, {
      ...{ elapsed: () => 0, limit: 30, ...means },
      solve: (model, objective, options) => solve(highs, model, objective, options),
    });
});

/** Two days of lunch with a few dishes a slot: small enough to try every menu. Without oil, which lunch alone would pass. */
function aSmallWeek(seed: number): MenuProblem {
  const roll = dice(seed);
  const open = anOpenWeek(band, ["lunch"]);
  const whole = {
    ...open,
    dishes: open.dishes.map((dish) => ({
      ...dish,
      portions: dish.portions?.filter(({ food }) => !food.startsWith("OI")) ?? null,
    })),
  };
  const dishes = slotsOfMeal(band, "lunch").flatMap((kinds, slot) => {
    const may = whole.dishes.filter(
      (dish) => kinds.includes(dish.kind) && dish.months.length === 0,
    );
    return [0, 1, ...(slot < 2 ? [2] : [])].map(() => may.splice(roll(may.length), 1)).flat();
  });
  const settings = { ...whole.settings, kindsOfDay: 6 + roll(4), kindsOfWeek: 0 };
  return { ...whole, dishes, settings, days: days.map((day) => ({ day, isOpen: true })) };
}

/** Every menu of the small week that keeps the rules: unmet bands, how far they are off, cost. */
function everyMenu(problem: MenuProblem): [unmet: number, distance: number, cost: number][] {
  const slots = slotsOfMeal(band, "lunch").map((kinds) =>
    problem.dishes.filter((dish) => kinds.includes(dish.kind)),
  );
  const lunches = slots.reduce<MenuProblem["dishes"][number][][]>(
    (all, own) => all.flatMap((one) => own.map((dish) => [...one, dish])),
    [[]],
  );
  const share = (shareServed(["lunch"]) / 100) * days.length;
  return lunches.flatMap((first) =>
    lunches.flatMap((second): [number, number, number][] => {
      const week = [first, second].map((own, at) => ({
        ...{ day: days[at] ?? "", isOpen: true },
        dishes: own.map((dish) => ({ ...dish, meal: "lunch" as const })),
      }));
      const found = menuFindings({ band, served: ["lunch"], days: week }, problem.settings);
      if (found.length > 0) return [];
      const dishes = [...first, ...second];
      const intakes = intakesOf(dishes.flatMap(({ portions }) => portions ?? []));
      const outside = judgedNutrients.map((nutrient, at) => {
        const percent =
          ((intakes[at]?.amount ?? 0) * 100) / ((referenceOf(band, nutrient) ?? 0) * share);
        return Math.max(80 - percent, percent - 120, 0);
      });
      const cost = dishes.reduce((sum, dish) => sum + costOf(dish, problem.prices), 0);
      return [
        [
          outside.filter((off) => off > 1e-4).length,
          outside.reduce((sum, off) => sum + off, 0),
          cost,
        ],
      ];
    }),
  );
}

describe("prepare", () => {
  it("aims at the group that eats here, and at the band where none is given", () => {
    const open = anOpenWeek(band, ["lunch"]);
    const ofBand = prepare(open).targets;
    const reference = judgedNutrients.map((nutrient) => (referenceOf(band, nutrient) ?? 0) * 2);
    expect(prepare({ ...open, reference }).targets).toEqual(
      ofBand.map((target) => (target ?? 0) * 2),
    );
    const none = judgedNutrients.map(() => null);
    expect(prepare({ ...open, reference: none }).targets).toEqual(none);
  });
});

describe("fillWeek", { timeout: 60_000 }, () => {
  it.each([1, 2, 3, 4, 5, 6])(
    "finds what trying every menu finds: fewest bands unmet, least off, cheapest (%i)",
    (seed) => {
      const problem = aSmallWeek(seed);
      const menus = everyMenu(problem);
      const proposal = fill(problem);

      expect(menus.length).toBeGreaterThan(0);
      expect(proposal.state).toBe("filled");
      const filled = proposal as Filled; // reason: the line above
      expect(faultsOf(problem, filled)).toEqual([]);
      const fewest = Math.min(...menus.map(([unmet]) => unmet));
      expect(filled.unmet).toHaveLength(fewest);
      const least = Math.min(...menus.flatMap(([unmet, off]) => (unmet === fewest ? [off] : [])));
      const cheapest = Math.min(
        ...menus.flatMap(([unmet, off, cost]) =>
          unmet === fewest && off <= least + 1e-3 ? [cost] : [],
        ),
      );
      expect(filled.costBound).toBeLessThanOrEqual(cheapest + 1e-6);
      expect(gapOf(filled)).toBeLessThan(0.01);
    },
  );

  it("leaves locked cells as they are, and fills around them", () => {
    const problem = aSmallWeek(4);
    const [first] = problem.dishes;
    const locked: Cell[] = [{ day: days[1] ?? "", meal: "lunch", dishId: first?.id ?? "" }];
    const settings = { ...problem.settings, kindsOfDay: 4 };
    const proposal = fill({ ...problem, locked, settings });
    expect(proposal.state).toBe("filled");
    const filled = proposal as Filled; // reason: the line above
    expect(faultsOf({ ...problem, locked, settings }, filled)).toEqual([]);
    expect(filled.cells).toHaveLength(7);
  });

  it("says which rules stand against each other, and by how much", () => {
    const whole = anOpenWeek(band, ["lunch"], {
      settings: { ...usualSettings, kindsOfDay: 6 },
    });
    const noSoup = fill({ ...whole, dishes: whole.dishes.filter(({ kind }) => kind !== "soup") });
    expect(noSoup).toEqual({
      state: "impossible",
      conflicts: [{ rule: "slot", of: "lunch.3", by: 5 }],
    });
    const settings = { ...whole.settings, kindsOfDay: 30 };
    const tooMany = fill({ ...whole, settings });
    expect(tooMany.state).toBe("impossible");
    const rules = tooMany.state === "impossible" ? tooMany.conflicts.map(({ rule }) => rule) : [];
    expect(rules).toContain("kindsOfDay");
  });

  it("prefers, where it costs hardly more, the dishes that fewer children cannot eat", () => {
    const small = aSmallWeek(4);
    const twice = { mainMeat: 2, mainFish: 2, mainEggSoy: 2, vegetable: 2, soup: 2 };
    const timesAWeek = { ...small.settings.timesAWeek, ...twice };
    const problem = { ...small, settings: { ...small.settings, timesAWeek } };
    const dishes = problem.dishes.flatMap((dish) => [
      { ...dish, substitutes: 3 },
      { ...dish, id: `${dish.id} twin` },
    ]);
    const after = fill({ ...problem, dishes });
    expect(after.state === "filled" && after.substitutes).toBe(0);
  });
});
