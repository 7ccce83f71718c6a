import { describe, expect, it } from "vitest";
import { recordAllergy } from "~/features/children/care/commands.server";
import { removeDish } from "~/features/meals/commands.server";
import { archiveFood, recordSupply } from "~/features/meals/foods/commands.server";
import { recordSupplyInput } from "~/features/meals/foods/schema";
import {
  addDish,
  archiveDish,
  changeDish,
  discardDish,
  restoreDish,
  setDishPhoto,
} from "~/features/meals/library/commands.server";
import { getLibraryDish, listLibrary } from "~/features/meals/library/queries.server";
import { addDishInput, changeDishInput, listLibraryInput } from "~/features/meals/library/schema";
import type { Ctx } from "~/lib/context.server";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aPicture } from "../factories/files";
import { aDish, aDishForm, aFood, aPublishedMenu, dishesOf } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

const list = (ctx: Ctx, asked: Record<string, string>) =>
  listLibrary(ctx, listLibraryInput.parse(asked));

describe("addDish", () => {
  it("says allergens, diets, what to buy and what it costs by its foods", async () => {
    const { ctx } = await aCentre();
    const { foodId } = await aFood(ctx);
    const price = recordSupplyInput.parse({ price: "12", supplierGroup: "", version: "none" });
    done(await recordSupply(ctx, "EG001", price));
    const { dishId } = await aDish(ctx);
    const dish = await getLibraryDish(ctx, { dishId });
    expect(dish.ingredients.map(({ food, edible }) => [food, edible])).toEqual([
      ["EG001", 87],
      [foodId, 100],
      ["ME002", 100],
    ]);
    const [two, three] = dish.bands;
    expect(two).toMatchObject({ band: "m24to35", allergens: ["gluten", "egg", "milk"] });
    expect(two?.broken).toEqual(["halal", "vegetarian", "noPork"]);
    // at three the pork is left out
    expect(three).toMatchObject({ band: "m36to47", broken: [] });
    expect(two?.gross.EG001).toBeCloseTo(50);
    // 50 g of egg at 12 yuan and 20 g of bun at 12.5 yuan a kilogram; the pork has no price
    expect(two?.cost.fen).toBeCloseTo(60 + 25);
    expect(two?.cost.known).toBeCloseTo(70 / 80);
  });

  const refused: [Record<string, unknown>, string, string][] = [
    [{ grams0m24to35: "-1" }, "grams0m24to35", "errors:figure_too_small"],
    [{ grams1m36to47: "5000" }, "grams1m36to47", "errors:figure_too_large"],
    [{ grams0m24to35: "some" }, "grams0m24to35", "errors:not_a_figure"],
    [{ food0: "" }, "food0", "errors:required"],
    [{ meals: [] }, "meals", "errors:required"],
    [{ grams2m24to35: "", grams2m36to47: "0" }, "food2", "errors:dish_without_grams"],
    [{ months: ["13"] }, "months", "errors:invalid"],
  ];
  it.each(refused)("%j: %s %s", (given, field, message) => {
    const { error } = addDishInput.safeParse(aDishForm(given));
    const [first] = error?.issues ?? [];
    expect([first?.path[0], first?.message]).toEqual([field, message]);
  });

  it("refuses a dish without foods, a food twice, one that is not there and one that is archived", async () => {
    const { ctx } = await aCentre();
    const { foodId } = await aFood(ctx);
    const add = (given: Record<string, unknown>) =>
      addDish(ctx, addDishInput.parse(aDishForm(given)));
    const { nameZh, kind, texture, meals } = aDishForm();
    const empty = addDishInput.safeParse({ nameZh, kind, texture, meals });
    expect(empty.error?.issues[0]).toMatchObject({ path: ["food0"], message: "errors:dish_without_food" }); // prettier-ignore
    expect(await add({ food2: "鸡蛋（代表值）" })).toMatchObject({ reason: "food_twice", field: "food2" }); // prettier-ignore
    expect(await add({ food2: "龙肉" })).toMatchObject({ reason: "food_unknown", field: "food2" });
    done(await archiveFood(ctx, foodId));
    expect(await add({})).toMatchObject({ reason: "food_archived", field: "food1" });
  });
});

describe("changeDish", () => {
  async function aLunch() {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { childId } = await aChild(ctx, { name: "安雁" });
    await anEnrolment(ctx, { classId, childId });
    done(await recordAllergy(ctx, childId, { allergen: "peanut", severity: "severe", detail: "" }));
    const { foodId } = await aFood(ctx);
    const { dishId } = await aDish(ctx);
    await aPublishedMenu(ctx, { codes: [dishId] });
    const save = async (given: Record<string, unknown>) => {
      const { version } = await getLibraryDish(ctx, { dishId });
      return changeDish(ctx, dishId, changeDishInput.parse({ ...aDishForm(given), version }));
    };
    return { ctx, childId, dishId, foodId, save };
  }

  it("says before it is saved whom it would meet on a published menu", async () => {
    const { ctx, dishId, save } = await aLunch();
    const peanut = { food3: "花生油", grams3m24to35: "3" };
    const refusal = { reason: "meals_new_clashes", detail: { names: "安雁", needs: "花生" } };
    expect(await save(peanut)).toMatchObject(refusal);
    expect((await getLibraryDish(ctx, { dishId })).ingredients).toHaveLength(3);
    // another band has it: nobody who eats it must not
    done(await save({ food3: "花生油", grams3m36to47: "3" }));
    expect(await save(peanut)).toMatchObject(refusal);
    done(await save({ ...peanut, sure: "on" }));
    done(await save({ ...peanut, nameEn: "Known by now" }));
  });

  it("names an allergy in words as well", async () => {
    const { ctx, childId, save } = await aLunch();
    const inWords = { allergen: "other", severity: "mild", detail: "草莓" } as const;
    done(await recordAllergy(ctx, childId, inWords));
    expect(await save({ food3: "草莓", grams3m24to35: "20" })).toMatchObject({
      ...{ reason: "meals_new_clashes", detail: { names: "安雁", needs: "草莓" } },
    });
  });

  it("keeps an archived food that it has already, and refuses an older form", async () => {
    const { ctx, dishId, foodId, save } = await aLunch();
    done(await archiveFood(ctx, foodId));
    done(await save({ steps: "蒸熟" }));
    const stale = changeDishInput.parse({ ...aDishForm(), version: "2026-01-01T00:00:00.000Z" });
    expect(await changeDish(ctx, dishId, stale)).toMatchObject({
      reason: "stale",
      current: { steps: "蒸熟", food0: "鸡蛋（代表值）", grams0m24to35: "43.5" },
    });
  });

  it("is archived, not taken away, once it has been on a menu", async () => {
    const { ctx, dishId } = await aLunch();
    expect(await discardDish(ctx, dishId)).toMatchObject({ reason: "dish_on_menu" });
    done(await archiveDish(ctx, dishId));
    expect((await list(ctx, { q: "egg" })).rows.map(({ id }) => id)).not.toContain(dishId);
    expect((await list(ctx, { state: "archived" })).rows).toMatchObject([{ id: dishId }]);
    done(await restoreDish(ctx, dishId));
    const at = { band: "m24to35", day: "2026-11-12", meal: "lunch", dishId } as const;
    done(await removeDish(ctx, { ...at, reason: "换个口味" }));
    // families have read of it
    expect(await discardDish(ctx, dishId)).toMatchObject({ reason: "dish_on_menu" });
    const { dishId: unused } = await aDish(ctx, { nameZh: "没有排过的菜" });
    done(await discardDish(ctx, unused));
    expect(await archiveDish(ctx, unused)).toMatchObject({ reason: "not_found" });
  });
});

describe("listLibrary", () => {
  it("narrows by what is in the dishes and finds them in both languages", async () => {
    const { ctx } = await aCentre();
    await dishesOf(ctx);
    const { total } = await list(ctx, {});
    expect(total).toBe(200);
    const without = await list(ctx, { allergen: "egg", size: "500" });
    expect(without.rows.some(({ allergens }) => allergens.includes("egg"))).toBe(false);
    expect(without.total).toBeLessThan(total);
    expect((await list(ctx, { diet: "vegetarian" })).total).toBeLessThan(total);
    expect((await list(ctx, { band: "m6to11" })).total).toBe(25);
    expect((await list(ctx, { q: "fqcjd" })).rows).toMatchObject([{ nameZh: "番茄炒鸡蛋" }]);
    expect((await list(ctx, { q: "scrambled egg with tomato" })).total).toBe(1);
    const ids = (await list(ctx, { kind: "soup", month: "1", meal: "lunch" })).rows;
    expect(ids.every(({ kind, months }) => kind === "soup" && (months.length === 0 || months.includes(1)))).toBe(true); // prettier-ignore
  });
});

describe("setDishPhoto", () => {
  it("keeps a picture and refuses what is none", async () => {
    const { ctx } = await aCentre();
    await aFood(ctx);
    const { dishId } = await aDish(ctx);
    const upload = { field: "file", name: "a.jpg", mime: "image/jpeg" };
    done(await setDishPhoto(ctx, dishId, { ...upload, bytes: await aPicture() }));
    expect((await getLibraryDish(ctx, { dishId })).photoFileId).not.toBeNull();
    const words = { ...upload, bytes: Buffer.from("no picture") };
    expect(await setDishPhoto(ctx, dishId, words)).toMatchObject({ reason: "file_not_image" });
    expect(await setDishPhoto(ctx, dishId, undefined)).toMatchObject({ reason: "choose_file" });
  });
});
