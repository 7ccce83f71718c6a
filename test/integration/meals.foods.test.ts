import { describe, expect, it } from "vitest";
import { recordAllergy } from "~/features/children/care/commands.server";
import { getDish } from "~/features/meals/dishes/queries.server";
import {
  addFood,
  archiveFood,
  changeFood,
  discardFood,
  recordSupply,
  restoreFood,
} from "~/features/meals/foods/commands.server";
import { getFood, listFoods } from "~/features/meals/foods/queries.server";
import {
  addFoodInput,
  changeFoodInput,
  listFoodsInput,
  recordSupplyInput,
} from "~/features/meals/foods/schema";
import { getMenuDay } from "~/features/meals/queries.server";
import { getMenuWeek } from "~/features/meals/weeks/queries.server";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aFood, aFoodForm, aPublishedMenu } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

const band = "m24to35" as const;
const day = "2026-11-12";

const list = (ctx: Ctx, asked: Record<string, string>) =>
  listFoods(ctx, listFoodsInput.parse(asked));

/** The food takes the place of the rice in the soft rice of the published lunch. */
async function inTheRice(ctx: Ctx, foodId: string, dishId: string) {
  await ownerSql()`update dish_ingredient set food = ${foodId}, own_food_id = ${foodId}
    where centre_id = ${ctx.centreId} and dish_id = ${dishId} and food like 'CE%'`;
}

/** A published lunch of rice with an own food in it, and a child that must not have milk. */
async function aLunchWith(given: Record<string, unknown>) {
  const { ctx } = await aCentre();
  const { classId } = await aClass(ctx);
  const { childId } = await aChild(ctx, { name: "安雁" });
  await anEnrolment(ctx, { classId, childId });
  done(await recordAllergy(ctx, childId, { allergen: "milk", severity: "mild", detail: "" }));
  const { foodId } = await aFood(ctx, given);
  const [dishId = ""] = (await aPublishedMenu(ctx, { codes: ["STP01"] })).dishIds;
  await inTheRice(ctx, foodId, dishId);
  return { ctx, foodId, dishId, childId };
}

describe("listFoods", () => {
  it("finds reference and own foods in Chinese, pinyin and English, own ones first", async () => {
    const { ctx } = await aCentre();
    const { foodId } = await aFood(ctx);
    const all = await list(ctx, {});
    expect(all).toMatchObject({ total: 316, own: 1, reference: 315 });
    expect(all.rows).toHaveLength(25);
    expect(all.rows[0]).toMatchObject({ code: foodId, fenPerKg: 1250, supplierGroup: "grain" });
    for (const q of ["小馒头", "naixiang", "nxxmt", "milk BUN"]) {
      expect((await list(ctx, { q })).rows.map(({ code }) => code)).toContain(foodId);
    }
    expect((await list(ctx, { q: "tu dou" })).rows.length).toBeGreaterThan(0);
    expect((await list(ctx, { group: "oil" })).total).toBe(9);
    expect((await list(ctx, { allergen: "mango" })).rows[0]).toMatchObject({ group: "fruit" });
  });

  it("orders by a figure, and what was not measured stands last", async () => {
    const { ctx } = await aCentre();
    await aFood(ctx);
    const rows = async (sort: string) => (await list(ctx, { sort, size: "500" })).rows;
    const upwards = (await rows("iron")).map(({ per100 }) => per100.iron);
    expect(upwards.at(-1)).toBeNull();
    expect(upwards[0]).toBe(0);
    expect((await rows("-sodium"))[0]).toMatchObject({ nameZh: "食盐" });
  });
});

describe("addFood", () => {
  it("keeps a blank blank and a name once", async () => {
    const { ctx } = await aCentre();
    const { foodId } = await aFood(ctx, { iron: "", zinc: "0", tags: ["pork"] });
    const food = await getFood(ctx, { food: foodId });
    expect(food.per100).toMatchObject({ iron: null, zinc: 0, energy: 240 });
    expect(food.tags).toEqual(["pork", "meat"]);
    const twin = { ok: false, reason: "food_name_taken", field: "nameZh" };
    expect(await addFood(ctx, addFoodInput.parse(aFoodForm()))).toMatchObject(twin);
    const known = addFoodInput.parse(aFoodForm({ nameZh: "食盐" }));
    expect(await addFood(ctx, known)).toMatchObject(twin);
  });

  const refused: [Record<string, unknown>, string, string][] = [
    [{ energy: "-3" }, "energy", "errors:figure_too_small"],
    [{ energy: "1448" }, "energy", "errors:figure_too_large"],
    [{ iron: "a little" }, "iron", "errors:not_a_figure"],
    [{ edible: "0" }, "edible", "errors:figure_too_small"],
    [{ edible: "" }, "edible", "errors:required"],
    [{ protein: "70" }, "carbohydrate", "errors:food_over_100_grams"],
    [{ energy: "480" }, "energy", "errors:food_energy_unlikely"],
    [{ price: "0" }, "price", "errors:figure_too_small"],
    [{ group: "sweets" }, "group", "errors:required"],
  ];
  it.each(refused)("%j: %s %s", (given, field, message) => {
    const { error } = addFoodInput.safeParse(aFoodForm(given));
    const [first] = error?.issues ?? [];
    expect([first?.path[0], first?.message]).toEqual([field, message]);
  });
});

describe("an own food in a dish", () => {
  it("counts like a reference food: grams, allergens, energy and clashes", async () => {
    const { ctx, dishId, childId } = await aLunchWith({});
    const dish = await getDish(ctx, { dishId, band });
    expect(dish.allergens).toEqual(["gluten", "milk"]);
    expect(dish.ingredients[0]).toMatchObject({ nameZh: "奶香小馒头", nameEn: "Milk bun" });
    const [lunch] = await getMenuDay(ctx, { day, band });
    expect(lunch?.dishes[0]?.allergens).toEqual(["gluten", "milk"]);
    const { days, mean } = await getMenuWeek(ctx, { week: "2026-11-09", band });
    const planned = days.find((one) => one.day === day)?.meals.flatMap(({ dishes }) => dishes);
    expect(planned?.[0]?.clashes).toMatchObject([{ childId, allergens: ["milk"] }]);
    const grams = dish.ingredients[0]?.grams ?? 0;
    expect(mean.find(({ nutrient }) => nutrient === "energy")?.amount).toBeCloseTo(2.4 * grams);
  });

  it("says before it is saved whom a change would meet, and is saved when that is read", async () => {
    const { ctx, foodId } = await aLunchWith({ allergens: ["gluten"], tags: [] });
    const { version } = await getFood(ctx, { food: foodId });
    const changed = (given: Record<string, unknown>) =>
      changeFood(ctx, foodId, changeFoodInput.parse({ ...aFoodForm(given), version }));
    expect(await changed({})).toMatchObject({
      reason: "meals_new_clashes",
      detail: { names: "安雁", needs: "乳", day },
    });
    expect((await getFood(ctx, { food: foodId })).allergens).toEqual(["gluten"]);
    done(await changed({ allergens: ["gluten"], nameEn: "Bun" }));
    const { version: next } = await getFood(ctx, { food: foodId });
    done(await changeFood(ctx, foodId, changeFoodInput.parse({ ...aFoodForm(), version: next, sure: "on" }))); // prettier-ignore
    expect((await getFood(ctx, { food: foodId })).allergens).toEqual(["gluten", "milk"]);
  });

  it("is archived, not taken away", async () => {
    const { ctx, foodId, dishId } = await aLunchWith({});
    expect(await discardFood(ctx, foodId)).toMatchObject({
      reason: "food_in_use",
      detail: { dishes: 1 },
    });
    done(await archiveFood(ctx, foodId));
    expect((await list(ctx, { state: "own" })).rows).toEqual([]);
    expect((await list(ctx, { state: "archived" })).rows).toMatchObject([{ code: foodId }]);
    expect((await getDish(ctx, { dishId, band })).allergens).toContain("milk");
    expect((await getFood(ctx, { food: foodId })).dishes).toMatchObject([{ id: dishId }]);
    done(await restoreFood(ctx, foodId));
    const { foodId: unused } = await aFood(ctx, { nameZh: "没人用" });
    done(await discardFood(ctx, unused));
    expect((await list(ctx, { state: "own" })).rows).toMatchObject([{ code: foodId }]);
  });
});

describe("recordSupply", () => {
  it("prices reference and own foods, and a stale form meets what stands now", async () => {
    const { ctx } = await aCentre();
    const first = { price: "6.8", supplierGroup: "grain", version: "none" };
    done(await recordSupply(ctx, "CE001", recordSupplyInput.parse(first)));
    expect(await getFood(ctx, { food: "CE001" })).toMatchObject({ fenPerKg: 680 });
    expect(
      await recordSupply(ctx, "CE001", recordSupplyInput.parse({ ...first, price: "7" })),
    ).toMatchObject({ reason: "stale", current: { price: "6.8", supplierGroup: "grain" } });
    const none = recordSupplyInput.parse(first);
    expect(await recordSupply(ctx, "no such food", none)).toMatchObject({ reason: "not_found" });
  });
});
