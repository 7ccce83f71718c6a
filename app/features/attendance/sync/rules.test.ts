import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import type { SentAbsence } from "../absence-saves/rules";
import type { SentEvent } from "../acts/rules";
import type { DayEntry } from "../log/queries.server";
import { elsewhereOf } from "../log/rules";
import { roomChildOf, type RoomFacts } from "../room/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { afterAnswer, nextToSend, roomWith, withSaves, type Save } from "./rules";

const day = "2026-11-12";
const now = instantOf(`${day}T12:30:00+08:00`);
const at = (time: string) => instantOf(`${day}T${time}:00+08:00`);
const timeZone = "Asia/Shanghai";

const facts = (id: string): RoomFacts => ({
  ...{ id, name: id, bornOn: "2024-01-01", faceFileId: null, colour: 1, schedule: "full" },
  ...{ isBooked: false, isVisit: false, allergies: [], diets: [], absence: null },
});

const entry = (of: Pick<DayEntry, "id" | "childId" | "kind" | "payload"> & Partial<DayEntry>) =>
  // reason: each case below gives the payload of its kind
  ({
    ...{ startsAt: at("08:00"), endsAt: null, batchId: "b", receivedAt: at("08:00") },
    ...{ corrected: false, clockOff: false, by: "刘敏" },
    ...of,
  });

const stay = (childId: string) =>
  entry({ id: `stay ${childId}`, childId, kind: "stay", payload: {} });

const roomOf = (children: Record<string, DayEntry[]>) =>
  // reason: what the overlay looks at
  ({
    timeZone,
    room: {
      room: { id: "class" },
      ...{ day, isOpen: true },
      children: Object.entries(children).map(([id, own]) => roomChildOf(facts(id), own, true)),
    },
  }) as unknown as Pick<Snapshot, "room" | "timeZone">;

const lunch = { meal: "lunch" as const, dishIds: [], note: "" };

let count = 0;
const event = (of: Partial<SentEvent> & Pick<SentEvent, "childId" | "kind">): SentEvent => ({
  ...{ id: `e${(count += 1)}`, at: now.toISOString(), payload: {} },
  ...of,
});

const save = (events: SentEvent[], rest: Partial<Save> = {}): Save => ({
  ...{ batchId: `b${(count += 1)}`, seq: (count += 1), owner: "device:1", classId: "class" },
  ...{ version: 2, offsetMs: 0, actorStaffId: null, refused: null },
  body: { noun: "log", events },
  ...rest,
});

const overlay = (room: Pick<Snapshot, "room" | "timeZone">, ...saves: Save[]) =>
  withSaves(room, saves, { now, offsetMs: 0 });

describe("a room with what waits laid over it", () => {
  it("has a child here as soon as its arrival is tapped, and gone when it leaves", () => {
    const room = roomOf({ an: [], bo: [stay("bo")] });
    const [an, bo] = overlay(
      room,
      save([event({ childId: "an", kind: "arrival" })]),
      save([event({ childId: "bo", kind: "departure", at: at("12:10").toISOString() })]),
    );
    expect(an).toMatchObject({ status: "present", arrivedAt: now.toISOString() });
    expect(bo).toMatchObject({ status: "left", leftAt: at("12:10").toISOString() });
  });

  it("shows the time as the clock is known to be off", () => {
    const early = event({ childId: "an", kind: "arrival", at: at("11:50").toISOString() });
    const [known] = overlay(roomOf({ an: [] }), save([early], { offsetMs: 600_000 }));
    expect(known?.arrivedAt).toBe(at("12:00").toISOString());
    const chosen = { ...early, chosen: true };
    const [told] = overlay(roomOf({ an: [] }), save([chosen], { offsetMs: 600_000 }));
    expect(told?.arrivedAt).toBe(at("11:50").toISOString());
  });

  it("corrects, removes and ends what the server knows", () => {
    const meal = { ...lunch, amount: "finished" as const };
    const room = roomOf({
      an: [stay("an"), entry({ id: "meal", childId: "an", kind: "meal", payload: meal })],
      bo: [stay("bo"), entry({ id: "nap", childId: "bo", kind: "nap", payload: { note: "" } })],
    });
    const half = { ...meal, amount: "half" };
    const [an, bo] = overlay(
      room,
      save([event({ childId: "an", kind: "meal", payload: half, supersedesId: "meal" })]),
      save([event({ childId: "bo", kind: "napEnd" })]),
    );
    expect(an?.entries.find(({ kind }) => kind === "meal")).toMatchObject({
      ...{ payload: half, corrected: true, by: "刘敏" },
    });
    expect(bo?.asleepSince).toBeNull();
    const gone = { supersedesId: "meal", removes: true };
    const [left] = overlay(room, save([event({ childId: "an", kind: "meal", ...gone })]));
    expect(left?.entries.map(({ kind }) => kind)).toEqual(["stay"]);
  });

  it("has a child with the other class as soon as it is handed over, and back with its nap", () => {
    const nap = entry({ id: "nap", childId: "an", kind: "nap", payload: { note: "" } });
    const room = roomOf({ an: [stay("an"), nap] });
    const said = { id: "v", childId: "an", at: now.toISOString(), toClassId: "b", toName: "小班" };
    const visit: Partial<Save> = {
      body: { noun: "visit", events: [{ kind: "visit", ...said }] },
    };
    const there = save([], visit);
    const [gone] = overlay(room, there);
    expect(gone).toMatchObject({ status: "left", leftAt: now.toISOString(), asleepSince: null });
    expect(elsewhereOf(gone ?? { entries: [] })).toEqual({ id: "b", name: "小班" });
    const undo = { kind: "back" as const, id: "u", childId: "an", at: said.at, visitId: "v" };
    const back = save([], { body: { noun: "visit", events: [undo] } });
    const [here] = overlay(room, there, back);
    expect(here).toMatchObject({ status: "present", asleepSince: nap.startsAt.toISOString() });
    // the same where the server has told of the hand-over meanwhile
    const told = roomOf({ an: [...(gone?.entries ?? [])] });
    expect(overlay(told, there)[0]).toMatchObject({ status: "left" });
    expect(overlay(told, back)[0]).toMatchObject({ status: "present" });
    const early = event({ childId: "an", kind: "arrival", at: at("07:50").toISOString() });
    const [changed] = overlay(told, save([{ ...early, supersedesId: "stay an" }]));
    expect(changed).toMatchObject({ status: "left", arrivedAt: at("07:50").toISOString() });
    expect(elsewhereOf(changed ?? { entries: [] })).toEqual({ id: "b", name: "小班" });
  });

  it("takes what has come in already once, and what the server will not take not at all", () => {
    const room = roomOf({ an: [entry({ ...stay("an"), id: "here" })] });
    const [an] = overlay(
      room,
      save([event({ childId: "an", kind: "arrival", id: "here" })]),
      save([event({ childId: "an", kind: "arrival" })]),
      save([event({ childId: "an", kind: "mood", payload: { mood: "calm" } })], { refused: [] }),
    );
    expect(an?.entries.map(({ id }) => id)).toEqual(["here"]);
  });
});

describe("what goes out next", () => {
  it("goes in order, of one class, by its owner alone", () => {
    const one = (seq: number, rest: Partial<Save> = {}) => save([], { seq, ...rest });
    const saves = [one(3), one(1), one(2), one(4, { classId: "other" }), one(5)];
    expect(nextToSend(saves, "device:1").map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(nextToSend(saves, "user:2")).toEqual([]);
    expect(nextToSend([one(1, { refused: [] }), one(2)], "device:1")[0]?.seq).toBe(2);
  });
});

describe("what the server's answer leaves", () => {
  const events = [
    event({ childId: "an", kind: "arrival" }),
    event({ childId: "bo", kind: "arrival" }),
  ];
  const [first, second] = events;
  const outcomes = (...words: ("accepted" | "duplicate" | "refused")[]) => ({
    batchId: "b",
    outcomes: events.map(({ id }, at) => ({ id, outcome: words[at] ?? "refused", reason: "no" })),
  });

  it("is nothing where everything is taken or was there", () => {
    expect(afterAnswer(save(events), outcomes("accepted", "duplicate"))).toBeNull();
  });

  it("is the one that was refused, with the reason", () => {
    expect(afterAnswer(save(events), outcomes("accepted", "refused"))).toMatchObject({
      body: { events: [second] },
      refused: [{ id: second?.id, about: "bo", kind: "arrival", reason: "no" }],
    });
  });

  it("is what it said nothing about, for somebody to look at", () => {
    expect(afterAnswer(save(events), { batchId: "b", outcomes: [] })).toMatchObject({
      refused: [{ id: first?.id, reason: "not_saved" }, { id: second?.id }],
    });
  });
});

describe("absences that wait", () => {
  const tomorrow = "2026-11-13";
  const told = (of: Partial<Extract<SentAbsence, { kind: "absence" }>> = {}): SentAbsence => ({
    ...{ kind: "absence", id: `a${(count += 1)}`, at: now.toISOString(), childId: "an" },
    ...{ fromDay: day, toDay: day, schedule: "full", reason: "ill", symptoms: "", note: "" },
    ...of,
  });
  const back = (absenceId: string): SentAbsence => ({
    ...{
      kind: "cancelled",
      id: `c${(count += 1)}`,
      at: now.toISOString(),
      childId: "an",
      absenceId,
    },
  });
  const known = { id: "known", reason: "personal", schedule: "full" } as const;
  const roomOfAbsent = (
    children: Record<string, DayEntry[]>,
    absence: RoomFacts["absence"] = null,
  ) => {
    const { room } = roomOf(children);
    const [an, ...others] = room.children.map((child) =>
      child.id === "an" ? roomChildOf({ ...child, absence }, child.entries, true) : child,
    );
    return {
      ...room,
      children: [an, ...others].flatMap((one) => one ?? []),
      coming: { day: tomorrow, away: [] },
    };
  };
  const after = (room: Snapshot["room"], ...events: SentAbsence[]) => {
    const body = (one: SentAbsence) => ({ noun: "absence" as const, events: [one] });
    return roomWith(
      room,
      events.map((one) => save([], { body: body(one) })),
    );
  };
  const first = (room: Snapshot["room"]) => room.children[0];

  it.each([
    ["all of today", {}, "absent"],
    ["half of a whole day", { schedule: "morning" }, "expected"],
    ["tomorrow alone", { fromDay: tomorrow, toDay: tomorrow }, "expected"],
    ["today and tomorrow", { toDay: tomorrow }, "absent"],
  ] as const)("excuse a child for %s", (_what, of, status) => {
    const room = after(roomOfAbsent({ an: [], bo: [] }), told(of));
    expect(room.children.map((child) => child.status)).toEqual([status, "expected"]);
    const isTomorrow = "toDay" in of;
    expect(room.coming.away.map(({ childId }) => childId)).toEqual(isTomorrow ? ["an"] : []);
  });

  it("leave a child that is here where it is", () => {
    expect(first(after(roomOfAbsent({ an: [stay("an")] }), told()))?.status).toBe("present");
  });

  it("are taken back, whether the server knows them or not", () => {
    const ill = told();
    expect(first(after(roomOfAbsent({ an: [] }), ill, back(ill.id)))?.absence).toBeNull();
    const excused = roomOfAbsent({ an: [] }, known);
    expect(first(excused)?.status).toBe("absent");
    expect(first(after(excused, back("known")))?.status).toBe("expected");
    const anew = after(excused, back("known"), told({ id: "anew" }));
    expect(first(anew)?.absence).toMatchObject({ id: "anew", reason: "ill" });
  });

  it("stand once when the server knows them already, and not when it refused them", () => {
    const excused = roomOfAbsent({ an: [] }, known);
    expect(first(after(excused, told({ id: "known" })))?.absence).toEqual(known);
    const body = { noun: "absence" as const, events: [told()] };
    const refused = roomWith(roomOfAbsent({ an: [] }), [save([], { body, refused: [] })]);
    expect(first(refused)?.absence).toBeNull();
  });
});
