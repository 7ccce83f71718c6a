import { and, eq } from "drizzle-orm";
import { dish, menuSubstitute } from "~db/schema/meals";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { mondayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { done, refuse, type Result } from "~/lib/result";
import { clashKeys, clashOf } from "../clashes/rules";
import { holdWeek, touchWeek } from "../commands.server";
import { listPortions } from "../dishes/queries.server";
import { isSeen } from "../rules";
import { getMenuCheck } from "../publishing/queries.server";
import { findEater } from "./queries.server";
import type {
  ChooseForAllInput,
  ChooseSubstituteInput,
  ClashPlace,
  SignClashInput,
} from "./schema";

const plans = "meals.menu.plan";
const signs = "meals.clash.sign";

type Decided = { insteadId: string } | { signed: string; covers: string[] };

const unsaid = "";

/** One takes the place of the other. */
const columnsOf = (made: Decided) => ({
  substituteDishId: "insteadId" in made ? made.insteadId : null,
  reason: "signed" in made ? made.signed : unsaid,
  covers: "signed" in made ? made.covers : [],
});

async function write(tx: Transaction, ctx: Ctx, place: ClashPlace, made: Decided) {
  const decided = columnsOf(made);
  const { day, meal, dishId, childId, band } = place;
  const week = await holdWeek(tx, ctx, { band, week: mondayOf(day) });
  const row = {
    ...{ centreId: ctx.centreId, menuWeekId: week.id, day, meal, dishId, childId, ...decided },
    decidedBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
    createdAt: ctx.now,
  };
  await tx
    .insert(menuSubstitute)
    .values({ ...row, id: newId(ctx.now) })
    .onConflictDoUpdate({
      target: [
        ...[menuSubstitute.centreId, menuSubstitute.menuWeekId, menuSubstitute.day],
        ...[menuSubstitute.meal, menuSubstitute.dishId, menuSubstitute.childId],
      ],
      set: { ...decided, decidedBy: row.decidedBy, createdAt: ctx.now },
    });
  await touchWeek(tx, ctx, week.id);
}

/**
 * Says what a child eats instead of a dish that is not for it. Refuses `not_found` where the child is not due in
 * the band that day, `dish_archived`, `dish_not_for_band`, and `substitute_clashes` where the other dish is not
 * for the child either.
 */
export const chooseSubstitute = (ctx: Ctx, input: ChooseSubstituteInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const { insteadId, ...place } = input;
    const eater = await findEater(ctx, place);
    if (!eater || insteadId === place.dishId) return refuse("not_found", "insteadId");
    const [other] = await tx
      .select({ archived: dish.archived })
      .from(dish)
      .where(and(eq(dish.centreId, ctx.centreId), eq(dish.id, insteadId)));
    if (!other) return refuse("not_found", "insteadId");
    if (other.archived) return refuse("dish_archived", "insteadId");
    const portions = await listPortions(ctx, { band: place.band, dishIds: [insteadId] });
    const own = portions.get(insteadId) ?? [];
    if (own.length === 0) return refuse("dish_not_for_band", "insteadId");
    if (clashOf(own, eater)) return refuse("substitute_clashes", "insteadId", { name: eater.name });
    await write(tx, ctx, place, { insteadId });
    const { day, meal, dishId, childId } = place;
    await writeAudit(ctx, { capability: plans, childId, after: { day, meal, dishId, insteadId } });
    return done;
  });

/**
 * Says it for every child that the dish is not for and about whom nothing holds yet: for all of them or for none.
 * Refuses `not_found` where there is no such child, and what `chooseSubstitute` refuses for one of them.
 */
export const chooseForAll = (ctx: Ctx, input: ChooseForAllInput): Promise<Result> =>
  command(ctx, async () => {
    const { band, day, meal, dishId } = input;
    const { stops } = await getMenuCheck(ctx, { band, week: mondayOf(day) });
    const open = stops.clashes.filter(
      (one) => one.day === day && one.meal === meal && one.dishId === dishId,
    );
    if (open.length === 0) return refuse("not_found");
    for (const { childId } of open) {
      const chosen = await chooseSubstitute(ctx, { ...input, childId });
      if (!chosen.ok) return chosen;
    }
    return done;
  });

/**
 * Answers in writing for a child having a dish before itself that is not for it, for the needs that meet now: one
 * that is recorded later is not answered for. Refuses `not_found` where nothing meets.
 */
export const signClash = (ctx: Ctx, input: SignClashInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const { reason, ...place } = input;
    const { band, day, meal, dishId, childId } = place;
    const eater = await findEater(ctx, place);
    const portions = await listPortions(ctx, { band, dishIds: [dishId] });
    const clash = eater && clashOf(portions.get(dishId) ?? [], eater);
    if (!clash) return refuse("not_found");
    const covers = clashKeys(clash);
    await write(tx, ctx, place, { signed: reason, covers });
    await writeAudit(ctx, { capability: signs, childId, after: { day, meal, dishId, reason } });
    return done;
  });

/** Takes a decision back. Refuses `menu_is_published` where families see the week already, and `not_found`. */
export const dropDecision = (ctx: Ctx, place: ClashPlace): Promise<Result> =>
  command(ctx, async (tx) => {
    const { band, day, meal, dishId, childId } = place;
    const week = await holdWeek(tx, ctx, { band, week: mondayOf(day) });
    if (isSeen(week.state)) return refuse("menu_is_published");
    const gone = await tx
      .delete(menuSubstitute)
      .where(
        and(
          ...[eq(menuSubstitute.centreId, ctx.centreId), eq(menuSubstitute.menuWeekId, week.id)],
          ...[eq(menuSubstitute.day, day), eq(menuSubstitute.meal, meal)],
          ...[eq(menuSubstitute.dishId, dishId), eq(menuSubstitute.childId, childId)],
        ),
      )
      .returning({ id: menuSubstitute.id });
    if (!gone[0]) return refuse("not_found");
    await touchWeek(tx, ctx, week.id, "draft");
    await writeAudit(ctx, { capability: plans, childId, before: { day, meal, dishId } });
    return done;
  });
