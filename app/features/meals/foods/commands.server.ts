import { and, eq } from "drizzle-orm";
import { dishIngredient, foodSupply, ownFood } from "~db/schema/meals";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { isId, newId } from "~/lib/id";
import { pinyinOf } from "~/lib/pinyin.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import { foodOf } from "~/standards/foods";
import { refuseClashes } from "../clashes/commands.server";
import { ownFoodColumns } from "./queries.server";
import { isReferenceName, toFood } from "./rules";
import type { AddFoodInput, ChangeFoodInput, RecordSupplyInput } from "./schema";

const capability = "meals.food.change";

const nameTaken = refuse("food_name_taken", "nameZh");

type Facts = Omit<AddFoodInput, "price" | "supplierGroup">;

/** A food's columns from its form; the form's other fields are not columns. */
function columnsOf(facts: Facts) {
  const { full: pinyin, initials } = pinyinOf(facts.nameZh);
  return { ...facts, pinyin, initials };
}

/** What the centre has beside the reference table. Refuses a name that either of them has already. */
export const addFood = (ctx: Ctx, input: AddFoodInput): Promise<Result<{ foodId: string }>> =>
  command(
    ctx,
    async (tx) => {
      const { price, supplierGroup, ...facts } = input;
      if (isReferenceName(facts.nameZh)) return nameTaken;
      const { centreId, now } = ctx;
      const foodId = newId(now);
      const columns = columnsOf(facts);
      const row = { ...columns, centreId, id: foodId, createdAt: now, updatedAt: now };
      await tx.insert(ownFood).values(row);
      if (price !== null || supplierGroup !== null) {
        const supply = { fenPerKg: price, supplierGroup, updatedAt: now };
        await tx.insert(foodSupply).values({ centreId, food: foodId, ...supply });
      }
      await writeAudit(ctx, { capability, after: { foodId } });
      return ok({ foodId });
    },
    { "23505": nameTaken },
  );

async function holdFood(tx: Transaction, ctx: Ctx, foodId: string) {
  if (!isId(foodId)) return undefined;
  const [held] = await tx
    .select({ facts: ownFoodColumns, archived: ownFood.archived, updatedAt: ownFood.updatedAt })
    .from(ownFood)
    .where(and(eq(ownFood.centreId, ctx.centreId), eq(ownFood.id, foodId)))
    .for("update");
  return held;
}

const own = (ctx: Ctx, foodId: string) =>
  and(eq(ownFood.centreId, ctx.centreId), eq(ownFood.id, foodId));

/** The dishes that have the food; what they show and how they clash is read anew from it. */
async function dishesWith(tx: Transaction, ctx: Ctx, foodId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ dishId: dishIngredient.dishId })
    .from(dishIngredient)
    .where(and(eq(dishIngredient.centreId, ctx.centreId), eq(dishIngredient.ownFoodId, foodId)));
  return rows.map(({ dishId }) => dishId);
}

/**
 * Corrects an own food. Refuses a stale form, a name that is taken, and, until `sure`, what makes a published
 * dish clash with somebody who eats it.
 */
export const changeFood = (
  ctx: Ctx,
  foodId: string,
  input: MaybeVersioned<ChangeFoodInput>,
): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const { sure, version, ...facts } = input;
      const held = await holdFood(tx, ctx, foodId);
      if (!held) return refuse("not_found");
      const { id: _id, ...shown } = held.facts;
      const stale = refuseStale(version, versionOf(held.updatedAt), shown);
      if (stale) return stale;
      if (isReferenceName(facts.nameZh)) return nameTaken;
      const changed = toFood({ id: foodId, ...facts });
      const clashes = await refuseClashes(ctx, {
        sure,
        dishIds: await dishesWith(tx, ctx, foodId),
        after: ({ portions }) =>
          portions.map((one) => (one.food === foodId ? { ...one, own: changed } : one)),
      });
      if (clashes) return clashes;
      await tx
        .update(ownFood)
        .set({ ...columnsOf(facts), updatedAt: ctx.now })
        .where(own(ctx, foodId));
      await writeAudit(ctx, { capability, before: { foodId } });
      return done;
    },
    { "23505": nameTaken },
  );

/** An archived food stays in its dishes and comes into no other. */
export const archiveFood = (ctx: Ctx, foodId: string): Promise<Result> =>
  setArchived(ctx, foodId, true);

export const restoreFood = (ctx: Ctx, foodId: string): Promise<Result> =>
  setArchived(ctx, foodId, false);

const setArchived = (ctx: Ctx, foodId: string, archived: boolean): Promise<Result> =>
  command(ctx, async (tx) => {
    if (!(await holdFood(tx, ctx, foodId))) return refuse("not_found");
    await tx.update(ownFood).set({ archived, updatedAt: ctx.now }).where(own(ctx, foodId));
    await writeAudit(ctx, { capability, after: { foodId, archived: String(archived) } });
    return done;
  });

/** Takes away a food that no dish has; refuses `food_in_use`: that one is archived. */
export const discardFood = (ctx: Ctx, foodId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    if (!(await holdFood(tx, ctx, foodId))) return refuse("not_found");
    const dishes = (await dishesWith(tx, ctx, foodId)).length;
    if (dishes > 0) return refuse("food_in_use", undefined, { dishes });
    await tx
      .delete(foodSupply)
      .where(and(eq(foodSupply.centreId, ctx.centreId), eq(foodSupply.food, foodId)));
    await tx.delete(ownFood).where(own(ctx, foodId));
    await writeAudit(ctx, { capability, before: { foodId } });
    return done;
  });

/** What a kilogram of a food costs the centre and whom it is bought from; empty is not known. */
export const recordSupply = (
  ctx: Ctx,
  food: string,
  input: MaybeVersioned<RecordSupplyInput>,
): Promise<Result> =>
  command(ctx, async (tx): Promise<Result> => {
    if (!foodOf(food) && !(await holdFood(tx, ctx, food))) return refuse("not_found");
    const at = and(eq(foodSupply.centreId, ctx.centreId), eq(foodSupply.food, food));
    const [held] = await tx
      .select({
        fenPerKg: foodSupply.fenPerKg,
        supplierGroup: foodSupply.supplierGroup,
        updatedAt: foodSupply.updatedAt,
      })
      .from(foodSupply)
      .where(at)
      .for("update");
    const refused: Refusal | null = refuseStale(
      input.version,
      held ? versionOf(held.updatedAt) : "none",
      { price: held?.fenPerKg ? held.fenPerKg / 100 : null, supplierGroup: held?.supplierGroup },
    );
    if (refused) return refused;
    const row = {
      fenPerKg: input.price,
      supplierGroup: input.supplierGroup,
      updatedAt: ctx.now,
    };
    await tx
      .insert(foodSupply)
      .values({ centreId: ctx.centreId, food, ...row })
      .onConflictDoUpdate({ target: [foodSupply.centreId, foodSupply.food], set: row });
    await writeAudit(ctx, { capability, after: { food } });
    return done;
  });
