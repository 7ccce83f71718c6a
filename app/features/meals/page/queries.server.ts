import { mealBands } from "~db/enums";
import type { Ctx } from "~/lib/context.server";
import { dayOf, mondayOf } from "~/lib/dates";
import { countDishes, getDish, listDishes } from "../dishes/queries.server";
import { getFilling, listFillings } from "../fillings/queries.server";
import { listBands, type BandRow } from "../queries.server";
import { getMenuWeek } from "../weeks/queries.server";
import type { MenuPageInput } from "../schema";

type Asked = MenuPageInput & { classIds?: readonly string[]; mayPlan: boolean };

/** Every band where the centre has no class yet. */
const noClasses = mealBands.map((band): BandRow => ({ band, classes: [], children: 0 }));

/** The menu's page: this week and the band with the most children unless asked, and what is open over it. */
export const getMenuPage = (ctx: Ctx, input: Asked) =>
  ctx.tx(async () => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const found = await listBands(ctx, input);
    const bands = found.length > 0 ? found : noClasses;
    const [largest] = [...bands].sort((a, b) => b.children - a.children);
    const band = input.band ?? largest?.band ?? "m24to35";
    const week = mondayOf(input.week ?? input.day ?? today);
    return {
      ...{ today, thisWeek: mondayOf(today), bands },
      menu: await getMenuWeek(ctx, { week, band, classIds: input.classIds }),
      fillings: input.mayPlan ? await listFillings(ctx, { week }) : [],
      filling: input.mayPlan ? await getFilling(ctx, { week, band }) : null,
      sheet: await openSheet(ctx, { ...input, band }),
    };
  });

async function openSheet(ctx: Ctx, input: Asked & { band: BandRow["band"] }) {
  const { add, day, meal, dish, band, q } = input;
  if (!day || !meal) return null;
  const at = { day, meal, band };
  if (dish) return { ...at, dish: await getDish(ctx, { dishId: dish, band }) };
  if (!add || !input.mayPlan) return null;
  const choices = await listDishes(ctx, { band, meal, day, q });
  return { ...at, choices, q, libraryIsEmpty: (await countDishes(ctx)) === 0 };
}
