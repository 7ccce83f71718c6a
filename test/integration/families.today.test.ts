import exifr from "exifr";
import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import type { LogKind } from "~db/enums";
import { requireOwnChild } from "~/access/require.server";
import { recordAbsence } from "~/features/attendance/absences/commands.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { finishTodo, giveTodo } from "~/features/families/todos/commands.server";
import {
  getOwnDay,
  getOwnPhotos,
  listComingAbsences,
  proposeAbsence,
  takeOwnPhoto,
} from "~/features/families/queries.server";
import { listOwnTodos, listTodos } from "~/features/families/todos/queries.server";
import { storeFile } from "~/features/files/commands.server";
import { tagPhotos } from "~/features/files/photos/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testNow, useDatabase } from "../database";
import { aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aFamily as aFamilyOf } from "../factories/families";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
let ctx: Ctx;
let classId = "";

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

const aFamily = (of: Ctx = ctx, into = classId) => aFamilyOf(of, into);

const later = (of: Ctx, minutes: number): Ctx => ({
  ...of,
  now: instantOf(of.now.getTime() + minutes * 60_000),
});

async function tap(childId: string, kind: LogKind, payload: object, time: string, as = ctx) {
  const event = { id: newId(), childId, kind, payload, at: `${day}T${time}:00+08:00` };
  const input = { batchId: newId(), classId, events: [event] };
  const [outcome] = done(await recordEvents(as, input)).outcomes;
  expect(outcome?.outcome).toBe("accepted");
}

const refusal = async (work: Promise<unknown>) =>
  expect(work).rejects.toMatchObject({ code: "not_found" });

describe("getOwnDay", () => {
  it("marks the days of its week: written, away, closed, to come", async () => {
    const { childId, family } = await aFamily();
    const days = { fromDay: "2026-11-13", toDay: "2026-11-13", schedule: "full" } as const;
    const told = { childId, ...days, reason: "ill", symptoms: "", note: "" } as const;
    done(await recordAbsence(family, told));
    await tap(childId, "arrival", {}, "08:06");
    await tap(childId, "outdoor", { minutes: 40 }, "09:00");
    const marks = async (of: Ctx) => (await getOwnDay(of, childId, { day: null })).week.map(({ mark }) => mark); // prettier-ignore
    const before = ["empty", "empty", "empty", "empty", "absent", "closed", "closed"];
    expect(await marks(later(family, 1))).toEqual(before);
    expect(await marks(later(family, 3))).toEqual(before.with(3, "logged"));
    const { answers } = await getOwnDay(later(family, 3), childId, { day: null });
    expect(answers.outdoorMinutes).toBe(40);
  });

  it("tells the six answers with names of dishes, two minutes behind the room", async () => {
    const { childId, family } = await aFamily();
    const dishId = newId(testNow);
    await ownerSql()`insert into dish
      (centre_id, id, code, name_zh, name_en, pinyin, initials, kind, texture, meals, months, created_at, updated_at)
      values (${ctx.centreId}, ${dishId}, 'T9', '软米饭', 'Soft rice', 'ruanmifan', 'rmf', 'staple', 'soft',
        ${["lunch"]}, ${[]}, ${testNow}, ${testNow})`;
    await tap(childId, "arrival", { broughtBy: { relation: "mother" } }, "08:06");
    const dishAmounts = { [dishId]: "little" };
    await tap(childId, "meal", { meal: "lunch", amount: "most", dishIds: [dishId], dishAmounts }, "09:30"); // prettier-ignore

    const tooEarly = await getOwnDay(later(family, 1), childId, { day: null });
    expect([tooEarly.state, tooEarly.timeline]).toEqual(["expected", []]);

    const seen = await getOwnDay(later(family, 3), childId, { day: null });
    expect(seen).toMatchObject({ state: "logged", day, today: day, next: null });
    expect(seen.answers.arrival).toMatchObject({ at: "08:06", with: { relation: "mother" } });
    expect(seen.answers.meals).toMatchObject([{ meal: "lunch", amount: "most", dishAmounts }]);
    expect(seen.dishes).toEqual({ [dishId]: "软米饭" });
    expect(seen.timeline.map(({ kind }) => kind)).toEqual(["meal", "arrived"]);
    const [audit] = await ownerSql()`select count(*)::int as n from audit_entry
      where centre_id = ${ctx.centreId} and child_id = ${childId}
      and capability = 'families.today.read' and actor_id = ${family.actor.id}`;
    expect(audit?.n).toBe(2);
  });

  it("goes to open days only, and never into tomorrow", async () => {
    const { childId, family } = await aFamily();
    const monday = await getOwnDay(family, childId, { day: "2026-11-09" });
    expect(monday).toMatchObject({ previous: "2026-11-06", next: "2026-11-10", state: "quiet" });
    const tomorrow = await getOwnDay(family, childId, { day: "2026-11-13" });
    expect(tomorrow.day).toBe(day);
    expect((await getOwnDay(family, childId, { day: "2026-13-40" })).day).toBe(day);
    const weekend = await getOwnDay(family, childId, { day: "2026-11-08" });
    expect(weekend).toMatchObject({ state: "closed", closedFor: null });
    const before = await getOwnDay(family, childId, { day: "2026-10-05" });
    expect(before).toMatchObject({ state: "notEnrolled", previous: null });
  });

  it.each([
    ["08:29 of an open day", "2026-11-12T08:29:00+08:00", "2026-11-12"],
    ["08:30, when the kitchen has counted", "2026-11-12T08:30:00+08:00", "2026-11-13"],
    ["an early Saturday", "2026-11-14T07:00:00+08:00", "2026-11-16"],
  ])("proposes at %s the day that is most likely meant", async (_at, time, proposed) => {
    const { childId, family } = await aFamily();
    const asked = { ...family, now: instantOf(time) };
    expect(await proposeAbsence(asked, childId)).toMatchObject({ proposed, schedule: "full" });
  });

  it("shows an absence as known, and one to come beside the day", async () => {
    const { childId, family } = await aFamily();
    const told = { childId, symptoms: "", note: "" } as const;
    const { proposed } = await proposeAbsence(family, childId);
    expect(proposed).toBe("2026-11-13");
    const days = {
      fromDay: proposed,
      toDay: "2026-11-16",
      schedule: "full",
      reason: "ill",
    } as const;
    done(await recordAbsence(family, { ...told, ...days }));
    const today = { fromDay: day, toDay: day, schedule: "full", reason: "personal" } as const;
    done(await recordAbsence(family, { ...told, ...today }));
    expect(await getOwnDay(family, childId, { day })).toMatchObject({
      state: "absent",
      absence: { reason: "personal", schedule: "full" },
    });
    expect(await listComingAbsences(family, childId)).toMatchObject([
      { fromDay: proposed, toDay: "2026-11-16", reason: "ill" },
    ]);
  });
});

describe("somebody else's child", () => {
  it("does not exist for a guardian of the same class", async () => {
    const mine = await aFamily();
    const theirs = await aFamily();
    const path = `/family?child=${theirs.childId}`;
    const request = await aRequest(ctx, { userId: mine.userId, role: "guardian", path });
    await refusal(requireOwnChild(request, "families.today.read", theirs.childId));
    const { childId } = await requireOwnChild(request, "families.today.read", mine.childId);
    expect(childId).toBe(mine.childId);
  });
});

describe("a to-do", () => {
  it("stays on the family's page until one of them ticks it, once", async () => {
    const { childId, family } = await aFamily();
    const asked = { text: "明早带一包尿裤", dueOn: "2026-11-13" };
    const { todoId } = done(await giveTodo(ctx, childId, { text: "带一套换洗衣服", dueOn: null }));
    const urgent = done(await giveTodo(ctx, childId, asked));
    const open = await listOwnTodos(family, childId);
    expect(open.map(({ id }) => id)).toEqual([urgent.todoId, todoId]);

    done(await finishTodo(family, childId, { todoId: urgent.todoId }));
    done(await finishTodo(later(family, 60 * 24), childId, { todoId: urgent.todoId }));
    expect((await listOwnTodos(family, childId)).map(({ id }) => id)).toEqual([todoId]);
    expect(await listTodos(ctx, { childId })).toMatchObject([
      { id: todoId, doneOn: null },
      { id: urgent.todoId, doneOn: day, dueOn: "2026-11-13" },
    ]);
  });

  it("is refused for a day gone by, and for a child of another centre", async () => {
    const { childId } = await aFamily();
    expect(await giveTodo(ctx, childId, { text: "交体检表", dueOn: "2026-11-11" })).toMatchObject({
      ...{ ok: false, reason: "day_is_past", field: "dueOn" },
    });
    const { ctx: foreign } = await aCentre();
    await refusal(giveTodo(foreign, childId, { text: "交体检表", dueOn: null }));
  });

  it("of another family cannot be ticked", async () => {
    const mine = await aFamily();
    const theirs = await aFamily();
    const { todoId } = done(await giveTodo(ctx, theirs.childId, { text: "签名", dueOn: null }));
    await refusal(finishTodo(mine.family, mine.childId, { todoId }));
    expect(await listOwnTodos(theirs.family, theirs.childId)).toHaveLength(1);
  });
});

describe("takeOwnPhoto", () => {
  it("is the kept copy with its words and its hour, without its place", async () => {
    const { childId, family } = await aFamily();
    const camera = await sharp({
      create: { width: 40, height: 30, channels: 3, background: "teal" },
    })
      .withExif({
        IFD0: { Make: "WenrunCamera" },
        IFD2: { DateTimeOriginal: "2026:11:12 09:31:00" },
        IFD3: { GPSLatitude: "37/1 40/1 0/1", GPSLatitudeRef: "N" },
      })
      .jpeg()
      .toBuffer();
    const stored = await storeFile(ctx, { purpose: "photo", bytes: camera, mime: "image/jpeg", takenAt: instantOf("2026-11-12T09:31:00+08:00") }); // prettier-ignore
    const { fileId } = done(stored);
    await tagPhotos(ctx, [{ fileId, childId }]);
    await tap(childId, "arrival", {}, "08:06");
    await tap(childId, "note", { text: "画秋天", fileIds: [fileId] }, "09:40");

    await refusal(takeOwnPhoto(later(family, 1), childId, { fileId }));
    const taken = await takeOwnPhoto(later(family, 3), childId, { fileId });
    expect(taken.name).toMatch(/ 2026-11-12 0931$/);
    const kept: Record<string, unknown> = await exifr.parse(taken.bytes, true);
    expect(Object.keys(kept).filter((key) => /gps|latitude|make/i.test(key))).toEqual([]);
    expect(kept["DateTimeOriginal"]).toBeInstanceOf(Date);
    expect(String(kept["ImageDescription"]).trim()).toBe("画秋天");

    const [mother, stranger] = [family, await aFamily()];
    await refusal(takeOwnPhoto(later(stranger.family, 3), stranger.childId, { fileId }));
    const { photos } = await getOwnPhotos(later(mother, 3), childId, { day: null });
    expect(photos).toEqual([{ fileId, text: "画秋天", at: "09:40" }]);
  });
});
