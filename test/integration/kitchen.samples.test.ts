import { describe, expect, it } from "vitest";
import {
  correctSample,
  destroySamples,
  takeSample,
  takeSamples,
  undoSample,
} from "~/features/kitchen/samples/commands.server";
import {
  countSampleTasks,
  getSampleDay,
  listSampleLog,
} from "~/features/kitchen/samples/queries.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, useDatabase } from "../database";
import { aCentre } from "../factories/centres";
import { aSample, aSampleForm } from "../factories/kitchen";
import { aPublishedMenu } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
const at = (ctx: Ctx, moment: string): Ctx => ({ ...ctx, now: instantOf(`${moment}:00+08:00`) });

/** Rice and egg for the lunch of the test's day, in two bands. */
async function aLunch() {
  const { ctx } = await aCentre();
  const { dishIds } = await aPublishedMenu(ctx);
  await aPublishedMenu(ctx, { band: "m36to47" });
  const [rice = "", egg = ""] = dishIds;
  return { ctx, rice, egg };
}

const tasksOf = async (ctx: Ctx, asked: string | null = null) =>
  (await getSampleDay(ctx, { day: asked })).meals.flatMap(({ tasks }) => tasks);

describe("the day's samples", () => {
  it("are one a dish and meal, however many bands eat it, and wait from the meal on", async () => {
    const { ctx, rice } = await aLunch();
    const tasks = await tasksOf(at(ctx, `${day}T12:00`));
    expect(tasks).toHaveLength(2);
    expect(tasks[0]).toMatchObject({ dishId: rice, state: "due", bands: ["m24to35", "m36to47"] });
    await aSample(ctx, { dishId: rice });
    const states = async (moment: string) =>
      (await tasksOf(at(ctx, moment), day)).map(({ state }) => state);
    expect(await states(`${day}T11:00`)).toEqual(["kept", "ahead"]);
    expect(await states(`${day}T13:30`)).toEqual(["kept", "late"]);
    expect(await states("2026-11-14T08:05")).toEqual(["ready", "missed"]);
    expect(await states("2026-11-15T08:06")).toEqual(["overdue", "missed"]);
    expect(await countSampleTasks(at(ctx, `${day}T13:30`))).toEqual({ late: 1, overdue: 0 });
    expect(await countSampleTasks(at(ctx, "2026-11-15T08:06"))).toEqual({ late: 0, overdue: 1 });
  });

  it("are taken for a whole meal at once, box after box, what is there already left alone", async () => {
    const { ctx, rice, egg } = await aLunch();
    await aSample(ctx, { dishId: rice });
    const { dishId: _dish, ...form } = aSampleForm({ dishId: rice });
    const whole = { ...form, box: "7" };
    expect(done(await takeSamples(ctx, whole))).toEqual({ samples: 1 });
    const boxes = (await tasksOf(ctx)).map(({ dishId, sample }) => [dishId, sample?.box]);
    expect(boxes).toEqual([
      [rice, "3"],
      [egg, "7"],
    ]);
    expect(await takeSamples(ctx, whole)).toMatchObject({ reason: "samples_none_waiting" });
    const early = { ...whole, day: "2026-11-11", time: "08:00" };
    expect(await takeSamples(ctx, early)).toMatchObject({ reason: "samples_none_waiting" });
  });

  it("stay in the book when the dish leaves the menu", async () => {
    const { ctx, rice } = await aLunch();
    await aSample(ctx, { dishId: rice });
    await ownerSql()`delete from menu_dish where centre_id = ${ctx.centreId}`;
    expect(await tasksOf(ctx)).toMatchObject([{ dishId: rice, bands: [] }]);
    expect((await listSampleLog(ctx, { month: null })).samples).toHaveLength(1);
    expect((await listSampleLog(ctx, { month: "2026-10" })).samples).toEqual([]);
  });
});

describe("takeSample", () => {
  it("refuses a dish that is not served, a time to come, and the same dish twice", async () => {
    const { ctx, rice, egg } = await aLunch();
    const take = async (given: Parameters<typeof aSampleForm>[0]) => {
      const result = await takeSample(ctx, aSampleForm(given));
      return result.ok ? "taken" : result.reason;
    };
    expect(await take({ dishId: rice, meal: "supper" })).toBe("sample_not_served");
    expect(await take({ dishId: rice, day: "2026-11-13" })).toBe("sample_not_served");
    expect(await take({ dishId: rice, time: "23:59" })).toBe("sample_in_future");
    expect(await take({ dishId: rice })).toBe("taken");
    expect(await take({ dishId: rice })).toBe("sample_taken");
    expect(await take({ dishId: egg })).toBe("taken");
  });

  it("is taken back within two minutes, and not later", async () => {
    const { ctx, rice } = await aLunch();
    const { sampleId } = await aSample(ctx, { dishId: rice });
    const after = (ms: number): Ctx => ({ ...ctx, now: instantOf(ctx.now.getTime() + ms) });
    expect(await undoSample(after(120_001), { sampleId })).toMatchObject({
      reason: "undo_too_late",
    });
    done(await undoSample(after(120_000), { sampleId }));
    expect((await tasksOf(ctx))[0]?.sample).toBeNull();
  });

  it("is corrected with a reason that the audit keeps", async () => {
    const { ctx, rice } = await aLunch();
    const { sampleId } = await aSample(ctx, { dishId: rice });
    const facts = { sampleId, grams: 180, box: "4", sampledBy: "冯德福", time: "08:10" };
    done(await correctSample(ctx, { ...facts, reason: "reweighed" }));
    expect((await tasksOf(ctx))[0]?.sample).toMatchObject({ grams: 180, box: "4" });
    const [entry] = await ownerSql()`select before, after from audit_entry
      where centre_id = ${ctx.centreId} and after ->> 'reason' = 'reweighed'`;
    expect(entry).toMatchObject({ before: { grams: "125" }, after: { grams: "180" } });
  });
});

describe("destroySamples", () => {
  it("takes none before 48 hours, all or none, and none twice", async () => {
    const { ctx, rice, egg } = await aLunch();
    const first = await aSample(ctx, { dishId: rice });
    const second = await aSample(ctx, { dishId: egg, time: "08:06" });
    const sampleIds = [first.sampleId, second.sampleId];
    const destroy = async (moment: string, ids = sampleIds) => {
      const input = { sampleIds: ids, destroyedBy: "冯德福" };
      const result = await destroySamples(at(ctx, moment), input);
      return result.ok ? result.value.count : result.reason;
    };
    expect(await destroy("2026-11-14T08:05")).toBe("sample_too_young");
    expect((await getSampleDay(at(ctx, "2026-11-14T08:05"), { day })).ready).toHaveLength(1);
    expect(await destroy("2026-11-14T08:06")).toBe(2);
    expect(await destroy("2026-11-14T08:07")).toBe("sample_destroyed");
    expect(await destroy("2026-11-14T08:07", [ctx.centreId])).toBe("not_found");
    const facts = { grams: 180, box: "", sampledBy: "冯", time: "08:10" } as const;
    const corrected = { ...facts, sampleId: first.sampleId, reason: "mistyped" } as const;
    expect(await correctSample(ctx, corrected)).toMatchObject({ reason: "sample_destroyed" });
  });
});

describe("the database", () => {
  const state = async (work: Promise<unknown>) =>
    work.then(
      () => "kept",
      (error: { code?: string }) => error.code,
    );

  it("refuses less than 125 g, a second sample, destroying before 48 hours, and no centre", async () => {
    const { ctx, rice } = await aLunch();
    const { sampleId } = await aSample(ctx, { dishId: rice });
    const sql = ownerSql();
    const of = sql`where id = ${sampleId} and centre_id = ${ctx.centreId}`;
    const check = "23514";
    expect(await state(sql`update food_sample set grams = 124 ${of}`)).toBe(check);
    const early = "2026-11-14T08:04:59+08:00";
    const gone = (moment: string) =>
      sql`update food_sample set destroyed_at = ${moment}, destroyed_by = '冯德福' ${of}`;
    expect(await state(gone(early))).toBe(check);
    const nobody = sql`update food_sample set destroyed_at = '2026-11-20T08:00:00+08:00' ${of}`;
    expect(await state(nobody)).toBe(check);
    expect(await state(gone("2026-11-14T08:05:00+08:00"))).toBe("kept");
    const again = sql`insert into food_sample
      select centre_id, gen_random_uuid(), day, meal, dish_id, grams, box, sampled_by, sampled_at,
        null, null, null, created_at, updated_at from food_sample ${of}`;
    expect(await state(again)).toBe("23505");
    expect(await state(sql`update food_sample set centre_id = null ${of}`)).toBe("23502");
  });
});
