import { and, asc, eq } from "drizzle-orm";
import { dish, dishIngredient, foodSupply, ownFood } from "~db/schema/meals";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { pinyinOf } from "~/lib/pinyin.server";
import { versionOf } from "~/lib/stale";
import { foods, nutrients, sources, type Food } from "~/standards/foods";
import { isFound, ordered, pageOf, readOrder } from "../search/rules";
import { toFood, usualSupplierOf } from "./rules";
import type { ListFoodsInput } from "./schema";

/** What dishes know of a food of the centre's own. */
export const ownFoodColumns = {
  id: ownFood.id,
  nameZh: ownFood.nameZh,
  nameEn: ownFood.nameEn,
  group: ownFood.group,
  edible: ownFood.edible,
  energy: ownFood.energy,
  protein: ownFood.protein,
  fat: ownFood.fat,
  carbohydrate: ownFood.carbohydrate,
  fibre: ownFood.fibre,
  calcium: ownFood.calcium,
  iron: ownFood.iron,
  zinc: ownFood.zinc,
  sodium: ownFood.sodium,
  vitaminA: ownFood.vitaminA,
  vitaminC: ownFood.vitaminC,
  vitaminB1: ownFood.vitaminB1,
  vitaminB2: ownFood.vitaminB2,
  allergens: ownFood.allergens,
  tags: ownFood.tags,
};

/** The reference table with what it is searched by, made once. */
let searchable: (Food & { pinyin: string; initials: string })[] | undefined;
const reference = () =>
  (searchable ??= foods.map((food) => {
    const { full: pinyin, initials } = pinyinOf(food.nameZh);
    return { ...food, pinyin, initials };
  }));

const [{ title, edition, issuer }] = sources;
/** Where the reference figures come from. */
const source = { title, edition, issuer };

/** How the centre buys its foods, by code or id; what it has said nothing about is not in it. */
export const listSupplies = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        food: foodSupply.food,
        fenPerKg: foodSupply.fenPerKg,
        supplierGroup: foodSupply.supplierGroup,
        updatedAt: foodSupply.updatedAt,
      })
      .from(foodSupply)
      .where(eq(foodSupply.centreId, ctx.centreId));
    return new Map(rows.map(({ food, ...supply }) => [food, supply] as const));
  });

/** The centre's own foods before the reference table's, each with its price and whom it is bought from. */
export const listAllFoods = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const supplies = await listSupplies(ctx);
    const own = await tx
      .select({
        facts: ownFoodColumns,
        pinyin: ownFood.pinyin,
        initials: ownFood.initials,
        archived: ownFood.archived,
      })
      .from(ownFood)
      .where(eq(ownFood.centreId, ctx.centreId))
      .orderBy(asc(ownFood.pinyin), asc(ownFood.id));
    const rows = [
      ...own.map(({ facts, ...row }) => ({ ...toFood(facts), ...row, isOwn: true })),
      ...reference().map((food) => ({ ...food, archived: false, isOwn: false })),
    ];
    return rows.map((row) => ({
      ...row,
      fenPerKg: supplies.get(row.code)?.fenPerKg ?? null,
      supplierGroup: supplies.get(row.code)?.supplierGroup ?? usualSupplierOf(row.group),
    }));
  });

export type FoodRow = Awaited<ReturnType<typeof listAllFoods>>[number];

const sorts = ["name", "group", "edible", "price", ...nutrients] as const;

const valueFor = (row: FoodRow, key: (typeof sorts)[number]): string | number | null => {
  if (key === "name") return row.pinyin;
  if (key === "group") return row.group;
  if (key === "edible") return row.edible;
  return key === "price" ? row.fenPerKg : row.per100[key];
};

/** One page of the foods, with how many match and how many there are; the archived only when asked for. */
export async function listFoods(ctx: Ctx, input: ListFoodsInput) {
  const all = await listAllFoods(ctx);
  const { q, group, allergen, state } = input;
  const found = all.filter(
    (row) =>
      row.archived === (state === "archived") &&
      (state !== "own" || row.isOwn) &&
      (state !== "reference" || !row.isOwn) &&
      (!group || row.group === group) &&
      (!allergen || row.allergens.includes(allergen)) &&
      isFound(row, q),
  );
  const order = readOrder(input.sort, sorts);
  const rows = order ? ordered(found, (row) => valueFor(row, order.key), order.isDown) : found;
  return {
    rows: pageOf(rows, input),
    total: rows.length,
    own: all.filter(({ isOwn, archived }) => isOwn && !archived).length,
    ...{ reference: foods.length, source },
  };
}

/** One food by its code or id, with the dishes that have it and the versions its forms are filled in from. */
export const getFood = (ctx: Ctx, input: { food: string }) =>
  ctx.tx(async (tx) => {
    const found = (await listAllFoods(ctx)).find(({ code }) => code === input.food);
    if (!found) throw notFound("food");
    const supply = (await listSupplies(ctx)).get(found.code);
    const [stored] = found.isOwn
      ? await tx
          .select({ nameEn: ownFood.nameEn, updatedAt: ownFood.updatedAt })
          .from(ownFood)
          .where(and(eq(ownFood.centreId, ctx.centreId), eq(ownFood.id, found.code)))
      : [];
    const dishes = await tx
      .selectDistinct({ id: dish.id, nameZh: dish.nameZh, nameEn: dish.nameEn, code: dish.code })
      .from(dishIngredient)
      .innerJoin(
        dish,
        and(eq(dish.centreId, dishIngredient.centreId), eq(dish.id, dishIngredient.dishId)),
      )
      .where(and(eq(dishIngredient.centreId, ctx.centreId), eq(dishIngredient.food, found.code)))
      .orderBy(asc(dish.code));
    return {
      ...found,
      nameEn: stored ? stored.nameEn : found.nameEn,
      ownSupplier: supply?.supplierGroup ?? null,
      version: stored ? versionOf(stored.updatedAt) : "",
      supplyVersion: supply ? versionOf(supply.updatedAt) : "none",
      ...{ dishes: dishes.map(({ code: _code, ...one }) => one), source },
    };
  });

export type FoodPage = Awaited<ReturnType<typeof getFood>>;
