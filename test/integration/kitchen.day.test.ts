import { beforeEach, describe, expect, it } from "vitest";
import { recordAbsence } from "~/features/attendance/absences/commands.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { recordVisits } from "~/features/attendance/visits/commands.server";
import { closeDays } from "~/features/centres/calendar/commands.server";
import { recordAllergy, recordDiet } from "~/features/children/care/commands.server";
import { listNeeds } from "~/features/children/care/queries.server";
import { exportKitchenDay, getKitchenDay } from "~/features/kitchen/day/queries.server";
import { planDish } from "~/features/meals/commands.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testNow, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aPublishedMenu, dishesOf } from "../factories/meals";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
const at = (time: string, on = day) => `${on}T${time}:00+08:00`;
let ctx: Ctx;
let classId = "";

beforeEach(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

async function pupil(name: string, into = classId): Promise<string> {
  const { childId } = await aChild(ctx, { name });
  await anEnrolment(ctx, { classId: into, childId });
  return childId;
}

const log = async (childId: string, event: object, into = classId) => {
  const events = [{ id: newId(), payload: {}, childId, ...event }];
  return done(await recordEvents(ctx, { batchId: newId(), classId: into, events }));
};

const away = (childId: string, schedule: "full" | "morning") =>
  recordAbsence(ctx, {
    ...{ childId, fromDay: day, toDay: day, schedule, reason: "personal" },
    ...{ symptoms: "", note: "" },
  });

const bandOf = async (asked: { day: string | null } = { day: null }) => {
  const { bands } = await getKitchenDay(ctx, asked);
  return bands.find(({ band }) => band === "m24to35");
};

describe("getKitchenDay", () => {
  it("counts each meal by who is due less what was told, and by who came", async () => {
    await pupil("都来");
    const [gone, late] = [await pupil("全天请假"), await pupil("上午请假")];
    const came = await pupil("来了");
    done(await away(gone, "full"));
    done(await away(late, "morning"));
    await log(came, { kind: "arrival", at: at("08:00") });
    const { totals, children } = await getKitchenDay(ctx, { day: null });
    expect(children).toBe(3);
    expect(totals).toEqual([
      { meal: "morningSnack", forecast: 2, actual: 1 },
      // who is excused for the morning eats no lunch
      { meal: "lunch", forecast: 2, actual: 1 },
      { meal: "afternoonSnack", forecast: 3, actual: 1 },
    ]);
  });

  it("counts a child on a visit once, where it belongs", async () => {
    const { classId: other } = await aClass(ctx, { type: "toddler", places: 15 });
    const childId = await pupil("串班");
    await log(childId, { kind: "arrival", at: at("08:00") });
    const visit = { kind: "visit", id: newId(), at: testNow.toISOString(), childId, toClassId: other }; // prettier-ignore
    done(await recordVisits(ctx, { batchId: newId(), classId, events: [visit] }));
    const { bands, totals } = await getKitchenDay(ctx, { day: null });
    expect(bands.map(({ band, children }) => [band, children])).toEqual([["m24to35", 1]]);
    expect(totals.map(({ forecast, actual }) => [forecast, actual])).toEqual([[1, 1], [1, 1], [1, 1]]); // prettier-ignore
  });

  it("has the published dishes with grams for one and for all, and says who must not eat them", async () => {
    const childId = await pupil("许知遥");
    await pupil("无忌");
    const severe = { allergen: "egg", severity: "severe", detail: "蛋清" } as const;
    done(await recordAllergy(ctx, childId, severe));
    done(await recordDiet(ctx, childId, { diet: "halal", detail: "" }));
    await aPublishedMenu(ctx);
    const { special, bands } = await getKitchenDay(ctx, { day });
    const lunch = bands[0]?.meals.find(({ meal }) => meal === "lunch");
    const [rice, egg] = lunch?.dishes ?? [];
    expect(rice).toMatchObject({ nameZh: "软米饭", grams: 50, total: 100, without: [] });
    expect(egg).toMatchObject({ nameZh: "番茄炒鸡蛋", without: [{ name: "许知遥" }] });
    expect(bands[0]?.diets).toEqual([{ diet: "halal", count: 1 }]);
    expect(special).toMatchObject([
      {
        name: "许知遥",
        isComing: true,
        clashes: [{ meal: "lunch", allergens: ["egg"], diets: [] }],
      },
    ]);
    done(await away(childId, "full"));
    const { special: without } = await getKitchenDay(ctx, { day });
    expect(without).toMatchObject([{ name: "许知遥", isComing: false, clashes: [] }]);
  });

  it("has no dishes of a draft, and counts all the same", async () => {
    await pupil("都来");
    const dishId = (await dishesOf(ctx)).get("STP01") ?? "";
    done(await planDish(ctx, { band: "m24to35", day, meal: "lunch", dishId }));
    expect(await bandOf()).toMatchObject({ children: 1, isPublished: false });
    expect((await bandOf())?.meals.flatMap(({ dishes }) => dishes)).toEqual([]);
  });

  it("tells an infant's milk of the last days it was here, and its solids", async () => {
    const { classId: infants } = await aClass(ctx, { type: "infant", places: 8 });
    const { childId } = await aChild(ctx, { name: "小宝", bornOn: "2026-02-01" });
    await anEnrolment(ctx, { classId: infants, childId });
    const milk = { kind: "milk", payload: { millilitres: 150, from: "bottle" } };
    for (const on of ["2026-11-09", "2026-11-11"]) {
      await log(childId, { kind: "arrival", at: at("08:00", on) }, infants);
      await log(childId, { ...milk, at: at("09:30", on) }, infants);
      await log(childId, { kind: "departure", at: at("16:00", on) }, infants);
    }
    await aPublishedMenu(ctx, { band: "m6to11", codes: ["PUR05"] });
    const [infant] = (await getKitchenDay(ctx, { day })).infants;
    expect(infant?.milk).toEqual([
      { day: "2026-11-11", feeds: [{ time: "09:30", millilitres: 150 }], total: 150 },
      { day: "2026-11-09", feeds: [{ time: "09:30", millilitres: 150 }], total: 150 },
    ]);
    expect(infant?.solids).toMatchObject([{ nameZh: "南瓜泥", meal: "lunch", isAvoided: false }]);
  });

  it("says that a day is closed and counts nobody on it", async () => {
    await pupil("都来");
    done(await closeDays(ctx, { fromDay: "2026-11-17", toDay: "2026-11-17", name: "停电" }));
    expect(await getKitchenDay(ctx, { day: "2026-11-17" })).toMatchObject({
      ...{ isOpen: false, holiday: "停电", children: 0, bands: [], special: [] },
    });
  });

  it("is written down as a reading of needs, and again where it leaves the house", async () => {
    await exportKitchenDay(ctx, { day });
    const rows = await ownerSql()`select after from audit_entry
      where centre_id = ${ctx.centreId} and capability = 'children.needs.read' order by id`;
    expect(rows.map(({ after }) => after)).toEqual([
      null,
      { export: "xlsx", list: "kitchen", day },
    ]);
  });
});

describe("listNeeds", () => {
  it("lists who has a place on the day that is asked about", async () => {
    const childId = await pupil("许知遥");
    done(await recordDiet(ctx, childId, { diet: "halal", detail: "" }));
    expect(await listNeeds(ctx, { needsOnly: true })).toHaveLength(1);
    expect(await listNeeds(ctx, { day: "2026-10-07", needsOnly: true })).toHaveLength(0);
  });
});
