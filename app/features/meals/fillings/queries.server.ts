import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { MealBand } from "~db/enums";
import { dish } from "~db/schema/meals";
import { menuFilling } from "~db/schema/menu-filling";
import { realNow } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { gapOf } from "../assistant/rules";
import { listPortions } from "../dishes/queries.server";
import { gramsOf } from "../nutrition/rules";
import { stateAt } from "./rules";

/** How far the assistant is with each band of a week. */
export const listFillings = (ctx: Ctx, { week }: { week: Day }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: menuFilling.id,
        band: menuFilling.band,
        state: menuFilling.state,
        step: menuFilling.step,
        beatAt: menuFilling.beatAt,
        hasMenu: sql<boolean>`${menuFilling.proposed} is not null`,
      })
      .from(menuFilling)
      .where(and(eq(menuFilling.centreId, ctx.centreId), eq(menuFilling.startsOn, week)))
      .orderBy(asc(menuFilling.band));
    return rows.map(({ state, beatAt, ...row }) => ({
      ...row,
      state: stateAt({ state, beatAt }, realNow()),
    }));
  });

export type FillingRow = Awaited<ReturnType<typeof listFillings>>[number];

/**
 * What the assistant proposes for a band's week: dishes by meal, nutrients outside their bands, fen a child and by
 * how much a cheaper menu is not ruled out (0 is proven), or what would have to give. Null where nobody asked.
 */
export const getFilling = (ctx: Ctx, { week, band }: { week: Day; band: MealBand }) =>
  ctx.tx(async (tx) => {
    const [row] = await tx
      .select()
      .from(menuFilling)
      .where(
        and(
          eq(menuFilling.centreId, ctx.centreId),
          eq(menuFilling.startsOn, week),
          eq(menuFilling.band, band),
        ),
      );
    if (!row) return null;
    const { id, step, proposed, conflicts, taken } = row;
    const cells = proposed?.cells ?? [];
    const about = (conflicts ?? []).flatMap(({ rule, of }) => (rule === "repeated" && of) || []);
    const dishes = await namesOf(ctx, band, [...cells.map(({ dishId }) => dishId), ...about]);
    return {
      ...{ id, band, step, state: stateAt(row, realNow()), taken: taken?.length ?? 0 },
      menu: proposed && {
        cells: cells.flatMap(({ day, meal, dishId }) => {
          const own = dishes.get(dishId);
          return own ? { day, meal, ...own } : [];
        }),
        unmet: proposed.unmet,
        isUnmetProven: proposed.isUnmetProven,
        cost: proposed.cost,
        gap: gapOf(proposed),
        substitutes: proposed.substitutes,
        repeats: proposed.repeats,
      },
      conflicts: (conflicts ?? []).map((one) => ({
        ...one,
        dish: dishes.get(one.of ?? "") ?? null,
      })),
    };
  });

export type Filling = NonNullable<Awaited<ReturnType<typeof getFilling>>>;
export type ProposedDish = NonNullable<Filling["menu"]>["cells"][number];

/** Dishes by id with their names and the grams of a child of the band. */
const namesOf = (ctx: Ctx, band: MealBand, ids: readonly string[]) =>
  ctx.tx(async (tx) => {
    const dishIds = [...new Set(ids)];
    const rows = await tx
      .select({ id: dish.id, nameZh: dish.nameZh, nameEn: dish.nameEn })
      .from(dish)
      .where(and(eq(dish.centreId, ctx.centreId), inArray(dish.id, dishIds)));
    const portions = await listPortions(ctx, { band, dishIds });
    return new Map(
      rows.map((row) => [row.id, { ...row, grams: gramsOf(portions.get(row.id) ?? []) }]),
    );
  });
