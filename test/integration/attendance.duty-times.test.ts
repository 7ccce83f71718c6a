import { beforeAll, describe, expect, it } from "vitest";
import { addStay, correctStay, removeStay } from "~/features/attendance/duty-times/commands.server";
import { getDutyTimes, listClosedStays } from "~/features/attendance/duty-times/queries.server";
import { recordDuty } from "~/features/attendance/duty/commands.server";
import { closeDuty } from "~/features/attendance/duty/jobs.server";
import { getSnapshot } from "~/features/attendance/snapshot/queries.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { testContext, useDatabase } from "../database";
import { aTablet, aTeacherWithPin, unlock } from "../factories/accounts.devices";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

const day = "2026-11-12";
let ctx: Ctx;
let classId = "";
let other = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
  ({ classId: other } = await aClass(ctx));
});

const at = (time: string, on = day) => `${on}T${time}:00+08:00`;
const office = () => ({ classId, actorStaffId: null });

/** Taps of one person, as `in 08:00`, written by whoever holds `as`. */
async function tap(
  staffId: string,
  taps: readonly string[],
  { as = ctx, by, into = classId }: { as?: Ctx; by?: string; into?: string } = {},
): Promise<string> {
  const events = taps.map((one) => {
    const [kind, time = ""] = one.split(" ");
    return { id: newId(), staffId, kind, at: at(time) };
  });
  const asked = { batchId: newId(), classId: into, events, actorStaffId: by };
  const { outcomes } = done(await recordDuty(as, asked));
  expect(outcomes.every(({ outcome }) => outcome === "accepted")).toBe(true);
  return events[0]?.id ?? "";
}

const aTeacher = async () => (await aStaffMember(ctx, { classId })).staffId;

const timesOf = async (id: string) => {
  const { stays } = await getDutyTimes(ctx, { day, classId });
  const stay = stays.find((one) => one.id === id);
  return stay && `${stay.startTime}-${stay.endTime ?? ""}${stay.endedByDay ? " by day" : ""}`;
};

describe("correctStay", () => {
  it("moves either end, both past each other, and leaves alone what is as it was", async () => {
    const stayId = await tap(await aTeacher(), ["in 08:00", "out 09:00"]);
    done(await correctStay(ctx, office(), { stayId, startTime: "08:00", endTime: "09:00" }));
    expect(await timesOf(stayId)).toBe("08:00-09:00");
    done(await correctStay(ctx, office(), { stayId, startTime: "07:45", endTime: "09:10" }));
    expect(await timesOf(stayId)).toBe("07:45-09:10");
    done(await correctStay(ctx, office(), { stayId, startTime: "09:30", endTime: "10:00" }));
    expect(await timesOf(stayId)).toBe("09:30-10:00");
    done(await correctStay(ctx, office(), { stayId, startTime: "08:30", endTime: "09:00" }));
    expect(await timesOf(stayId)).toBe("08:30-09:00");
  });

  it("writes a leaving that was forgotten, and takes back one that was a slip", async () => {
    const stayId = await tap(await aTeacher(), ["in 08:00"]);
    done(await correctStay(ctx, office(), { stayId, startTime: "08:00", endTime: "09:40" }));
    expect(await timesOf(stayId)).toBe("08:00-09:40");
    done(await correctStay(ctx, office(), { stayId, startTime: "08:00", endTime: null }));
    expect(await timesOf(stayId)).toBe("08:00-");
  });

  it("refuses what cannot be on the field of its time, and writes nothing of it", async () => {
    const stayId = await tap(await aTeacher(), ["in 08:00", "out 09:00"]);
    const refused = (startTime: string, endTime: string) =>
      correctStay(ctx, office(), { stayId, startTime, endTime });
    expect(await refused("07:30", "07:00")).toMatchObject({ reason: "ends_before_beginning" });
    expect(await refused("07:30", "16:00")).toMatchObject({
      ...{ reason: "entry_in_future", field: "endTime" },
    });
    expect(await timesOf(stayId)).toBe("08:00-09:00");
    const elsewhere = correctStay(
      ctx,
      { ...office(), classId: other },
      { stayId, startTime: "08:00", endTime: null },
    );
    await expect(elsewhere).rejects.toMatchObject({ code: "not_found" });
  });

  it("asks on a tablet for the PIN where another person wrote it", async () => {
    const lin = await aTeacherWithPin(ctx, { classId });
    const mei = await aTeacherWithPin(ctx, { classId });
    const { tablet } = await aTablet(ctx, { classId });
    const stayId = await tap(mei.staffId, ["in 08:00"], { as: tablet, by: lin.staffId });
    const correct = (actorStaffId: string | null, startTime: string) =>
      correctStay(tablet, { classId, actorStaffId }, { stayId, startTime, endTime: null });
    expect(await correct(mei.staffId, "07:50")).toMatchObject({ reason: "pin_needed" });
    expect(await correct(null, "07:50")).toMatchObject({ reason: "pin_needed" });
    done(await correct(lin.staffId, "07:55"));
    await unlock(tablet, mei.staffId);
    done(await correct(mei.staffId, "07:50"));
    expect(await timesOf(stayId)).toBe("07:50-");
    expect(await removeStay(tablet, { classId, actorStaffId: lin.staffId }, { stayId })).toMatchObject({ reason: "pin_needed" }); // prettier-ignore
  });
});

describe("removeStay and addStay", () => {
  it("takes back who never was there, and writes down who was", async () => {
    const wrong = await tap(await aTeacher(), ["in 08:00", "out 08:30"]);
    done(await removeStay(ctx, office(), { stayId: wrong }));
    expect(await timesOf(wrong)).toBeUndefined();
    const staffId = await aTeacher();
    const by = { ...office(), day };
    done(await addStay(ctx, by, { staffId, startTime: "07:40", endTime: "09:00" }));
    done(await addStay(ctx, by, { staffId, startTime: "09:30", endTime: null }));
    const again = await addStay(ctx, by, { staffId, startTime: "09:40", endTime: null });
    expect(again).toMatchObject({ reason: "already_on_duty", field: "startTime" });
    const upside = await addStay(ctx, by, {
      ...{ staffId: await aTeacher(), startTime: "09:00", endTime: "08:00" },
    });
    expect(upside).toMatchObject({ ok: false, field: "endTime" });
  });
});

describe("listClosedStays", () => {
  it("lists what the day's end closed until somebody has said when it was", async () => {
    const { ctx: own, centreId } = await aCentre();
    const { classId: room } = await aClass(own);
    const { staffId } = await aStaffMember(own, { classId: room });
    const stayId = await tap(staffId, ["in 08:00"], { as: own, into: room });
    const night = testContext({ centreId, now: instantOf(at("23:30")) });
    await closeDuty({ ...night, actor: { ...night.actor, kind: "job", role: null, roles: [] } });
    expect((await listClosedStays(night, {})).map(({ id }) => id)).toEqual([stayId]);
    expect(await listClosedStays(night, { classIds: [] })).toEqual([]);
    const by = { classId: room, actorStaffId: null };
    done(await correctStay(night, by, { stayId, startTime: "08:00", endTime: "17:20" }));
    expect(await listClosedStays(night, {})).toEqual([]);
  });
});

describe("a room's snapshot", () => {
  it("tells whoever teaches in it alone of departures that nobody wrote down", async () => {
    const { ctx: own, centreId } = await aCentre();
    const { classId: room } = await aClass(own);
    const { childId } = await aChild(own);
    await anEnrolment(own, { childId, classId: room, startsOn: "2026-11-01" });
    const arrival = { id: newId(), childId, kind: "arrival", at: at("08:00", "2026-11-11") };
    const events = [{ ...arrival, payload: {} }];
    const yesterday = testContext({ centreId, now: instantOf(at("08:05", "2026-11-11")) });
    done(await recordEvents(yesterday, { batchId: newId(), classId: room, events }));
    const teacher = await aTeacherWithPin(own, { classId: room });
    const { tablet } = await aTablet(own, { classId: room });
    const told = async (as: Ctx) => (await getSnapshot(as, { classId: room })).unrecorded;
    expect([await told(teacher.own), await told(own), await told(tablet)]).toEqual([1, 0, 0]);
  });
});
