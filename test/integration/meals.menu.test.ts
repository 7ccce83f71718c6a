import { describe, expect, it } from "vitest";
import type { Meal, MealBand } from "~db/enums";
import { listNeeds } from "~/features/children/care/queries.server";
import { recordAllergy, recordDiet } from "~/features/children/care/commands.server";
import { copyWeek, moveDish, planDish, removeDish } from "~/features/meals/commands.server";
import { checkWeek, publishWeek } from "~/features/meals/publishing/commands.server";
import { adoptDishLibrary } from "~/features/meals/dishes/commands.server";
import { getDish, listDishes } from "~/features/meals/dishes/queries.server";
import { exportMenuWeek } from "~/features/meals/export/queries.server";
import { getFamilyMenuWeek } from "~/features/meals/family/queries.server";
import { giveDishLibrary } from "~/features/meals/jobs.server";
import { getMenuDay } from "~/features/meals/queries.server";
import { getMenuWeek } from "~/features/meals/weeks/queries.server";
import { dishLibrary } from "~/standards/dish-library";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aPublishedMenu, dishesOf } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

const week = "2026-11-09";
const thursday = "2026-11-12";
const band = "m24to35" as const satisfies MealBand;

/** A centre with its library; `plan` puts a dish of the starter library on a meal. */
async function aKitchen() {
  const { ctx } = await aCentre();
  const ids = await dishesOf(ctx);
  const id = (code: string) => ids.get(code) ?? code;
  const plan = (code: string, given: { day?: string; meal?: Meal; band?: MealBand } = {}) =>
    planDish(ctx, { band, day: thursday, meal: "lunch", ...given, dishId: id(code) });
  return { ctx, id, plan };
}

const countRows = async (ctx: Ctx, table: "dish" | "dish_ingredient" | "menu_dish") => {
  const sql = ownerSql();
  const [row] = await sql<
    { n: number }[]
  >`select count(*)::int as n from ${sql(table)} where centre_id = ${ctx.centreId}`;
  return row?.n;
};

describe("adoptDishLibrary", () => {
  it("fills a new centre's library once, and leaves what the centre has changed", async () => {
    const { ctx } = await aCentre();
    await giveDishLibrary(ctx);
    expect(await countRows(ctx, "dish")).toBe(dishLibrary.length);
    const ingredients = dishLibrary.flatMap((dish) => dish.ingredients).length;
    expect(await countRows(ctx, "dish_ingredient")).toBe(ingredients);
    const sql = ownerSql();
    await sql`update dish set name_zh = '本园米饭' where centre_id = ${ctx.centreId} and code = 'STP01'`;
    await sql`delete from dish where centre_id = ${ctx.centreId} and code = 'STP02'`;
    expect(await adoptDishLibrary(ctx)).toEqual({ ok: true, value: { dishes: 1 } });
    expect(await countRows(ctx, "dish_ingredient")).toBe(ingredients);
    const own =
      await sql`select 1 from dish where centre_id = ${ctx.centreId} and name_zh = '本园米饭'`;
    expect(own).toHaveLength(1);
  });
});

describe("planDish", () => {
  it("puts dishes on a meal in their order and takes one off again", async () => {
    const { ctx, id, plan } = await aKitchen();
    for (const code of ["STP01", "MEA01", "VEG04"]) done(await plan(code));
    const lunch = async () => {
      const { days } = await getMenuWeek(ctx, { week, band });
      const day = days.find((one) => one.day === thursday);
      return day?.meals.find(({ meal }) => meal === "lunch")?.dishes ?? [];
    };
    expect((await lunch()).map(({ nameZh, grams }) => [nameZh, grams])).toEqual([
      ["软米饭", 50],
      // 34 beef, 40 tomato, 18 potato, 4.5 oil, 0.2 salt
      ["番茄炖牛肉", 97],
      // 65 greens, 0.8 garlic, 3.5 oil, 0.1 salt
      ["清炒小白菜", 69],
    ]);
    const at = { band, day: thursday, meal: "lunch", dishId: id("MEA01") } as const;
    done(await removeDish(ctx, at));
    expect((await lunch()).map(({ nameZh }) => nameZh)).toEqual(["软米饭", "清炒小白菜"]);
    expect(await removeDish(ctx, at)).toMatchObject({ reason: "not_found" });
  });

  it("keeps what two people plan in one week at once, cell by cell", async () => {
    const { ctx, id, plan } = await aKitchen();
    const days = ["2026-11-09", "2026-11-10", thursday] as const;
    const planned = await Promise.all([
      ...days.map((day) => plan("STP01", { day })),
      ...days.map((day) => plan("MEA01", { day })),
    ]);
    expect(planned.every(({ ok }) => ok)).toBe(true);
    expect(await countRows(ctx, "menu_dish")).toBe(6);
    // the same dish in the same cell: one of them plans it, the other is told
    const both = await Promise.all([plan("VEG04"), plan("VEG04")]);
    expect(both.map((one) => (one.ok ? "planned" : one.reason)).sort()).toEqual([
      "dish_already_in_meal",
      "planned",
    ]);
    const at = { band, day: thursday, meal: "lunch", dishId: id("VEG04") } as const;
    const gone = await Promise.all([removeDish(ctx, at), removeDish(ctx, at)]);
    expect(gone.map((one) => (one.ok ? "gone" : one.reason)).sort()).toEqual(["gone", "not_found"]);
    expect(await countRows(ctx, "menu_dish")).toBe(6);
  });

  it("moves a dish to another meal of its week, or leaves it where it is", async () => {
    const { ctx, id, plan } = await aKitchen();
    done(await plan("STP01"));
    done(await plan("STP01", { day: "2026-11-10" }));
    const move = (toDay: string, toMeal: "lunch" | "morningSnack" = "lunch") =>
      moveDish(ctx, {
        ...({ band, day: thursday, meal: "lunch", dishId: id("STP01") } as const),
        ...{ toDay, toMeal },
      });
    expect(await move("2026-11-10")).toMatchObject({ reason: "dish_already_in_meal" });
    expect(await move("2026-11-14")).toMatchObject({ reason: "menu_closed_day" });
    expect(await move("2026-11-11", "morningSnack")).toMatchObject({ reason: "dish_not_for_meal" });
    expect(await move("2026-11-17")).toMatchObject({ reason: "menu_other_week" });
    const days = async () =>
      (await getMenuWeek(ctx, { week, band })).days.flatMap(({ day, meals }) =>
        meals.some(({ dishes }) => dishes.length > 0) ? day : [],
      );
    expect(await days()).toEqual(["2026-11-10", thursday]);
    done(await move("2026-11-11"));
    expect(await days()).toEqual(["2026-11-10", "2026-11-11"]);
    expect(await move("2026-11-09")).toMatchObject({ reason: "not_found" });
  });

  it("refuses what does not belong there, and then nothing is written", async () => {
    const { ctx, plan } = await aKitchen();
    const sql = ownerSql();
    await sql`update dish set archived = true where centre_id = ${ctx.centreId} and code = 'STP03'`;
    const refused = async (...given: Parameters<typeof plan>) => {
      const result = await plan(...given);
      return result.ok ? "planned" : result.reason;
    };
    expect(await refused("STP01", { day: "2026-10-01" })).toBe("menu_closed_day");
    expect(await refused("STP01", { day: "2026-11-14" })).toBe("menu_closed_day");
    expect(await refused("STP01", { band: "m6to11" })).toBe("dish_not_for_band");
    expect(await refused("STP01", { meal: "morningSnack" })).toBe("dish_not_for_meal");
    expect(await refused("STP03")).toBe("dish_archived");
    expect(await refused("0193a000-0000-7000-8000-000000000000")).toBe("not_found");
    expect(await countRows(ctx, "menu_dish")).toBe(0);
    // a make-up Saturday (调休) is a day like any other
    expect(await refused("STP01", { day: "2026-10-10" })).toBe("planned");
    expect(await refused("STP01", { day: "2026-10-10" })).toBe("dish_already_in_meal");
  });

  it("takes eight dishes in a meal and no ninth", async () => {
    const { ctx, plan } = await aKitchen();
    const codes = Array.from({ length: 9 }, (_, at) => `VEG0${at + 1}`);
    for (const code of codes.slice(0, 8)) done(await plan(code, { band: "m48to71" }));
    expect(await plan(codes[8] ?? "", { band: "m48to71" })).toMatchObject({
      ...{ reason: "meal_full", detail: { max: 8 } },
    });
    expect(await countRows(ctx, "menu_dish")).toBe(8);
  });

  it("knows no other centre's dish", async () => {
    const { id } = await aKitchen();
    const other = await aCentre();
    const input = { band, day: thursday, meal: "lunch", dishId: id("STP01") } as const;
    expect(await planDish(other.ctx, input)).toMatchObject({ reason: "not_found" });
    expect(await countRows(other.ctx, "menu_dish")).toBe(0);
  });
});

describe("copyWeek", () => {
  it("takes the week before over into an empty week, without closed days and retired dishes", async () => {
    const { ctx, plan } = await aKitchen();
    // the week before the National Day holidays: Thursday and Friday of the next one are closed
    for (const day of ["2026-09-21", "2026-09-24"]) done(await plan("STP01", { day }));
    done(await plan("MEA01", { day: "2026-09-21" }));
    await ownerSql()`update dish set archived = true where centre_id = ${ctx.centreId} and code = 'MEA01'`;
    const input = { band, week: "2026-09-28" } as const;
    done(await copyWeek(ctx, input));
    const { days, state } = await getMenuWeek(ctx, input);
    const planned = days.flatMap(({ day, meals }) =>
      meals.flatMap(({ dishes }) => dishes.map(({ nameZh }) => [day, nameZh])),
    );
    expect(planned).toEqual([["2026-09-28", "软米饭"]]);
    expect(state).toBe("draft");
    expect(await copyWeek(ctx, input)).toMatchObject({ reason: "menu_not_empty" });
    expect(await copyWeek(ctx, { band, week: "2026-12-07" })).toMatchObject({
      reason: "nothing_to_copy",
    });
  });
});

describe("publishWeek", () => {
  it("shows a week to rooms and families, and an empty one to nobody", async () => {
    const { ctx, plan } = await aKitchen();
    const { classId } = await aClass(ctx);
    const { childId } = await anEnrolment(ctx, { classId });
    const own = childId as OwnChildId; // reason: what access would have minted
    const asked = { day: thursday, classId };
    expect(await publishWeek(ctx, { band, week })).toMatchObject({ reason: "menu_empty" });
    for (const code of ["STP01", "EGS01"]) done(await plan(code));
    expect(await getMenuDay(ctx, asked)).toEqual([]);
    expect((await getFamilyMenuWeek(ctx, own, { week })).isPublished).toBe(false);
    expect(await publishWeek(ctx, { band, week })).toMatchObject({ reason: "menu_not_checked" });
    done(await checkWeek(ctx, { band, week }));
    done(await publishWeek(ctx, { band, week }));
    done(await publishWeek(ctx, { band, week }));
    const [lunch] = await getMenuDay(ctx, asked);
    expect(lunch).toMatchObject({
      meal: "lunch",
      dishes: [
        { nameZh: "软米饭", nameEn: "Soft steamed rice", allergens: [] },
        { nameZh: "番茄炒鸡蛋", allergens: ["egg"], photoFileId: null },
      ],
    });
    expect((await getFamilyMenuWeek(ctx, own, { week })).isPublished).toBe(true);
    const audit = await ownerSql()`select 1 from audit_entry
      where centre_id = ${ctx.centreId} and capability = 'meals.menu.publish'`;
    expect(audit).toHaveLength(1);
  });
});

describe("getMenuWeek", () => {
  it("names the children of the band who must not eat a dish, and writes the reading down", async () => {
    const { ctx, plan } = await aKitchen();
    const { classId } = await aClass(ctx);
    const { classId: bigClass } = await aClass(ctx, { type: "kindergartenBig" });
    const { childId } = await aChild(ctx, { name: "许知遥" });
    await anEnrolment(ctx, { classId, childId });
    done(await recordAllergy(ctx, childId, { allergen: "egg", severity: "severe", detail: "" }));
    done(await recordDiet(ctx, childId, { diet: "halal", detail: "" }));
    for (const code of ["STP01", "EGS01", "EGS02"]) done(await plan(code));
    const clashes = async (input: Partial<Parameters<typeof getMenuWeek>[1]>) => {
      const { days } = await getMenuWeek(ctx, { week, band, ...input });
      return days.flatMap(({ meals }) =>
        meals.flatMap(({ dishes }) =>
          dishes.flatMap((dish) =>
            dish.clashes.map(({ name, allergens, diets }) => ({
              ...{ dish: dish.nameZh, name, allergens, diets },
            })),
          ),
        ),
      );
    };
    const name = "许知遥";
    expect(await clashes({})).toEqual([
      { dish: "番茄炒鸡蛋", name, allergens: ["egg"], diets: [] },
      { dish: "肉末蒸蛋", name, allergens: ["egg"], diets: ["halal"] },
    ]);
    expect(await clashes({ classIds: [bigClass] })).toEqual([]);
    const audit = await ownerSql()`select 1 from audit_entry
      where centre_id = ${ctx.centreId} and capability = 'children.needs.read'`;
    expect(audit).toHaveLength(2);
    expect(await listNeeds(ctx, { needsOnly: true })).toHaveLength(1);
  });
});

describe("getFamilyMenuWeek", () => {
  it("marks the own child's allergens and says nothing of others", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const own = await anEnrolment(ctx, { classId });
    const other = await anEnrolment(ctx, { classId });
    const allergy = { severity: "mild", detail: "" } as const;
    done(await recordAllergy(ctx, own.childId, { allergen: "egg", ...allergy }));
    done(await recordAllergy(ctx, other.childId, { allergen: "soy", ...allergy }));
    await aPublishedMenu(ctx);
    const childId = own.childId as OwnChildId; // reason: what access would have minted
    const menu = await getFamilyMenuWeek(ctx, childId, { week });
    const day = menu.days.find((one) => one.day === thursday);
    expect(day?.meals.flatMap(({ dishes }) => dishes.map((dish) => dish.own))).toEqual([
      null,
      { allergens: ["egg"], diets: [], others: [] },
    ]);
    expect(day?.intakes.map(({ nutrient }) => nutrient)).toEqual([
      ...["energy", "protein", "calcium", "iron", "zinc", "vitaminC"],
    ]);
    expect(JSON.stringify(menu)).not.toContain(other.childId);
  });
});

describe("listDishes", () => {
  it.each([
    ["番茄炒", "番茄炒鸡蛋"],
    ["fanqiechao", "番茄炒鸡蛋"],
    ["fqcjd", "番茄炒鸡蛋"],
    ["scrambled", "番茄炒鸡蛋"],
  ])("finds by %s", async (q, nameZh) => {
    const { ctx } = await aKitchen();
    const found = await listDishes(ctx, { band, meal: "lunch", day: thursday, q });
    expect(found.map((dish) => dish.nameZh)).toContain(nameZh);
    expect(found.length).toBeLessThan(10);
  });

  it("offers only what suits the band and the meal, in season first", async () => {
    const { ctx } = await aKitchen();
    const infants = await listDishes(ctx, { band: "m6to11", meal: "lunch", day: thursday, q: "" });
    expect(new Set(infants.map(({ kind }) => kind))).toEqual(
      new Set(["infantPuree", "infantMash"]),
    );
    const seasons = infants.map(({ inSeason }) => inSeason);
    expect(seasons.indexOf(false)).toBeGreaterThan(seasons.lastIndexOf(true));
  });
});

describe("getDish and exportMenuWeek", () => {
  it("say what a child of the band gets of each food", async () => {
    const { ctx } = await aCentre();
    const { dishIds } = await aPublishedMenu(ctx, { codes: ["MEA01"] });
    const dish = await getDish(ctx, { dishId: dishIds[0] ?? "", band });
    expect(dish.ingredients.map(({ nameEn, grams }) => [nameEn, grams]).slice(0, 2)).toEqual([
      ["Tomato", 40],
      ["Beef, lean", 34],
    ]);
    const lines = await exportMenuWeek(ctx, { week, band });
    expect(lines).toHaveLength(5);
    expect(lines[1]).toEqual({
      ...{ day: thursday, meal: "lunch", dish: "番茄炖牛肉", food: "牛肉（瘦）", grams: 34 },
      allergens: [],
    });
  });
});
