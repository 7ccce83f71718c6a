import { and, asc, eq, gte, inArray } from "drizzle-orm";
import type { MealBand } from "~db/enums";
import { menuDish, menuWeek } from "~db/schema/meals";
import { listNeeds } from "~/features/children/care/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { listPortions } from "../dishes/queries.server";
import type { Portion } from "../nutrition/rules";
import { listBands } from "../queries.server";
import { seenStates } from "../rules";
import { clashKeys, clashOf, type Clash } from "./rules";

type NewClash = {
  childId: string;
  name: string;
  /** The first day, from today on, on which the child would have it before itself. */
  day: Day;
} & Clash;

type Made = { dishId: string; band: MealBand; portions: readonly Portion[] };

/**
 * Who must not eat these dishes once they are made as `after` says, and may as they are made now: the children
 * of the bands that have them on a published menu from today on. One row a child. Audited, as needs are read.
 */
export const listNewClashes = (
  ctx: Ctx,
  input: { dishIds: readonly string[]; after: (made: Made) => readonly Portion[] },
): Promise<NewClash[]> =>
  ctx.tx(async (tx) => {
    if (input.dishIds.length === 0) return [];
    const planned = await tx
      .select({ band: menuWeek.band, day: menuDish.day, dishId: menuDish.dishId })
      .from(menuDish)
      .innerJoin(
        menuWeek,
        and(eq(menuWeek.centreId, menuDish.centreId), eq(menuWeek.id, menuDish.menuWeekId)),
      )
      .where(
        and(
          eq(menuDish.centreId, ctx.centreId),
          inArray(menuWeek.state, [...seenStates]),
          gte(menuDish.day, dayOf(ctx.now, ctx.timeZone)),
          inArray(menuDish.dishId, [...input.dishIds]),
        ),
      )
      .orderBy(asc(menuDish.day));
    if (planned.length === 0) return [];
    const bands = await listBands(ctx);
    const children = await listNeeds(ctx, { needsOnly: true });
    const found = new Map<string, NewClash>();
    for (const { band, classes } of bands) {
      const days = planned.filter((at) => at.band === band);
      if (days.length === 0) continue;
      const classIds = classes.map(({ id }) => id);
      const eaters = children.filter(({ classId }) => classIds.includes(classId));
      const now = await listPortions(ctx, { band, dishIds: days.map(({ dishId }) => dishId) });
      for (const { day, dishId } of days) {
        const portions = now.get(dishId) ?? [];
        const changed = input.after({ dishId, band, portions });
        for (const { id, name, ...needs } of eaters) {
          const clash = clashOf(changed, needs);
          if (!clash) continue;
          const known = clashOf(portions, needs);
          const allergens = clash.allergens.filter((one) => !known?.allergens.includes(one));
          const diets = clash.diets.filter((one) => !known?.diets.includes(one));
          const others = clash.others.filter((one) => !known?.others.includes(one));
          if (clashKeys({ allergens, diets, others }).length === 0) continue;
          const none = { allergens: [], diets: [], others: [] };
          const own = found.get(id) ?? { childId: id, name, day, ...none };
          own.allergens = [...new Set([...own.allergens, ...allergens])];
          own.diets = [...new Set([...own.diets, ...diets])];
          own.others = [...new Set([...own.others, ...others])];
          found.set(id, own);
        }
      }
    }
    return [...found.values()];
  });
