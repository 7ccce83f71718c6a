import { and, asc, eq, sql } from "drizzle-orm";
import { mealBands, type MealBand } from "~db/enums";
import { dish, dishIngredient, menuDish, ownFood } from "~db/schema/meals";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { versionOf } from "~/lib/stale";
import { allergensIn, dietsBrokenBy } from "../clashes/rules";
import { costOf, grossGrams } from "../costs/rules";
import { listAllFoods, listSupplies, ownFoodColumns } from "../foods/queries.server";
import { factsOf, toFood } from "../foods/rules";
import { gramsOf, type Portion } from "../nutrition/rules";
import { isFound, ordered, pageOf, readOrder } from "../search/rules";
import { fieldsOf } from "./rules";
import type { ListLibraryInput } from "./schema";

type Ingredient = Omit<Portion, "grams"> & { grams: Partial<Record<MealBand, number>> };

/** What dishes are made of for every band at once, the heaviest first; one dish or all of them. */
export const listIngredients = (ctx: Ctx, input: { dishId?: string } = {}) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        dishId: dishIngredient.dishId,
        food: dishIngredient.food,
        grams: sql<
          Ingredient["grams"]
        >`jsonb_object_agg(${dishIngredient.band}, ${dishIngredient.grams})`,
        ownFoodId: dishIngredient.ownFoodId,
      })
      .from(dishIngredient)
      .where(
        and(
          eq(dishIngredient.centreId, ctx.centreId),
          input.dishId ? eq(dishIngredient.dishId, input.dishId) : undefined,
        ),
      )
      .groupBy(dishIngredient.dishId, dishIngredient.food, dishIngredient.ownFoodId)
      .orderBy(sql`max(${dishIngredient.grams}) desc`, asc(dishIngredient.food));
    const own = await tx
      .select(ownFoodColumns)
      .from(ownFood)
      .where(eq(ownFood.centreId, ctx.centreId));
    const foods = new Map(own.map((row) => [row.id, toFood(row)]));
    const found = new Map<string, Ingredient[]>();
    for (const { dishId, food, grams, ownFoodId } of rows) {
      const known = ownFoodId ? foods.get(ownFoodId) : undefined;
      const list = found.get(dishId) ?? [];
      list.push({ food, grams, ...(known && { own: known }) });
      found.set(dishId, list);
    }
    return found;
  });

/** The bands that a dish has grams for, and what each eats. */
const portionsOf = (ingredients: readonly Ingredient[], band: MealBand): Portion[] =>
  ingredients.flatMap(({ grams, ...eaten }) => {
    const given = grams[band] ?? 0;
    return given > 0 ? [{ ...eaten, grams: given }] : [];
  });

const bandsOf = (ingredients: readonly Ingredient[]): MealBand[] =>
  mealBands.filter((band) => ingredients.some(({ grams }) => grams[band] !== undefined));

const columns = {
  id: dish.id,
  nameZh: dish.nameZh,
  nameEn: dish.nameEn,
  pinyin: dish.pinyin,
  initials: dish.initials,
  kind: dish.kind,
  texture: dish.texture,
  infantTextures: dish.infantTextures,
  meals: dish.meals,
  months: dish.months,
  photoFileId: dish.photoFileId,
  archived: dish.archived,
};

/** Every dish with what its foods say about it; the cost is one child's of `band`, or of the eldest that eats it. */
const listWhole = (ctx: Ctx, input: { band?: MealBand }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select(columns)
      .from(dish)
      .where(eq(dish.centreId, ctx.centreId))
      .orderBy(asc(dish.code));
    const [ingredients, supplies] = [await listIngredients(ctx), await listSupplies(ctx)];
    return rows.map((row) => {
      const own = ingredients.get(row.id) ?? [];
      const bands = bandsOf(own);
      const band = input.band ?? bands.at(-1) ?? "m24to35";
      const portions = portionsOf(own, band);
      const eaten = own.filter(({ grams }) => Object.values(grams).some((given) => given > 0));
      return {
        ...{ ...row, bands, grams: gramsOf(portions) },
        ...{ allergens: allergensIn(eaten), broken: dietsBrokenBy(eaten) },
        cost: costOf(portions, (food) => supplies.get(food)?.fenPerKg ?? null),
        foods: eaten.map((one) => {
          const known = factsOf(one);
          return (ctx.locale === "en" ? known?.nameEn : known?.nameZh) ?? one.food;
        }),
      };
    });
  });

export type LibraryRow = Awaited<ReturnType<typeof listWhole>>[number];

const sorts = ["name", "kind", "cost"] as const;

/** One page of the centre's dishes, with how many match and how many there are; the archived when asked for. */
export async function listLibrary(ctx: Ctx, input: ListLibraryInput) {
  const all = await listWhole(ctx, input);
  const { q, kind, meal, band, month, allergen, diet, state } = input;
  const found = all.filter(
    (row) =>
      row.archived === (state === "archived") &&
      (!kind || row.kind === kind) &&
      (!meal || row.meals.includes(meal)) &&
      (!band || row.bands.includes(band)) &&
      (!month || row.months.length === 0 || row.months.includes(month)) &&
      (!allergen || !row.allergens.includes(allergen)) &&
      (!diet || !row.broken.includes(diet)) &&
      isFound(row, q),
  );
  const order = readOrder(input.sort, sorts);
  const valueOf = (row: LibraryRow) =>
    order?.key === "cost" ? row.cost.fen : order?.key === "kind" ? row.kind : row.pinyin;
  const rows = order ? ordered(found, valueOf, order.isDown) : found;
  return {
    rows: pageOf(rows, input),
    total: rows.length,
    all: all.filter(({ archived }) => !archived).length,
    archived: all.filter(({ archived }) => archived).length,
  };
}

/** One dish for its page and its form: facts, grams by band, what to buy, allergens, diets and cost of each band. */
export const getLibraryDish = (ctx: Ctx, input: { dishId: string }) =>
  ctx.tx(async (tx) => {
    if (!isId(input.dishId)) throw notFound("dish");
    const [found] = await tx
      .select({
        ...columns,
        ...{ steps: dish.steps, chokingNote: dish.chokingNote, updatedAt: dish.updatedAt },
      })
      .from(dish)
      .where(and(eq(dish.centreId, ctx.centreId), eq(dish.id, input.dishId)));
    if (!found) throw notFound("dish");
    const { updatedAt, pinyin: _pinyin, initials: _initials, ...facts } = found;
    const ingredients = (await listIngredients(ctx, input)).get(found.id) ?? [];
    const supplies = await listSupplies(ctx);
    const planned = await tx.$count(
      menuDish,
      and(eq(menuDish.centreId, ctx.centreId), eq(menuDish.dishId, found.id)),
    );
    const isEnglish = ctx.locale === "en";
    const rows = ingredients.map((one) => {
      const known = factsOf(one);
      return {
        ...{ food: one.food, grams: one.grams, edible: known?.edible ?? 100 },
        name: (isEnglish ? known?.nameEn : known?.nameZh) ?? one.food,
        fenPerKg: supplies.get(one.food)?.fenPerKg ?? null,
      };
    });
    return {
      ...facts,
      ...{ version: versionOf(updatedAt), isPlanned: planned > 0 },
      ingredients: rows,
      fields: fieldsOf(rows),
      bands: bandsOf(ingredients).map((band) => {
        const portions = portionsOf(ingredients, band);
        return {
          ...{ band, grams: gramsOf(portions) },
          gross: Object.fromEntries(portions.map((one) => [one.food, grossGrams(one)])),
          ...{ allergens: allergensIn(portions), broken: dietsBrokenBy(portions) },
          cost: costOf(portions, (food) => supplies.get(food)?.fenPerKg ?? null),
        };
      }),
    };
  });

export type LibraryDish = Awaited<ReturnType<typeof getLibraryDish>>;

/** The names that a dish's form offers, in the reader's language. */
export const listFoodNames = async (ctx: Ctx): Promise<string[]> =>
  (await listAllFoods(ctx))
    .filter(({ archived }) => !archived)
    .map(({ nameZh, nameEn }) => (ctx.locale === "en" ? nameEn : nameZh));
