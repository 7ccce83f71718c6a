import { asc, eq } from "drizzle-orm";
import { dish } from "~db/schema/meals";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { listMealsOfDay } from "~/features/centres/sessions/queries.server";
import { listNeeds } from "~/features/children/care/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays } from "~/lib/dates";
import { startThread } from "~/lib/threads.server";
import { clashOf } from "../clashes/rules";
import { listPortions } from "../dishes/queries.server";
import { listSupplies } from "../foods/queries.server";
import type { SolverTask, SolverWord } from "../filling/rules";
import { usualSettings } from "../menu-rules/rules";
import { judgedNutrients } from "../nutrition/rules";
import { getGroupReference, listClassIdsOfBand, listPlanned } from "../queries.server";
import { mealsServed } from "../rules";
import type { MenuWeekInput } from "../schema";
import type { Filled, MenuProblem, OfferedDish, Proposal } from "./rules";

/**
 * A band's week as the assistant is asked to fill it: the meals that are served, the centre's own dishes, and
 * what is planned already, which stays. How many children could not eat a dish comes from their needs; the
 * answer names no child.
 */
export const getMenuProblem = (ctx: Ctx, input: MenuWeekInput): Promise<MenuProblem> =>
  ctx.tx(async (tx) => {
    const { band, week } = input;
    const through = addDays(week, 6);
    const planned = await listPlanned(ctx, { band, from: week, through, publishedOnly: false });
    const rows = await tx
      .select({
        id: dish.id,
        kind: dish.kind,
        texture: dish.texture,
        meals: dish.meals,
        months: dish.months,
        chokingNote: dish.chokingNote,
        archived: dish.archived,
      })
      .from(dish)
      .where(eq(dish.centreId, ctx.centreId))
      .orderBy(asc(dish.code));
    const portions = await listPortions(ctx, { band, dishIds: rows.map(({ id }) => id) });
    const classIds = await listClassIdsOfBand(ctx, { band });
    const needs = await listNeeds(ctx, { classIds, needsOnly: true });
    const calendar = await getCalendar(ctx);
    const prices = Object.fromEntries(
      [...(await listSupplies(ctx))].flatMap(([food, { fenPerKg }]) =>
        fenPerKg === null ? [] : [[food, fenPerKg]],
      ),
    );
    const served = mealsServed(
      await listMealsOfDay(ctx, { day: week }),
      planned.map(({ meal }) => meal),
    );
    const dishes = rows.map(({ archived, ...row }): OfferedDish => {
      const own = portions.get(row.id) ?? null;
      const substitutes = needs.filter((child) => clashOf(own ?? [], child)).length;
      // a dish that is no longer in use stays where it is planned, and is offered for no other meal
      return { ...row, meals: archived ? [] : row.meals, portions: own, substitutes };
    });
    const days = calendar.daysOfWeek(week).map((day) => ({ day, isOpen: calendar.isOpenDay(day) }));
    const on = days.filter(({ isOpen }) => isOpen);
    return {
      ...{ band, served, days, dishes, settings: usualSettings, prices },
      reference: judgedNutrients.map(await getGroupReference(ctx, { band, on })),
      locked: planned.map(({ day, meal, id }) => ({ day, meal, dishId: id })),
    };
  });

export type Watched = {
  signal?: AbortSignal;
  onFirst?: (filled: Filled) => void;
  onStep?: (step: number) => void;
};

/** Seconds after which the assistant answers with what it has. */
export const fillingLimit = 55;

/**
 * Proposes a band's week; the work is done in a thread of its own and ends with `signal`. Null is cancelled.
 * `megabytes` is the whole process at its end.
 */
export function proposeWeek(
  problem: MenuProblem,
  { signal, onFirst, onStep }: Watched = {},
  limit = fillingLimit,
): Promise<{ proposal: Proposal; megabytes: number } | null> {
  if (signal?.aborted) return Promise.resolve(null);
  const task: SolverTask = { problem, limit };
  const thread = startThread("menu-solver", task);
  return new Promise((resolve, reject) => {
    const stop = () => {
      void thread.terminate();
      resolve(null);
    };
    signal?.addEventListener("abort", stop, { once: true });
    thread.on("message", (word: SolverWord) => {
      if (word.kind === "first") onFirst?.(word.filled);
      else if (word.kind === "step") onStep?.(word.step);
      else resolve({ proposal: word.proposal, megabytes: word.megabytes });
    });
    thread.once("error", reject);
    thread.once("exit", () => {
      signal?.removeEventListener("abort", stop);
      reject(new Error("the menu solver ended without an answer"));
    });
  });
}
