import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { classesOfChild } from "~/access/reach.server";
import { saveRoomForm } from "~/features/attendance/acts/commands.server";
import { getWhoIsIn } from "~/features/attendance/board/queries.server";
import { listDoubtfulHandOvers } from "~/features/attendance/handover/queries.server";
import { recordHeadCount } from "~/features/attendance/headcount/commands.server";
import { getEvacuation } from "~/features/attendance/headcount/queries.server";
import { getLiveBoard } from "~/features/attendance/live/queries.server";
import { rebuildDayEntries, recordEvents } from "~/features/attendance/log/commands.server";
import { getRatioHistory } from "~/features/attendance/ratio/queries.server";
import { getAttendanceRegister } from "~/features/attendance/register/queries.server";
import { getRoom } from "~/features/attendance/room/queries.server";
import { takeSaves } from "~/features/attendance/sync/commands.server";
import { recordVisits } from "~/features/attendance/visits/commands.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testNow, useDatabase } from "../database";
import { aCentre, aClass } from "../factories/centres";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";

useDatabase();

const day = "2026-11-12";
let ctx: Ctx;
let classId = "";
let other = "";
let third = "";

beforeAll(async () => {
  ({ ctx } = await aCentre({ licensedPlaces: 200 }));
  ({ classId } = await aClass(ctx, { places: 20 }));
  ({ classId: other } = await aClass(ctx, { places: 20 }));
  ({ classId: third } = await aClass(ctx, { places: 20 }));
});

const at = (time: string) => `${day}T${time}:00+08:00`;
const just = testNow.toISOString();

async function log(events: object[], into = classId): Promise<string[]> {
  const named = events.map((event) => ({ id: newId(), payload: {}, ...event }));
  const { outcomes } = done(await recordEvents(ctx, { batchId: newId(), classId: into, events: named })); // prettier-ignore
  return outcomes.map((one) => (one.outcome === "refused" ? one.reason : one.outcome));
}

async function aPresent(into = classId): Promise<string> {
  const { childId } = await anEnrolment(ctx, { classId: into });
  await log([{ childId, kind: "arrival", at: at("08:00") }], into);
  return childId;
}

type Asked = { childId: string; to?: string; from?: string; id?: string; at?: string };

async function visit({
  childId,
  to = other,
  from = classId,
  id = newId(),
  at: when = just,
}: Asked) {
  const event = { kind: "visit", id, at: when, childId, toClassId: to };
  const save = { batchId: newId(), classId: from, events: [event] };
  const [outcome] = done(await recordVisits(ctx, save)).outcomes;
  return { id, word: outcome?.outcome === "refused" ? outcome.reason : outcome?.outcome };
}

async function back(
  childId: string,
  visitId: string,
  rest: { id?: string; as?: Ctx; from?: string } = {},
) {
  // prettier-ignore
  const { id = newId(), as = ctx, from = classId } = rest;
  const event = { kind: "back", id, at: as.now.toISOString(), childId, visitId };
  const save = { batchId: newId(), classId: from, events: [event] };
  const [outcome] = done(await recordVisits(as, save)).outcomes;
  return outcome?.outcome === "refused" ? outcome.reason : outcome?.outcome;
}

const inRoom = async (childId: string, of: string) =>
  (await getRoom(ctx, { classId: of })).children.find(({ id }) => id === childId);

const boardOf = async (of: string) =>
  (await getLiveBoard(ctx)).rooms.find(({ id }) => id === of) ?? { present: -1, due: -1 };

describe("recordVisits", () => {
  it("ends the stay and the nap here, and begins a stay there in the same moment", async () => {
    const childId = await aPresent();
    await log([{ childId, kind: "napStart", at: at("09:00") }]);
    const before = { own: await boardOf(classId), other: await boardOf(other) };
    expect((await visit({ childId })).word).toBe("accepted");

    const [here, there] = [await inRoom(childId, classId), await inRoom(childId, other)];
    expect(here).toMatchObject({ status: "left", leftAt: just, asleepSince: null, isVisit: false });
    expect(there).toMatchObject({ status: "present", arrivedAt: just, isVisit: true });
    expect(there?.entries).toHaveLength(1);
    expect(here?.entries.find(({ kind }) => kind === "stay")?.payload).toMatchObject({
      toClass: { id: other },
    });

    const after = { own: await boardOf(classId), other: await boardOf(other) };
    expect(after.own.present).toBe(before.own.present - 1);
    expect(after.other.present).toBe(before.other.present + 1);
    expect([after.own.due, after.other.due]).toEqual([before.own.due, before.other.due]);

    const evacuation = await getEvacuation(ctx);
    const listed = evacuation.rooms.flatMap(({ room, pupils }) =>
      pupils.filter(({ id, status }) => id === childId && status === "present").map(() => room.id),
    );
    expect(listed).toEqual([other]);
    const isIn = (await getWhoIsIn(ctx)).classes.reduce((sum, one) => sum + one.present, 0);
    expect(evacuation.present).toBe(isIn);
    expect((await listDoubtfulHandOvers(ctx, {})).map((one) => one.childId)).not.toContain(childId);
    const reach = await ctx.tx((tx) => classesOfChild(tx, ctx, childId));
    expect([...reach].sort()).toEqual([classId, other].sort());
  });

  it("gives the child into the other class's hands alone: its count, its log, its departure", async () => {
    const childId = await aPresent();
    await visit({ childId });
    const late = { childId, at: just };
    const written = await log([
      { ...late, kind: "mood", payload: { mood: "happy" } },
      { ...late, kind: "napStart" },
      { ...late, kind: "departure" },
      { ...late, kind: "arrival" },
      { ...late, kind: "mood", payload: { mood: "calm" }, at: at("09:00") },
    ]);
    expect(written).toEqual([
      ...["entry_not_in_class", "entry_not_in_class", "entry_not_in_class"],
      ...["already_arrived", "accepted"],
    ]);
    const count = { kind: "count", id: newId(), at: just, transition: "outdoors", note: "" };
    const present = { ...count, present: [childId], missing: [] };
    const counted = await recordHeadCount(ctx, { batchId: newId(), classId: other, events: [present] }); // prettier-ignore
    expect(done(counted).outcomes).toMatchObject([{ outcome: "accepted" }]);
    expect(await log([{ ...late, kind: "napStart" }], other)).toEqual(["accepted"]);
    expect(await log([{ ...late, kind: "departure" }], other)).toEqual(["accepted"]);
    expect(await inRoom(childId, other)).toMatchObject({ status: "left" });
  });

  it("is written once, and lets no class reach for a child", async () => {
    const childId = await aPresent();
    const first = await visit({ childId });
    expect((await visit({ childId, id: first.id })).word).toBe("duplicate");
    expect((await visit({ childId })).word).toBe("entry_not_in_class");
    expect((await visit({ childId: await aPresent(), from: other, to: third })).word).toBe("entry_not_in_class"); // prettier-ignore
    expect((await visit({ childId: await aPresent(), to: classId })).word).toBe("not_found");
    expect((await visit({ childId: await aPresent(), to: newId() })).word).toBe("not_found");
    const stranger = await aPresent();
    const fromClass = { id: classId, name: "a" };
    expect(await log([{ childId: stranger, kind: "arrival", at: just, payload: { fromClass } }], other)).toEqual(["entry_not_in_class"]); // prettier-ignore
  });

  it("keeps the moment of the hand-over from being changed in one class", async () => {
    const childId = await aPresent();
    await visit({ childId });
    const [mine, theirs] = [await inRoom(childId, classId), await inRoom(childId, other)];
    const chosen = { childId, chosen: true };
    const own = { ...chosen, supersedesId: mine?.entries[0]?.id };
    expect(await log([{ ...own, kind: "departure", at: at("09:30") }])).toEqual(["part_of_visit"]);
    expect(await log([{ ...own, kind: "arrival", at: at("08:10") }])).toEqual(["accepted"]);
    expect(await log([{ ...own, kind: "arrival", at: at("08:10"), removes: true }])).toEqual(["part_of_visit"]); // prettier-ignore
    const start = { ...chosen, kind: "arrival", supersedesId: theirs?.entries[0]?.id };
    expect(await log([{ ...start, at: at("09:30") }], other)).toEqual(["part_of_visit"]);
  });

  it("goes on to a third class, and comes back", async () => {
    const childId = await aPresent();
    await visit({ childId, at: at("09:00") });
    await visit({ childId, from: other, to: third, at: at("09:30") });
    expect((await visit({ childId, from: third, to: classId, at: at("10:00") })).word).toBe("accepted"); // prettier-ignore
    expect(await inRoom(childId, classId)).toMatchObject({ status: "present", isVisit: false });
    expect(await inRoom(childId, other)).toMatchObject({ status: "left" });
    const register = await getAttendanceRegister(ctx, { classId: other, month: "2026-11" });
    expect(register.rows.map(({ id }) => id)).not.toContain(childId);
  });

  it("counts a child in one class in every minute", async () => {
    const [own, visited] = [await aClass(ctx, { places: 20 }), await aClass(ctx, { places: 20 })];
    const childId = await aPresent(own.classId);
    await visit({ childId, from: own.classId, to: visited.classId, at: at("09:00") });
    await visit({ childId, from: visited.classId, to: own.classId, at: at("09:45") });
    const presentIn = async (of: string) =>
      (await getRatioHistory(ctx, { classId: of, day })).points.map(({ at: from, children }) => [
        from,
        children,
      ]);
    expect(await presentIn(own.classId)).toEqual([["08:00", 1], ["09:00", 0], ["09:45", 1]]); // prettier-ignore
    expect(await presentIn(visited.classId)).toEqual([["09:00", 1], ["09:45", 0]]); // prettier-ignore
  });

  it("lets a child that went home from the other class come back into its own", async () => {
    const childId = await aPresent();
    await visit({ childId, at: at("09:00") });
    expect(await log([{ childId, kind: "departure", at: at("09:30") }], other)).toEqual(["accepted"]); // prettier-ignore
    expect(await inRoom(childId, classId)).toMatchObject({ status: "left" });
    expect(await log([{ childId, kind: "arrival", at: at("10:00") }])).toEqual(["accepted"]);
    expect(await inRoom(childId, classId)).toMatchObject({ status: "present", isVisit: false });
    expect(await inRoom(childId, other)).toMatchObject({ status: "left" });
  });

  it("comes over the way of saves that waited on a device", async () => {
    const childId = await aPresent();
    const events = [{ kind: "visit", id: newId(), at: just, childId, toClassId: other, toName: "B" }]; // prettier-ignore
    const saves = [{ noun: "visit" as const, batchId: newId(), version: 2, events }];
    const sent = { classId, sentAt: testNow, saves };
    expect((await takeSaves(ctx, sent)).answers[0]?.outcomes).toMatchObject([{ outcome: "accepted" }]); // prettier-ignore
    expect((await takeSaves(ctx, sent)).answers[0]?.outcomes).toMatchObject([{ outcome: "duplicate" }]); // prettier-ignore
  });
});

describe("taking a hand-over back", () => {
  it("puts both classes as they were, nap and all, once", async () => {
    const childId = await aPresent();
    await log([{ childId, kind: "napStart", at: at("09:00") }]);
    const { id } = await visit({ childId });
    const undo = newId();
    expect(await back(childId, id, { from: other })).toBe("not_found");
    expect(await back(childId, id, { id: undo })).toBe("accepted");
    expect(await back(childId, id, { id: undo })).toBe("duplicate");
    expect(await inRoom(childId, classId)).toMatchObject({
      ...{ status: "present", asleepSince: instantOf(at("09:00")).toISOString() },
    });
    expect(await inRoom(childId, other)).toBeUndefined();
    expect((await visit({ childId })).word).toBe("accepted");
  });

  it("is refused once the other class has written something, and after two minutes", async () => {
    const childId = await aPresent();
    const { id } = await visit({ childId });
    await log([{ childId, kind: "mood", payload: { mood: "happy" }, at: just }], other);
    expect(await back(childId, id)).toBe("visit_went_on");
    const second = await aPresent();
    const early = await visit({ childId: second, at: at("09:00") });
    expect(await back(second, early.id)).toBe("undo_too_late");
    const gone = await aPresent();
    const last = await visit({ childId: gone });
    await log([{ childId: gone, kind: "departure", at: just }], other);
    expect(await back(gone, last.id)).toBe("visit_went_on");
  });

  it("works as a form, for all who were chosen", async () => {
    const children = [await aPresent(), await aPresent()];
    const form = new FormData();
    form.set("intent", `visit ${other}`);
    for (const id of children) form.append("child[]", id);
    const answer = await saveRoomForm(ctx, { classId }, form);
    expect(answer).toMatchObject({ ok: true, intent: "visit", saved: 2, refused: [] });
    expect(await inRoom(children[1] ?? "", other)).toMatchObject({ status: "present" });
    const undo = new FormData();
    undo.set("intent", "undo");
    undo.set("batchId", "batchId" in answer ? answer.batchId : "");
    expect(await saveRoomForm(ctx, { classId }, undo)).toEqual({ ok: true, undone: 2 });
    expect(await inRoom(children[1] ?? "", classId)).toMatchObject({ status: "present" });
  });
});

describe("whatever is handed over", () => {
  const open = () => ownerSql()`
    select child_id, class_id from day_entry
    where centre_id = ${ctx.centreId} and kind = 'stay' and ends_at is null and not removed`;
  const stored = () =>
    ownerSql()`select * from day_entry where centre_id = ${ctx.centreId} order by id`;

  it("as many are present as before, nobody in two classes, and the log makes the same days", async () => {
    const pupils = [await aPresent(), await aPresent(other), await aPresent(third)];
    const rooms = [classId, other, third];
    const whereIs = new Map(pupils.map((id, index) => [id, rooms[index] ?? ""]));
    const count = (await open()).length;
    const step = fc.record({
      child: fc.nat(2),
      from: fc.nat(2),
      to: fc.nat(2),
      undo: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
        for (const { child, from, to, undo } of steps) {
          const childId = pupils[child] ?? "";
          const [source = "", target = ""] = [rooms[from], rooms[to]];
          const fits = whereIs.get(childId) === source && source !== target;
          const { id, word } = await visit({ childId, from: source, to: target });
          expect(word === "accepted").toBe(fits);
          if (!fits) continue;
          const isBack = undo && (await back(childId, id, { from: source })) === "accepted";
          if (!isBack) whereIs.set(childId, target);
        }
        const now = await open();
        expect(now).toHaveLength(count);
        expect(new Set(now.map((row) => String(row["child_id"]))).size).toBe(count);
        for (const [childId, room] of whereIs) {
          expect(now.find((row) => row["child_id"] === childId)?.["class_id"]).toBe(room);
        }
      }),
      { numRuns: 12 },
    );
    const kept = await stored();
    done(await rebuildDayEntries(ctx));
    expect(await stored()).toEqual(kept);
  });
});
