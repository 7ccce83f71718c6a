import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { listBands } from "~/features/meals/queries.server";
import { checkWeek, publishWeek } from "~/features/meals/publishing/commands.server";
import { getMenuCheckPage } from "~/features/meals/publishing/queries.server";
import { chooseSubstitute } from "~/features/meals/substitutes/commands.server";
import { adoptDishLibrary } from "~/features/meals/dishes/commands.server";
import { recordAllergy } from "~/features/children/care/commands.server";
import { explainAllergy } from "~/features/meals/allergies/commands.server";
import { listNeeds } from "~/features/children/care/queries.server";
import { addDays, instantAt, mondayOf, type Day } from "~/lib/dates";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { putBytes } from "~/lib/storage.server";
import { dishLibrary } from "~/standards/dish-library";
import { file } from "../schema/files";
import { dish, menuDish, menuWeek } from "../schema/meals";
import type { MealBand } from "../enums";
import { demoAccounts } from "./demo-accounts";
import { demoCentre, demoDay } from "./demo-centre";
import { stockKitchen } from "./demo-foods";
import { planDemoWeek, type BandNeeds, type DemoPlanned } from "./demo-menus";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import { dishPictureEdge, drawDish, renderDish } from "./dish-pictures";

const thisMonday = mondayOf(demoDay);
/** Six weeks behind, the demo's own, and the next as a draft. */
const mondays = [-6, -5, -4, -3, -2, -1, 0, 1].map((weeks) => addDays(thisMonday, 7 * weeks));

/** The menus of the demo: planned by the kitchen the Friday before, published the same afternoon. */
export async function planMeals({ next, at, users, tick }: Seeding): Promise<void> {
  const ctx = next();
  must(await adoptDishLibrary(ctx), "dishes");
  await stockKitchen(ctx);
  const cook = demoAccounts.find(({ role }) => role === "cook");
  if (!cook) throw new Error("The demo has no cook");
  const as = { userId: users.get(cook.login) ?? "", name: cook.name, role: cook.role };
  await tellAllergies(ctx);
  const needs = await needsOfBands(ctx);
  const ids = await dishIds(ctx);
  const weeks = mondays.map((monday) => {
    return {
      monday,
      planned: [...needs].flatMap(([band, own]) => planDemoWeek(band, monday, own)),
    };
  });
  const used = new Set(weeks.flatMap(({ planned }) => planned.map(({ code }) => code)));
  const publish = async () => {
    for (const { monday, planned } of weeks) {
      const friday = addDays(monday, -3);
      const written = at(instantAt(friday, "14:30", demoCentre.timeZone), as);
      await writeWeek(written, monday, planned, ids);
      if (monday > thisMonday) continue;
      const shown = at(instantAt(friday, "16:00", demoCentre.timeZone), as);
      for (const band of needs.keys()) await showWeek(shown, { band, week: monday });
    }
  };
  await Promise.all([drawDishes(next(), used, ids), publish()]);
  tick();
}

/** As a kitchen does it: another dish for whom one is not for, the check, and then families see the week. */
async function showWeek(ctx: Ctx, input: { band: MealBand; week: Day }): Promise<void> {
  const { places } = await getMenuCheckPage(ctx, input);
  for (const { suits, day, meal, dishId, childId, name } of places.flat()) {
    const insteadId = suits[0] ?? "";
    const place = { band: input.band, day, meal, dishId, childId };
    must(await chooseSubstitute(ctx, { ...place, insteadId }), name);
  }
  must(await checkWeek(ctx, input), input.band);
  must(await publishWeek(ctx, input), input.band);
}

/** Two allergies in families' own words: a food by its name, and something that nobody eats. */
async function tellAllergies(ctx: Ctx): Promise<void> {
  const children = await listNeeds(ctx, { needsOnly: false });
  const [one, other] = children.filter(
    ({ allergies, diets }) => allergies.length + diets.length === 0,
  );
  if (!one || !other) throw new Error("Every child of the demo has needs");
  const told = { allergen: "other", severity: "mild" } as const;
  must(await recordAllergy(ctx, one.id, { ...told, detail: "猕猴桃" }), one.name);
  const { id: allergyId } = must(
    await recordAllergy(ctx, other.id, { ...told, detail: "花粉" }),
    other.name,
  );
  const said = { allergyId, foods: "", groups: [], isNoFood: true };
  must(await explainAllergy(ctx, said), other.name);
}

/** What the children who eat a band's menu must not have. */
async function needsOfBands(ctx: Ctx): Promise<Map<MealBand, BandNeeds>> {
  const children = await listNeeds(ctx, { needsOnly: true });
  const bands = await listBands(ctx);
  return new Map(
    bands.map(({ band, classes }) => {
      const own = children.filter(({ classId }) => classes.some(({ id }) => id === classId));
      return [
        band,
        {
          allergens: new Set(own.flatMap(({ allergies }) => allergies.map((one) => one.allergen))),
          diets: new Set(own.flatMap(({ diets }) => diets.map((one) => one.diet))),
        },
      ];
    }),
  );
}

async function dishIds(ctx: Ctx): Promise<Map<string, string>> {
  const rows = await ctx.tx((tx) =>
    tx.select({ id: dish.id, code: dish.code }).from(dish).where(eq(dish.centreId, ctx.centreId)),
  );
  return new Map(rows.map(({ code, id }) => [code, id]));
}

/** A week of every band in two inserts; what a command would refuse is held by demo-menus.test.ts. */
async function writeWeek(
  ctx: Ctx,
  startsOn: Day,
  planned: readonly DemoPlanned[],
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const { centreId, now } = ctx;
  const weeks = new Map([...new Set(planned.map(({ band }) => band))].map((b) => [b, newId(now)]));
  await ctx.tx(async (tx) => {
    await tx.insert(menuWeek).values(
      [...weeks].map(([band, id]) => ({
        ...{ centreId, id, band, startsOn, createdAt: now, updatedAt: now },
      })),
    );
    await tx.insert(menuDish).values(
      planned.map(({ band, day, meal, code }, position) => ({
        ...{ centreId, day, meal, position },
        menuWeekId: weeks.get(band) ?? "",
        dishId: ids.get(code) ?? "",
      })),
    );
  });
}

/** A drawing for every dish that a menu has. */
async function drawDishes(
  ctx: Ctx,
  used: ReadonlySet<string>,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const { centreId, now } = ctx;
  const drawn = await Promise.all(
    dishLibrary
      .filter(({ code }) => used.has(code))
      .map(async (starter) => {
        const bytes = await renderDish(drawDish(starter));
        const fileId = newId(now);
        await putBytes({ centreId, fileId, variant: "original" }, bytes);
        return { code: starter.code, fileId, bytes };
      }),
  );
  await ctx.tx(async (tx) => {
    await tx.insert(file).values(
      drawn.map(({ fileId, bytes }) => ({
        ...{ centreId, id: fileId, purpose: "dish" as const, mime: "image/webp" },
        sha256: createHash("sha256").update(bytes).digest("hex"),
        ...{ bytes: bytes.length, width: dishPictureEdge, height: dishPictureEdge },
        ...{ createdBy: ctx.actor.id, createdAt: now, attachedAt: now },
      })),
    );
    const shown = drawn.map(({ code, fileId }) =>
      tx
        .update(dish)
        .set({ photoFileId: fileId })
        .where(and(eq(dish.centreId, centreId), eq(dish.id, ids.get(code) ?? ""))),
    );
    await Promise.all(shown);
  });
}
