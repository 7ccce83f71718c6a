import { meals, type Meal, type MealBand } from "~db/enums";
import {
  slotsOfMeal,
  type Cell,
  type Filled,
  type MenuProblem,
} from "~/features/meals/assistant/rules";
import { dishFindings, menuFindings, usualSettings } from "~/features/meals/menu-rules/rules";
import { judgedNutrients, referenceOf, shareServed } from "~/features/meals/nutrition/rules";
import { isInSeason } from "~/features/meals/rules";
import { addDays } from "~/lib/dates";
import { dishLibrary } from "~/standards/dish-library";
import { usualPrices } from "~/standards/food-prices";
import { foodOf } from "~/standards/foods";

export const servedSets: readonly (readonly Meal[])[] = [
  ["morningSnack", "lunch", "afternoonSnack"],
  ["breakfast", "morningSnack", "lunch", "afternoonSnack"],
  meals,
];

/** The whole starter library as one band eats it, for an ordinary week; no dish needs a substitute. */
export function anOpenWeek(
  band: MealBand,
  served: readonly Meal[],
  given: Partial<MenuProblem> & { monday?: string } = {},
): MenuProblem {
  const { monday = "2026-11-30", ...more } = given;
  return {
    ...{ band, served, locked: [], settings: usualSettings, prices: {} },
    days: [0, 1, 2, 3, 4].map((at) => ({ day: addDays(monday, at), isOpen: true })),
    dishes: dishLibrary.flatMap((dish) => {
      const own = dish.ingredients.filter((one) => one.band === band);
      if (own.length === 0) return [];
      const portions = own.flatMap(({ food, grams }) => (grams > 0 ? { food, grams } : []));
      return { ...dish, id: dish.code, portions, substitutes: 0 };
    }),
    ...more,
  };
}

/** Numbers from a seed, the same on every machine. */
export function dice(seed: number): (n: number) => number {
  let state = (seed * 2654435761) >>> 0 || 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * n);
  };
}

const bands: readonly MealBand[] = ["m6to11", "m12to23", "m24to35", "m36to47", "m48to71"];

/** A week of any season with closed days, a thinned library, other prices, children with needs, locked cells. */
export function aRandomWeek(seed: number): MenuProblem {
  const roll = dice(seed + 17);
  const band = bands[roll(bands.length)] ?? "m24to35";
  const served = servedSets[roll(servedSets.length)] ?? meals;
  const monday = addDays("2026-01-05", 7 * roll(52));
  const missing = roll(25);
  const whole = anOpenWeek(band, served, { monday });
  const dishes = whole.dishes
    .filter(() => roll(100) >= missing)
    .map((dish) => ({ ...dish, substitutes: roll(4) === 0 ? 1 + roll(3) : 0 }));
  const days = whole.days.map(({ day }) => ({ day, isOpen: roll(8) > 0 }));
  const foods = [
    ...new Set(dishes.flatMap(({ portions }) => portions ?? []).map((one) => one.food)),
  ];
  const prices = Object.fromEntries(
    foods.flatMap((food) => (roll(3) === 0 ? [[food, 300 + roll(6000)]] : [])),
  );
  const problem: MenuProblem = { ...whole, dishes, days, prices };
  return { ...problem, locked: someLocked(problem, roll(6), roll) };
}

/** Cells that keep the rules themselves: every dish in its season, none twice, no liver. */
function someLocked(problem: MenuProblem, most: number, roll: (n: number) => number): Cell[] {
  const locked: Cell[] = [];
  const taken = new Set<string>();
  const open = problem.days.filter(({ isOpen }) => isOpen);
  for (let at = 0; at < most && open.length > 0; at += 1) {
    const day = open[roll(open.length)]?.day ?? "";
    const meal = problem.served[roll(problem.served.length)] ?? "lunch";
    const slots = slotsOfMeal(problem.band, meal);
    const slot = roll(slots.length);
    const may = problem.dishes.filter(
      (dish) =>
        slots[slot]?.includes(dish.kind) &&
        dish.meals.includes(meal) &&
        isInSeason(dish.months, day) &&
        dishFindings(dish, problem.band).length === 0 &&
        !dish.portions?.some(({ food }) => food.startsWith("OF")),
    );
    const dish = may[roll(may.length)];
    const key = `${day} ${meal} ${slot}`;
    if (!dish || taken.has(key) || taken.has(dish.id)) continue;
    taken.add(key).add(dish.id);
    locked.push({ day, meal, dishId: dish.id });
  }
  return locked;
}

const isClose = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(a));

/** What is wrong with a proposal, by the rules of menus and sums of its own; it knows nothing of how it was found. */
export function faultsOf(problem: MenuProblem, filled: Filled): string[] {
  const faults: string[] = [];
  const cells = [...problem.locked, ...filled.cells];
  const byId = new Map(problem.dishes.map((dish) => [dish.id, dish]));
  const dishesAt = (day: string) =>
    cells.flatMap((cell) => {
      const dish = byId.get(cell.dishId);
      return cell.day === day && dish ? { ...dish, meal: cell.meal } : [];
    });
  const days = problem.days.map(({ day, isOpen }) => ({ day, isOpen, dishes: dishesAt(day) }));
  const week = { band: problem.band, served: problem.served, days };
  for (const { rule, day, of } of menuFindings(week, problem.settings)) {
    faults.push(`${rule} ${day ?? "week"} ${of ?? ""}`);
  }
  for (const { day, isOpen, dishes } of days) {
    if (dishes.length > 0 && !isOpen) faults.push(`a dish on the closed ${day}`);
    for (const meal of isOpen ? problem.served : []) {
      for (const kinds of slotsOfMeal(problem.band, meal)) {
        const there = dishes.filter((one) => one.meal === meal && kinds.includes(one.kind)).length;
        if (there !== 1) faults.push(`${there} of ${kinds.join("/")} at ${meal} of ${day}`);
      }
    }
  }
  const eaten = days.flatMap(({ dishes }) => dishes);
  const portions = eaten.flatMap((dish) => dish.portions ?? []);
  let cost = 0;
  for (const { food, grams } of portions) {
    const known = foodOf(food);
    if (!known) throw new Error(`${food} is in no table`);
    cost +=
      ((grams * 100) / known.edible / 1000) * (problem.prices[food] ?? usualPrices[known.group]);
  }
  if (!isClose(cost, filled.cost)) faults.push(`costs ${cost}, said ${filled.cost}`);
  if (filled.costBound > filled.cost + 1e-6) faults.push("dearer bound than menu");
  const open = days.filter(({ isOpen }) => isOpen).length;
  const unmet: string[] = [];
  for (const nutrient of judgedNutrients) {
    const reference = referenceOf(problem.band, nutrient);
    if (reference === null) continue;
    let amount = 0;
    for (const { food, grams } of portions) {
      amount += ((foodOf(food)?.per100[nutrient] ?? 0) * grams) / 100;
    }
    const percent = (amount * 10_000) / (reference * shareServed(problem.served) * open);
    if (percent < 80 - 1e-3 || percent > 120 + 1e-3) unmet.push(nutrient);
  }
  const said = filled.unmet.map(({ nutrient }) => nutrient);
  if (unmet.join() !== said.join()) faults.push(`unmet ${unmet.join()}, said ${said.join()}`);
  const substitutes = eaten.reduce((sum, dish) => sum + dish.substitutes, 0);
  if (substitutes !== filled.substitutes) faults.push(`${substitutes} substitutes`);
  return faults;
}
