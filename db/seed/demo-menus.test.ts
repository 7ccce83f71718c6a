import { describe, expect, it } from "vitest";
import { publishedCalendar } from "~/features/centres/calendar/rules";
import { isInSeason, maxDishesOfMeal } from "~/features/meals/rules";
import { dishLibrary } from "~/standards/dish-library";
import { mealBands } from "../enums";
import { planDemoWeek } from "./demo-menus";

const needs = {
  allergens: new Set(["peanut", "milk"] as const),
  diets: new Set(["halal"] as const),
};
const weeks = ["2026-10-05", "2026-11-09"].flatMap((monday) =>
  mealBands.map((band) => [band, monday] as const),
);
const libraryOf = new Map(dishLibrary.map((dish) => [dish.code, dish]));

describe("planDemoWeek", () => {
  it.each(weeks)("plans %s for %s as a command would let it", (band, monday) => {
    const plan = planDemoWeek(band, monday, needs);
    expect(plan.length).toBeGreaterThan(0);
    for (const { code, day, meal } of plan) {
      const dish = libraryOf.get(code);
      expect(publishedCalendar.isOpenDay(day)).toBe(true);
      expect(dish?.meals).toContain(meal);
      expect(dish?.ingredients.some((one) => one.band === band)).toBe(true);
      expect(isInSeason(dish?.months ?? [], day)).toBe(true);
      const ofMeal = plan.filter((one) => one.day === day && one.meal === meal);
      expect(ofMeal.length).toBeLessThanOrEqual(maxDishesOfMeal);
      expect(new Set(ofMeal.map((one) => one.code)).size).toBe(ofMeal.length);
    }
  });

  it("has no dish twice at lunch within a week, and says the same again", () => {
    const plan = planDemoWeek("m24to35", "2026-11-09", needs);
    const lunches = plan.filter(({ meal }) => meal === "lunch").map(({ code }) => code);
    expect(lunches).toHaveLength(20);
    expect(new Set(lunches).size).toBe(20);
    expect(planDemoWeek("m24to35", "2026-11-09", needs)).toEqual(plan);
  });
});
