import { beforeEach, describe, expect, it } from "vitest";
import type { LogKind } from "~db/enums";
import { recordAbsence } from "~/features/attendance/absences/commands.server";
import { recordDuty } from "~/features/attendance/duty/commands.server";
import { getRatioForecast } from "~/features/attendance/forecast/queries.server";
import { getLiveBoard } from "~/features/attendance/live/queries.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { getRatioHistory } from "~/features/attendance/ratio/queries.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { aShift } from "../factories/rosters";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

const day = "2026-11-12";
const at = (time: string) => `${day}T${time}:00+08:00`;
let ctx: Ctx;
let classId = "";

beforeEach(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

async function tap(childId: string, kind: LogKind, time: string) {
  const events = [{ id: newId(), childId, kind, payload: {}, at: at(time) }];
  const { outcomes } = done(await recordEvents(ctx, { batchId: newId(), classId, events }));
  expect(outcomes[0]?.outcome).toBe("accepted");
}

async function duty(staffId: string, kind: "in" | "out", time: string, into = classId) {
  const events = [{ id: newId(), staffId, kind, at: at(time) }];
  const saved = done(await recordDuty(ctx, { batchId: newId(), classId: into, events }));
  expect(saved.outcomes[0]?.outcome).toBe("accepted");
}

/** Children who are here since a time. */
async function pupils(count: number, time = "08:00"): Promise<string[]> {
  const found = await Promise.all(
    Array.from({ length: count }, async () => (await anEnrolment(ctx, { classId })).childId),
  );
  for (const childId of found) await tap(childId, "arrival", time);
  return found;
}

const carer = async (of: Parameters<typeof aStaffMember>[1] = {}) =>
  (await aStaffMember(ctx, { posts: ["carer"], classId, ...of })).staffId;

const roomOf = async () => {
  const { rooms } = await getLiveBoard(ctx);
  const room = rooms.find(({ id }) => id === classId);
  if (!room) throw new Error("the class is not on the board");
  return room;
};

const aheadOf = async () => {
  const { classes } = await getRatioForecast(ctx);
  const room = classes.find((one) => one.classId === classId);
  return {
    breaks: room?.breaks ?? null,
    slots: (room?.slots ?? []).map(
      ({ from, children, cover, need }) => `${from} ${children}: ${cover.adults}/${need.adults}`,
    ),
  };
};

describe("getLiveBoard", () => {
  it("counts those who count, and quotes the rule", async () => {
    await pupils(8);
    await duty(await carer(), "in", "07:50");
    await duty(await carer({ posts: ["cook"], classId: undefined }), "in", "08:00");
    expect(await roomOf()).toMatchObject({
      ...{ present: 8, due: 8, cover: { adults: 1 }, need: { adults: 2, perCarer: 7 } },
      ...{ verdict: { state: "short", missing: 1 }, source: { clause: "第二十条" } },
    });
    await duty(await carer({ posts: ["office", "teacher"], classId: undefined }), "in", "08:10");
    const room = await roomOf();
    expect(room.verdict).toEqual({ state: "ok", missing: 0 });
    expect(room.staff.map((one) => one.counts)).toEqual([true, false, true]);
  });

  it("names who is still to come, and who is on the roster and was not seen", async () => {
    const { childId } = await anEnrolment(ctx, { classId });
    await pupils(1);
    const seen = await carer();
    await duty(seen, "in", "07:50");
    const unseen = await aStaffMember(ctx, { posts: ["carer"], name: "未到", classId });
    for (const staffId of [seen, unseen.staffId]) await aShift(ctx, { staffId, classId });
    expect(childId).not.toBe("");
    expect(await roomOf()).toMatchObject({ due: 2, present: 1, unseen: ["未到"] });
    expect((await roomOf()).toCome).toHaveLength(1);
  });

  it("takes the roster where nobody has been written down all day", async () => {
    await pupils(3);
    await aShift(ctx, { staffId: await carer(), classId });
    const board = await getLiveBoard(ctx);
    expect(board.byRoster).toBe(true);
    expect(board.rooms).toMatchObject([{ cover: { adults: 1 }, verdict: { state: "ok" } }]);
  });
});

describe("getRatioForecast", () => {
  it("breaks in the quarter in which a shift ends, and not before", async () => {
    await pupils(8);
    const [early, late] = [await carer(), await carer()];
    await aShift(ctx, { staffId: early, classId, endsAt: "11:30" });
    await aShift(ctx, { staffId: late, classId });
    for (const staffId of [early, late]) await duty(staffId, "in", "07:55");
    const { slots, breaks } = await aheadOf();
    expect(slots).toEqual([
      ...["10:15 8: 2/2", "10:30 8: 2/2", "10:45 8: 2/2", "11:00 8: 2/2", "11:15 8: 2/2"],
      ...["11:30 8: 1/2", "11:45 8: 1/2", "12:00 8: 1/2"],
    ]);
    expect(breaks).toMatchObject({ from: "11:30", verdict: { state: "short", missing: 1 } });
  });

  it("expects those who are due and not here from the next quarter on, and nobody who is excused", async () => {
    await pupils(6);
    const [late, ill] = [await anEnrolment(ctx, { classId }), await anEnrolment(ctx, { classId })];
    await anEnrolment(ctx, { classId, schedule: "afternoon" });
    const told = { fromDay: day, toDay: day, schedule: "full", symptoms: "", note: "" } as const;
    done(await recordAbsence(ctx, { childId: ill.childId, ...told, reason: "ill" }));
    await duty(await carer(), "in", "07:55");
    expect((await aheadOf()).slots).toEqual([
      ...["10:15 6: 1/1", "10:30 7: 1/1", "10:45 7: 1/1", "11:00 7: 1/1", "11:15 7: 1/1"],
      ...["11:30 7: 1/1", "11:45 7: 1/1", "12:00 8: 1/2"],
    ]);
    await tap(late.childId, "arrival", "10:19");
    expect((await aheadOf()).slots[0]).toBe("10:15 7: 1/1");
  });

  it("waits for whoever's shift is to come, and not for one long overdue", async () => {
    await pupils(15);
    await duty(await carer(), "in", "07:55");
    const [coming, overdue] = [await carer(), await carer()];
    await aShift(ctx, { staffId: coming, classId, startsAt: "11:00" });
    await aShift(ctx, { staffId: overdue, classId, startsAt: "08:00" });
    const { slots } = await aheadOf();
    expect(slots.slice(1, 4)).toEqual(["10:30 15: 1/3", "10:45 15: 1/3", "11:00 15: 2/3"]);
  });

  it("shows nothing missing on a day without children", async () => {
    expect(await aheadOf()).toMatchObject({ breaks: null });
  });
});

describe("getRatioHistory", () => {
  it("tells each change of children, people and verdict with its minute", async () => {
    const [first] = await pupils(8, "08:06");
    const [one, two] = [await carer(), await carer()];
    await duty(one, "in", "07:50");
    await duty(two, "in", "08:20");
    await duty(two, "out", "09:40");
    await tap(first ?? "", "departure", "10:00");
    const { points, until } = await getRatioHistory(ctx, { classId, day });
    expect(until).toBe("10:20");
    const told = points.map(
      ({ at: time, children, cover, need, verdict }) =>
        `${time} ${children}: ${cover.adults}/${need.adults} ${verdict.state}`,
    );
    expect(told).toEqual([
      ...["07:50 0: 1/0 ok", "08:06 8: 1/2 short", "08:20 8: 2/2 ok", "09:40 8: 1/2 short"],
      "10:00 7: 1/1 ok",
    ]);
  });

  it("knows no class of another centre", async () => {
    const other = await aCentre();
    await expect(getRatioHistory(other.ctx, { classId, day })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
