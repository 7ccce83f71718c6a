import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { done, refuse, type Refusal, type Result } from "~/lib/result";
import { holdWeek, touchWeek } from "../commands.server";
import { holdEaters } from "../eaters/commands.server";
import { isSeen } from "../rules";
import type { MenuWeekInput } from "../schema";
import { getMenuCheck } from "./queries.server";
import { countStops } from "./rules";

/** Why a week may not be shown to families, by the rules and the needs as they stand now; null where it may. */
async function whyNot(tx: Transaction, ctx: Ctx, input: MenuWeekInput): Promise<Refusal | null> {
  await holdEaters(tx, ctx, input.band);
  const { dishes, stops } = await getMenuCheck(ctx, input);
  if (dishes === 0) return refuse("menu_empty");
  const count = countStops(stops);
  return count > 0 ? refuse("menu_stopped", undefined, { count }) : null;
}

/**
 * Says that a week was looked through and nothing stops it. Refuses `menu_empty` and `menu_stopped`. A dish that
 * comes or goes afterwards makes it a draft again.
 */
export const checkWeek = (ctx: Ctx, input: MenuWeekInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const week = await holdWeek(tx, ctx, input);
    if (week.state !== "draft") return done;
    const refusal = await whyNot(tx, ctx, input);
    if (refusal) return refusal;
    await touchWeek(tx, ctx, week.id, "checked");
    const after = { menuWeekId: week.id, band: input.band, state: "checked" };
    await writeAudit(ctx, { capability: "meals.menu.plan", after });
    return done;
  });

/**
 * Shows a week to families, once more by the rules and the children's needs as they stand at this moment. Refuses
 * `menu_empty`, `menu_not_checked` and `menu_stopped`. Published again it is the same week.
 */
export const publishWeek = (ctx: Ctx, input: MenuWeekInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const week = await holdWeek(tx, ctx, input);
    if (isSeen(week.state)) return done;
    const refusal = await whyNot(tx, ctx, input);
    if (refusal) return refusal;
    if (week.state !== "checked") return refuse("menu_not_checked");
    await touchWeek(tx, ctx, week.id, "published");
    const after = { menuWeekId: week.id, band: input.band };
    await writeAudit(ctx, { capability: "meals.menu.publish", after });
    return done;
  });
