import { and, eq } from "drizzle-orm";
import type { MealBand, MenuState } from "~db/enums";
import { menuWeek } from "~db/schema/meals";
import type { Ctx } from "~/lib/context.server";
import { addDays, type Day } from "~/lib/dates";
import { gramsOf, judge, meanOf, shareServed } from "../nutrition/rules";
import { getMenuCheck } from "../publishing/queries.server";
import { daysWith, getGroupReference, listPlanned, servedOn } from "../queries.server";
import { getMealSetting } from "../settings/queries.server";

/**
 * A band's week for the kitchen and the office: days, meals, dishes with raw grams a child, energy and
 * nutrients, and which children of the band must not eat what. Health data: audited. `classIds` narrows
 * the children to a teacher's own classes.
 */
export const getMenuWeek = (
  ctx: Ctx,
  input: { week: Day; band: MealBand; classIds?: readonly string[] },
) =>
  ctx.tx(async (tx) => {
    const { week, band } = input;
    const [found] = await tx
      .select({ state: menuWeek.state, publishedAt: menuWeek.publishedAt })
      .from(menuWeek)
      .where(
        and(
          eq(menuWeek.centreId, ctx.centreId),
          eq(menuWeek.band, band),
          eq(menuWeek.startsOn, week),
        ),
      );
    const through = addDays(week, 6);
    const planned = await listPlanned(ctx, { band, from: week, through, publishedOnly: false });
    const check = await getMenuCheck(ctx, { ...input, read: planned });
    const days = (await daysWith(ctx, { week, band, planned })).map(({ meals, ...day }) => ({
      ...day,
      meals: meals.map(({ meal, dishes }) => ({
        meal,
        dishes: dishes.map(({ portions, day: _day, meal: _meal, ...one }) => ({
          ...{ ...one, grams: gramsOf(portions) },
          clashes: check.clashes.filter(
            (clash) => clash.day === day.day && clash.meal === meal && clash.dishId === one.id,
          ),
        })),
      })),
    }));
    const served = await servedOn(ctx, week, planned);
    const mean = meanOf(days.flatMap(({ intakes }) => (intakes.length > 0 ? [intakes] : [])));
    const state: MenuState = found?.state ?? "draft";
    const { intakeEdition } = await getMealSetting(ctx);
    return {
      ...{ week, band, state, days, served, intakeEdition },
      share: shareServed(served),
      mean: judge(mean, band, served, await getGroupReference(ctx, { band, on: planned })),
    };
  });

export type MenuWeek = Awaited<ReturnType<typeof getMenuWeek>>;
export type MenuDay = MenuWeek["days"][number];
export type PlannedDish = MenuDay["meals"][number]["dishes"][number];
