import { and, eq, max } from "drizzle-orm";
import { menuDish } from "~db/schema/meals";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { ok, refuse, type Result } from "~/lib/result";
import { holdWeek, touchWeek } from "../commands.server";
import { isInSeason, isSeen } from "../rules";
import type { MenuWeekInput } from "../schema";
import { getMenuProblem } from "./queries.server";
import { slotsOfMeal, type Cell } from "./rules";

/**
 * Writes proposed cells into a band's draft and answers with them. What is planned stays, and a place that
 * somebody has filled since is left to them. Refuses `menu_is_published`, `nothing_to_fill`, and what a dish may
 * not do: `menu_closed_day`, `dish_not_for_band`, `dish_not_for_meal`.
 */
export const writeProposal = (
  ctx: Ctx,
  input: MenuWeekInput & { cells: readonly Cell[] },
): Promise<Result<{ cells: Cell[] }>> =>
  command(ctx, async (tx) => {
    const week = await holdWeek(tx, ctx, input);
    if (isSeen(week.state)) return refuse("menu_is_published");
    const { dishes, days, locked, band } = await getMenuProblem(ctx, input);
    const byId = new Map(dishes.map((dish) => [dish.id, dish]));
    const cells: Cell[] = [];
    for (const { day, meal, dishId } of input.cells) {
      const own = byId.get(dishId);
      if (!own?.portions) return refuse("dish_not_for_band");
      if (!own.meals.includes(meal) || !isInSeason(own.months, day)) {
        return refuse("dish_not_for_meal");
      }
      if (!days.some((one) => one.day === day && one.isOpen)) return refuse("menu_closed_day");
      const slot = slotsOfMeal(band, meal).find((kinds) => kinds.includes(own.kind));
      const isTaken = [...locked, ...cells].some((cell) => {
        const kind = byId.get(cell.dishId)?.kind;
        return cell.day === day && cell.meal === meal && kind && slot?.includes(kind);
      });
      if (slot && !isTaken) cells.push({ day, meal, dishId });
    }
    if (cells.length === 0) return refuse("nothing_to_fill");
    const [last] = await tx
      .select({ position: max(menuDish.position) })
      .from(menuDish)
      .where(and(eq(menuDish.centreId, ctx.centreId), eq(menuDish.menuWeekId, week.id)));
    await tx.insert(menuDish).values(
      cells.map((cell, at) => ({
        ...{ centreId: ctx.centreId, menuWeekId: week.id, ...cell },
        position: (last?.position ?? 0) + 1 + at,
      })),
    );
    await touchWeek(tx, ctx, week.id, "draft");
    await writeAudit(ctx, { capability: "meals.menu.plan", after: { menuWeekId: week.id } });
    return ok({ cells });
  });
