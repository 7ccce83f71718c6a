import { and, eq } from "drizzle-orm";
import { mealBands, type MealBand } from "~db/enums";
import { dish, dishIngredient, menuDish } from "~db/schema/meals";
import { attachFile, storeFile } from "~/features/files/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { isId, newId } from "~/lib/id";
import { pinyinOf } from "~/lib/pinyin.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { showCentre } from "~/lib/shown.server";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import type { Upload } from "~/lib/upload.server";
import { refuseClashes } from "../clashes/commands.server";
import { listAllFoods, type FoodRow } from "../foods/queries.server";
import type { Portion } from "../nutrition/rules";
import { getLibraryDish, listIngredients } from "./queries.server";
import { foodField, foodMeant, type IngredientRow } from "./rules";
import type { AddDishInput, ChangeDishInput } from "./schema";

const capability = "meals.dish.change";

type Meant = { food: FoodRow; grams: IngredientRow["grams"] };

/**
 * The foods that the rows of a form mean. Refuses, beside the row, `food_unknown`, `food_twice`, and
 * `food_archived` for one that the dish does not have yet.
 */
async function readRows(
  ctx: Ctx,
  rows: readonly IngredientRow[],
  known: readonly string[],
): Promise<Result<Meant[]>> {
  const foods = await listAllFoods(ctx);
  const meant: Meant[] = [];
  for (const { at, food: typed, grams } of rows) {
    const food = foodMeant(foods, typed);
    if (!food) return refuse("food_unknown", foodField(at));
    if (food.archived && !known.includes(food.code)) return refuse("food_archived", foodField(at));
    if (meant.some((one) => one.food.code === food.code)) {
      return refuse("food_twice", foodField(at));
    }
    meant.push({ food, grams });
  }
  return ok(meant);
}

const portionsFor = (meant: readonly Meant[], band: MealBand): Portion[] =>
  meant.flatMap(({ food, grams }) => {
    const given = grams[band] ?? 0;
    const { code, isOwn } = food;
    return given > 0 ? [{ food: code, grams: given, ...(isOwn && { own: food }) }] : [];
  });

async function writeIngredients(
  tx: Transaction,
  ctx: Ctx,
  dishId: string,
  meant: readonly Meant[],
) {
  const rows = meant.flatMap(({ food, grams }) =>
    mealBands.flatMap((band) => {
      const given = grams[band];
      if (given === undefined) return [];
      const ownFoodId = food.isOwn ? food.code : null;
      return [{ centreId: ctx.centreId, dishId, food: food.code, band, grams: given, ownFoodId }];
    }),
  );
  await tx.insert(dishIngredient).values(rows);
}

function columnsOf({ rows: _rows, ...facts }: AddDishInput) {
  const { full: pinyin, initials } = pinyinOf(facts.nameZh);
  return { ...facts, nameEn: facts.nameEn || facts.nameZh, pinyin, initials };
}

/** A dish of the centre's own. What is in it says its allergens and diets; nothing of that is typed. */
export const addDish = (ctx: Ctx, input: AddDishInput): Promise<Result<{ dishId: string }>> =>
  command(ctx, async (tx) => {
    const meant = await readRows(ctx, input.rows, []);
    if (!meant.ok) return meant;
    const { centreId, now } = ctx;
    const dishId = newId(now);
    await tx.insert(dish).values({
      ...{ ...columnsOf(input), centreId, id: dishId, code: dishId },
      ...{ createdAt: now, updatedAt: now },
    });
    await writeIngredients(tx, ctx, dishId, meant.value);
    await writeAudit(ctx, { capability, after: { dishId } });
    return ok({ dishId });
  });

const own = (ctx: Ctx, dishId: string) => and(eq(dish.centreId, ctx.centreId), eq(dish.id, dishId));

async function holdDish(tx: Transaction, ctx: Ctx, dishId: string) {
  if (!isId(dishId)) return undefined;
  const [held] = await tx
    .select({ photoFileId: dish.photoFileId, updatedAt: dish.updatedAt })
    .from(dish)
    .where(own(ctx, dishId))
    .for("update");
  return held;
}

/**
 * Corrects a dish. Refuses a stale form, a food it cannot have, and, until `sure`, what makes it clash with
 * somebody who eats it on a published menu from today on.
 */
export const changeDish = (
  ctx: Ctx,
  dishId: string,
  input: MaybeVersioned<ChangeDishInput>,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { sure, version, ...given } = input;
    const held = await holdDish(tx, ctx, dishId);
    if (!held) return refuse("not_found");
    const stored = await getLibraryDish(ctx, { dishId });
    const stale = refuseStale(version, versionOf(held.updatedAt), shownOf(stored));
    if (stale) return stale;
    const known = (await listIngredients(ctx, { dishId })).get(dishId) ?? [];
    const meant = await readRows(
      ctx,
      given.rows,
      known.map(({ food }) => food),
    );
    if (!meant.ok) return meant;
    const clashes = await refuseClashes(ctx, {
      ...{ sure, dishIds: [dishId] },
      after: ({ band }) => portionsFor(meant.value, band),
    });
    if (clashes) return clashes;
    await tx
      .update(dish)
      .set({ ...columnsOf(given), updatedAt: ctx.now })
      .where(own(ctx, dishId));
    await tx
      .delete(dishIngredient)
      .where(and(eq(dishIngredient.centreId, ctx.centreId), eq(dishIngredient.dishId, dishId)));
    await writeIngredients(tx, ctx, dishId, meant.value);
    await showCentre(ctx);
    await writeAudit(ctx, { capability, before: { dishId } });
    return done;
  });

const shownOf = (stored: Awaited<ReturnType<typeof getLibraryDish>>) => {
  const { nameZh, nameEn, kind, texture, infantTextures, meals, months } = stored;
  const { steps, chokingNote, fields } = stored;
  return {
    ...{ nameZh, nameEn, kind, texture, infantTextures, meals, steps, chokingNote },
    ...{ months: months.map(String), ...fields },
  };
};

/** An archived dish stays on the menus that have it and comes onto no other. */
export const archiveDish = (ctx: Ctx, dishId: string): Promise<Result> =>
  setArchived(ctx, dishId, true);

export const restoreDish = (ctx: Ctx, dishId: string): Promise<Result> =>
  setArchived(ctx, dishId, false);

const setArchived = (ctx: Ctx, dishId: string, archived: boolean): Promise<Result> =>
  command(ctx, async (tx) => {
    if (!(await holdDish(tx, ctx, dishId))) return refuse("not_found");
    await tx.update(dish).set({ archived, updatedAt: ctx.now }).where(own(ctx, dishId));
    await writeAudit(ctx, { capability, after: { dishId, archived: String(archived) } });
    return done;
  });

/** Takes a dish away that no menu has ever had; refuses `dish_on_menu`: that one is archived. */
export const discardDish = (ctx: Ctx, dishId: string): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      if (!(await holdDish(tx, ctx, dishId))) return refuse("not_found");
      const [planned] = await tx
        .select({ day: menuDish.day })
        .from(menuDish)
        .where(and(eq(menuDish.centreId, ctx.centreId), eq(menuDish.dishId, dishId)))
        .limit(1);
      if (planned) return refuse("dish_on_menu");
      await tx.delete(dish).where(own(ctx, dishId));
      await writeAudit(ctx, { capability, before: { dishId } });
      return done;
    },
    { "23503": refuse("dish_on_menu") },
  );

/** Gives a dish its picture, for everybody who sees its menu. */
export async function setDishPhoto(
  ctx: Ctx,
  dishId: string,
  photo: Upload | undefined,
): Promise<Result> {
  if (!photo) return refuse("choose_file", "file");
  if (!photo.bytes) return refuse("file_too_large", "file", { megabytes: 10 });
  const stored = await storeFile(ctx, { purpose: "dish", bytes: photo.bytes, mime: photo.mime });
  if (!stored.ok) return stored;
  const { fileId } = stored.value;
  return command(ctx, async (tx) => {
    const held = await holdDish(tx, ctx, dishId);
    if (!held) return refuse("not_found");
    const attached = await attachFile(ctx, {
      ...{ fileId, purpose: "dish", replaces: held.photoFileId },
    });
    if (!attached.ok) return attached;
    await tx.update(dish).set({ photoFileId: fileId, updatedAt: ctx.now }).where(own(ctx, dishId));
    await writeAudit(ctx, { capability, after: { dishId, fileId } });
    return done;
  });
}
