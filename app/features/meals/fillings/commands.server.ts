import { and, eq } from "drizzle-orm";
import type { MealBand } from "~db/enums";
import { menuFilling } from "~db/schema/menu-filling";
import { writeAudit } from "~/lib/audit.server";
import { realNow } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { writeProposal } from "../assistant/commands.server";
import { getMenuProblem } from "../assistant/queries.server";
import { prepare } from "../assistant/rules";
import { holdWeek, takeOff, touchWeek } from "../commands.server";
import { isSeen } from "../rules";
import { isLive, stateAt } from "./rules";
import type { AskFillingInput, FillingInput } from "./schema";

const capability = "meals.menu.plan";

const at = (ctx: Ctx, fillingId: string) =>
  and(eq(menuFilling.centreId, ctx.centreId), eq(menuFilling.id, fillingId));

/** A filling with its week, which is always locked first; null where it was put away. */
async function hold(tx: Transaction, ctx: Ctx, { fillingId }: FillingInput) {
  const found = () => tx.select().from(menuFilling).where(at(ctx, fillingId));
  const [known] = await found();
  if (!known) return null;
  const week = await holdWeek(tx, ctx, { band: known.band, week: known.startsOn });
  const [filling] = await found().for("update");
  return filling ? { filling, week } : null;
}

/** Asks for one band; what was proposed before is gone. */
async function askBand(
  tx: Transaction,
  ctx: Ctx,
  { band, week }: { band: MealBand; week: Day },
): Promise<Refusal | null> {
  const { centreId, now } = ctx;
  const held = await holdWeek(tx, ctx, { band, week });
  if (isSeen(held.state)) return refuse("menu_is_published");
  const ofWeek = and(
    ...[eq(menuFilling.centreId, centreId), eq(menuFilling.startsOn, week)],
    eq(menuFilling.band, band),
  );
  const [before] = await tx.select().from(menuFilling).where(ofWeek).for("update");
  if (before && isLive(stateAt(before, realNow()))) return refuse("menu_filling_runs");
  const problem = await getMenuProblem(ctx, { band, week });
  if (problem.dishes.length === 0) return refuse("menu_no_dishes");
  if (!problem.days.some(({ isOpen }) => isOpen)) return refuse("menu_closed_week");
  if (prepare(problem).places.length === 0) return refuse("nothing_to_fill");
  const id = newId(now);
  await tx.delete(menuFilling).where(ofWeek);
  await tx.insert(menuFilling).values({
    ...{ centreId, id, band, startsOn: week, beatAt: realNow() },
    ...{ createdAt: now, updatedAt: now },
  });
  await announce(ctx, "meals.fillingAsked", { fillingId: id });
  await writeAudit(ctx, { capability, after: { fillingId: id } });
  return null;
}

/**
 * Asks the assistant to fill the free places of bands of a week; each is a job of its own. Bands that cannot be
 * filled are left out; where none can it refuses with the reason of the first: `menu_is_published`,
 * `menu_filling_runs`, `menu_no_dishes`, `menu_closed_week`, `nothing_to_fill`.
 */
export const askFillings = (
  ctx: Ctx,
  { bands, week }: AskFillingInput,
): Promise<Result<{ asked: number }>> =>
  command(ctx, async (tx) => {
    const refusals: Refusal[] = [];
    for (const band of [...bands].sort()) {
      const refusal = await askBand(tx, ctx, { band, week });
      if (refusal) refusals.push(refusal);
    }
    const asked = bands.length - refusals.length;
    return asked === 0 && refusals[0] ? refusals[0] : ok({ asked });
  });

/** Cancels the work, or puts its proposal away. Once is as good as twice. */
export const dropFilling = (ctx: Ctx, { fillingId }: FillingInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const gone = await tx.delete(menuFilling).where(at(ctx, fillingId)).returning();
    if (gone.length > 0) await writeAudit(ctx, { capability, before: { fillingId } });
    return done;
  });

/**
 * Puts the proposed dishes on the menu; work that still looks for a better one ends. Refuses `menu_filling_gone`
 * where there is no proposal, and what `writeProposal` refuses.
 */
export const takeFilling = (ctx: Ctx, input: FillingInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const held = await hold(tx, ctx, input);
    if (!held?.filling.proposed || held.filling.state === "taken") {
      return refuse("menu_filling_gone");
    }
    const { id, band, startsOn: week, proposed } = held.filling;
    const written = await writeProposal(ctx, { band, week, cells: proposed.cells });
    if (!written.ok) return written;
    await tx
      .update(menuFilling)
      .set({ state: "taken", taken: written.value.cells, updatedAt: ctx.now })
      .where(at(ctx, id));
    return done;
  });

/** Takes off the menu what was taken and still stands there. Refuses `menu_filling_gone` and `menu_is_published`. */
export const undoFilling = (ctx: Ctx, input: FillingInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const held = await hold(tx, ctx, input);
    if (!held?.filling.taken) return refuse("menu_filling_gone");
    const { filling, week } = held;
    if (isSeen(week.state)) return refuse("menu_is_published");
    for (const cell of held.filling.taken) await takeOff(tx, ctx, week.id, cell);
    await touchWeek(tx, ctx, week.id, "draft");
    await tx
      .update(menuFilling)
      .set({ state: "filled", taken: null, updatedAt: ctx.now })
      .where(at(ctx, filling.id));
    await writeAudit(ctx, { capability, before: { fillingId: filling.id, menuWeekId: week.id } });
    return done;
  });
