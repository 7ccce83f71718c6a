import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDays } from "~/features/centres/calendar/commands.server";
import { planDish } from "~/features/meals/commands.server";
import {
  askFillings,
  dropFilling,
  takeFilling,
  undoFilling,
} from "~/features/meals/fillings/commands.server";
import { getFilling, listFillings } from "~/features/meals/fillings/queries.server";
import { getMenuWeek } from "~/features/meals/weeks/queries.server";
import { jobs } from "~/jobs/registry.server";
import { startWorker, type Worker } from "~/jobs/worker.server";
import { newId } from "~/lib/id";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { aDish, aFood, aShownWeek, dishesOf } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

const band = "m24to35";
const week = "2026-11-09";
const asked = { bands: [band], week } as const;
const timeout = 180_000;

let worker: Worker;
beforeEach(() => {
  // a new centre would be given the starter dishes
  const handlers = jobs.handlers.filter(({ kind }) => kind === "meals.fillingAsked");
  worker = startWorker({ pollMs: 20, jobs: { handlers, daily: [], shared: [] } });
});
afterEach(() => worker.stop());

const until = (isSo: () => Promise<boolean>) =>
  vi.waitUntil(isSo, { timeout: 120_000, interval: 100 });
const ask = (ctx: Ctx) => askFillings(ctx, { ...asked, bands: [...asked.bands] });
const read = (ctx: Ctx) => getFilling(ctx, { week, band });
const idOf = async (ctx: Ctx) => (await read(ctx))?.id ?? newId(ctx.now);

async function dishesOnMenu(ctx: Ctx): Promise<number> {
  const { days } = await getMenuWeek(ctx, { week, band });
  return days.flatMap(({ meals }) => meals.flatMap(({ dishes }) => dishes)).length;
}

describe("a week filled by the assistant", () => {
  it(
    "shows a menu that keeps the rules while it looks for a better one, and puts it on when taken",
    async () => {
      const { ctx } = await aCentre();
      const ids = await dishesOf(ctx);
      const lunch = { band, day: week, meal: "lunch" } as const;
      done(await planDish(ctx, { ...lunch, dishId: ids.get("STP01") ?? "" }));
      expect(done(await ask(ctx))).toEqual({ asked: 1 });
      expect(await ask(ctx)).toMatchObject({ reason: "menu_filling_runs" });
      await until(async () => (await read(ctx))?.menu != null);
      const found = await read(ctx);
      const cells = found?.menu?.cells ?? [];
      // snack; main, vegetable and soup beside the planned staple; fruit and milk: five days
      expect(cells).toHaveLength(5 * 7 - 1);
      expect(cells.every(({ grams, nameZh }) => grams > 0 && nameZh !== "")).toBe(true);
      const fillingId = found?.id ?? "";
      done(await takeFilling(ctx, { fillingId }));
      expect(await dishesOnMenu(ctx)).toBe(5 * 7);
      expect(await read(ctx)).toMatchObject({ state: "taken", taken: 34 });
      expect(await takeFilling(ctx, { fillingId })).toMatchObject({ reason: "menu_filling_gone" });
      expect(await ask(ctx)).toMatchObject({ reason: "nothing_to_fill" });
      done(await undoFilling(ctx, { fillingId }));
      expect(await dishesOnMenu(ctx)).toBe(1);
      done(await takeFilling(ctx, { fillingId }));
      await aShownWeek(ctx, { band, week });
      expect(await undoFilling(ctx, { fillingId })).toMatchObject({ reason: "menu_is_published" });
    },
    timeout,
  );

  it(
    "ends when it is put away, and may be asked for again",
    async () => {
      const { ctx } = await aCentre();
      await dishesOf(ctx);
      done(await ask(ctx));
      await until(async () => (await read(ctx))?.state === "running");
      done(await dropFilling(ctx, { fillingId: await idOf(ctx) }));
      done(await dropFilling(ctx, { fillingId: newId(ctx.now) }));
      expect(await listFillings(ctx, { week })).toEqual([]);
      expect(done(await ask(ctx))).toEqual({ asked: 1 });
      done(await dropFilling(ctx, { fillingId: await idOf(ctx) }));
    },
    timeout,
  );

  it(
    "names the places that no dish may take",
    async () => {
      const { ctx } = await aCentre();
      await aFood(ctx);
      await aDish(ctx);
      done(await ask(ctx));
      await until(async () => (await read(ctx))?.state === "impossible");
      const { conflicts, menu } = (await read(ctx)) ?? {};
      expect(menu).toBeNull();
      expect(conflicts?.map(({ rule, of }) => [rule, of])).toContainEqual(["slot", "lunch.3"]);
      expect(await takeFilling(ctx, { fillingId: await idOf(ctx) })).toMatchObject({
        reason: "menu_filling_gone",
      });
      // asked again it begins anew
      expect(done(await ask(ctx))).toEqual({ asked: 1 });
    },
    timeout,
  );

  it("counts as failed when its server is gone, and is nobody else's", async () => {
    const { ctx } = await aCentre();
    await worker.stop();
    await dishesOf(ctx);
    done(await ask(ctx));
    expect(await listFillings(ctx, { week })).toMatchObject([{ band, state: "waiting" }]);
    await ownerSql()`update menu_filling set beat_at = beat_at - interval '1 minute'`;
    expect(await read(ctx)).toMatchObject({ state: "failed", menu: null });
    const other = await aCentre();
    const fillingId = await idOf(ctx);
    done(await dropFilling(other.ctx, { fillingId }));
    expect(await takeFilling(other.ctx, { fillingId })).toMatchObject({
      reason: "menu_filling_gone",
    });
    expect(done(await ask(ctx))).toEqual({ asked: 1 });
  });

  it("is refused where there is nothing to fill with, or no open day", async () => {
    const { ctx } = await aCentre();
    expect(await ask(ctx)).toMatchObject({ reason: "menu_no_dishes" });
    await dishesOf(ctx);
    done(await closeDays(ctx, { fromDay: week, toDay: "2026-11-15", name: "停电" }));
    expect(await ask(ctx)).toMatchObject({ reason: "menu_closed_week" });
    const bands = ["m24to35", "m36to47"] as const;
    expect(await askFillings(ctx, { bands: [...bands], week: "2026-11-16" })).toMatchObject({
      ok: true,
      value: { asked: 2 },
    });
    for (const { id } of await listFillings(ctx, { week: "2026-11-16" })) {
      done(await dropFilling(ctx, { fillingId: id }));
    }
  });
});
