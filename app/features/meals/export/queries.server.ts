import type { MealBand } from "~db/enums";
import type { Ctx } from "~/lib/context.server";
import { addDays, type Day } from "~/lib/dates";
import { factsOf } from "../foods/rules";
import { listPlanned } from "../queries.server";
import { inOrderOfDay } from "../rules";

/** A band's week with amounts (带量食谱), one row an ingredient, in the reader's language; no child's data. */
export const exportMenuWeek = (ctx: Ctx, input: { week: Day; band: MealBand }) =>
  ctx.tx(async () => {
    const { week: from, band } = input;
    const through = addDays(from, 6);
    const planned = await listPlanned(ctx, { band, from, through, publishedOnly: false });
    return planned.sort(inOrderOfDay).flatMap(({ portions, ...row }) =>
      [...portions]
        .sort((a, b) => b.grams - a.grams)
        .map(({ grams, ...eaten }) => {
          const known = factsOf(eaten);
          const name = ctx.locale === "en" ? known?.nameEn : known?.nameZh;
          return {
            ...{ day: row.day, meal: row.meal, grams, food: name ?? eaten.food },
            dish: ctx.locale === "en" ? row.nameEn : row.nameZh,
            allergens: known?.allergens ?? [],
          };
        }),
    );
  });
