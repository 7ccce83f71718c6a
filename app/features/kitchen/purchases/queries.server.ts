import { mealBands } from "~db/enums";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { listSupplies } from "~/features/meals/foods/queries.server";
import { factsOf } from "~/features/meals/foods/rules";
import { listPlanned } from "~/features/meals/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { listEaters } from "../day/queries.server";
import { purchaseDays, purchasesOf, type Cooked } from "./rules";
import type { PurchasesInput } from "./schema";

/**
 * What is to be bought for the dishes of some days, for the children expected. A draft counts too, since one buys
 * before families are shown; `hasDrafts` says so. No child's data.
 */
export const getPurchases = (ctx: Ctx, input: PurchasesInput) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const { from, through } = purchaseDays(today, input);
    const days = (await getCalendar(ctx)).openDays(from, through);
    const eaters = new Map<string, Awaited<ReturnType<typeof listEaters>>>();
    for (const day of days) eaters.set(day, await listEaters(ctx, { day }));
    const cooked: Cooked[] = [];
    let hasDrafts = false;
    for (const band of mealBands) {
      const asked = { band, from, through };
      const planned = await listPlanned(ctx, { ...asked, publishedOnly: false });
      const published = await listPlanned(ctx, { ...asked, publishedOnly: true });
      hasDrafts ||= published.length < planned.length;
      for (const { day, meal, portions } of planned) {
        const children = (eaters.get(day) ?? []).filter(
          (one) => one.band === band && one.expected.includes(meal),
        ).length;
        cooked.push(...portions.map((portion) => ({ ...portion, day, children })));
      }
    }
    const supplies = await listSupplies(ctx);
    const supplierOf = (food: string) => supplies.get(food)?.supplierGroup ?? null;
    const groups = purchasesOf(cooked, days, supplierOf).map(({ group, foods }) => ({
      group,
      foods: foods.map(({ own, ...one }) => {
        const known = factsOf({ food: one.food, ...(own && { own }) });
        return { ...one, name: (ctx.locale === "en" ? known?.nameEn : known?.nameZh) ?? one.food };
      }),
    }));
    return { ...{ from, through, today, days, hasDrafts, groups }, byDay: input.days === "on" };
  });

export type Purchases = Awaited<ReturnType<typeof getPurchases>>;
