import { beforeAll, describe, expect, it } from "vitest";
import { getSnapshot } from "~/features/attendance/snapshot/queries.server";
import { copyPlan, dropPlanned, planActivity } from "~/features/learning/plans/commands.server";
import { getPlanWeek, listPlannedToday } from "~/features/learning/plans/queries.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { done } from "../factories/sequence";

useDatabase();

// a Thursday
const today = "2026-11-12";
let ctx: Ctx;
let classId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

const titlesOf = async (week: string, of = classId) => {
  const { days } = await getPlanWeek(ctx, { classId: of, week });
  return Object.fromEntries(
    days
      .filter(({ activities }) => activities.length > 0)
      .map(({ day, activities }) => [day, activities.map(({ title }) => title)]),
  );
};

describe("planActivity", () => {
  it("puts what a class means to do on its day, in order, and into the room's day", async () => {
    for (const title of ["户外观察落叶", "手指点画"]) {
      done(await planActivity(ctx, classId, { day: today, title }));
    }
    expect(await titlesOf(today)).toEqual({ [today]: ["户外观察落叶", "手指点画"] });
    const { planned } = await getSnapshot(ctx, { classId, listPlanned: listPlannedToday });
    expect(planned).toEqual(["户外观察落叶", "手指点画"]);
    const { classId: other } = await aClass(ctx);
    expect(await listPlannedToday(ctx, { classId: other })).toEqual([]);
  });

  it.each([
    ["2026-11-11", "钻山洞", "day_is_past"],
    ["2026-11-14", "钻山洞", "plan_day_closed"],
    [today, "手指点画", "already_planned"],
  ])("refuses %s %s: %s", async (day, title, reason) => {
    expect(await planActivity(ctx, classId, { day, title })).toMatchObject({ ok: false, reason });
  });
});

describe("dropPlanned", () => {
  it("takes one off, once", async () => {
    const { plannedId } = done(
      await planActivity(ctx, classId, { day: "2026-11-13", title: "剪窗花" }),
    );
    expect(await dropPlanned(ctx, newId(), { plannedId })).toMatchObject({ reason: "not_found" });
    expect(done(await dropPlanned(ctx, classId, { plannedId }))).toEqual({ day: "2026-11-13" });
    expect(await dropPlanned(ctx, classId, { plannedId })).toMatchObject({ reason: "not_found" });
  });
});

describe("copyPlan", () => {
  it("plans a week like the one before, keeps what stands, and says where there is nothing", async () => {
    const { classId: own } = await aClass(ctx);
    const week = "2026-11-16";
    expect(await copyPlan(ctx, own, { week })).toMatchObject({ reason: "plan_nothing_to_copy" });
    for (const [day, title] of [
      ["2026-11-12", "轮流棋"],
      ["2026-11-13", "户外投掷"],
      ["2026-11-19", "轮流棋"],
    ] as const) {
      done(await planActivity(ctx, own, { day, title }));
    }
    expect(done(await copyPlan(ctx, own, { week }))).toEqual({ copied: 1 });
    expect(await titlesOf(week, own)).toEqual({
      "2026-11-19": ["轮流棋"],
      "2026-11-20": ["户外投掷"],
    });
  });
});
