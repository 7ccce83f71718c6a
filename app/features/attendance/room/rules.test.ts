import { describe, expect, it } from "vitest";
import type { MealAmount } from "~db/enums";
import { instantOf } from "~/lib/clock";
import type { RoomChild } from "./rules";
import {
  countSeats,
  isForBatch,
  mealAt,
  minutesUnlooked,
  onTheTable,
  quartersOf,
  roomShows,
  seatOf,
  stepDown,
} from "./rules";

const egg = { id: "1", allergen: "egg", severity: "severe", detail: "" } as const;
const strawberry = { id: "2", allergen: "other", severity: "mild", detail: "草莓" } as const;

const aRoomChild = (given: Partial<RoomChild> = {}): RoomChild => ({
  ...{ id: "c", name: "许知遥", bornOn: "2024-05-12", faceFileId: null, colour: 2 },
  ...{ schedule: "full", isBooked: false, isVisit: false, allergies: [], diets: [] },
  ...{ absence: null, status: "present" },
  ...{ arrivedAt: null, leftAt: null, asleepSince: null, entries: [] },
  ...given,
});

const ate = (amount: MealAmount): RoomChild["entries"][number] => ({
  ...{
    id: "m",
    childId: "c",
    kind: "meal",
    payload: { meal: "lunch", amount, dishIds: [], note: "" },
  },
  ...{ startsAt: instantOf(0), endsAt: instantOf(0), batchId: "b", receivedAt: instantOf(0) },
  ...{ corrected: false, clockOff: false, by: null },
});

const omelette = {
  id: "omelette",
  nameZh: "番茄炒蛋",
  nameEn: "Tomato and egg",
  allergens: ["egg"],
} as const;
const rice = { id: "rice", nameZh: "软米饭", nameEn: "Soft rice", allergens: [] } as const;

describe("stepDown", () => {
  it("goes from all to nothing, and confirms an allergic child with its first step", () => {
    const steps = ["", "finished", "most", "half", "little", "none"] as const;
    expect(steps.map(stepDown)).toEqual(["finished", "most", "half", "little", "none", "finished"]);
    expect(steps.map(quartersOf)).toEqual([0, 4, 3, 2, 1, 0]);
  });
});

describe("onTheTable", () => {
  it("finds an allergen in a dish, and an uncommon one by the dish's name", () => {
    expect(onTheTable({ allergies: [egg] }, [rice, omelette])).toEqual([egg]);
    expect(onTheTable({ allergies: [egg] }, [rice])).toEqual([]);
    const yoghurt = {
      id: "yoghurt",
      nameZh: "草莓酸奶",
      nameEn: "Strawberry yoghurt",
      allergens: [],
    };
    expect(onTheTable({ allergies: [strawberry] }, [yoghurt])).toEqual([strawberry]);
    expect(onTheTable({ allergies: [{ ...strawberry, detail: "" }] }, [yoghurt])).toEqual([]);
  });
});

describe("seatOf", () => {
  const seat = (given: Partial<RoomChild>) => seatOf(aRoomChild(given), "lunch", [omelette]);

  it("lets those who are here eat up, and asks first about an allergy on the table", () => {
    expect(seat({})).toMatchObject({ place: "eats", amount: "finished", written: null });
    expect(seat({ allergies: [egg] })).toMatchObject({ place: "risk", amount: "" });
    expect(seat({ asleepSince: "2026-11-12T04:00:00Z" })).toMatchObject({ place: "later" });
    for (const status of ["expected", "absent", "left", "notExpected"] as const) {
      expect(seat({ status })).toMatchObject({ place: "away", amount: "" });
    }
  });

  it("begins where the meal is written already", () => {
    const written = { place: "eats", amount: "half", written: "half" };
    expect(seat({ entries: [ate("half")], allergies: [egg] })).toMatchObject(written);
    const asleep = { asleepSince: "2026-11-12T04:00:00Z", entries: [ate("half")] };
    expect(seat(asleep)).toMatchObject(written);
    expect(seatOf(aRoomChild({ entries: [ate("half")] }), "morningSnack", [])).toMatchObject({
      written: null,
    });
  });
});

describe("countSeats", () => {
  it("saves what is new or changed, and counts whom it leaves", () => {
    const seats = [
      aRoomChild({ id: "a" }),
      aRoomChild({ id: "b", allergies: [egg] }),
      aRoomChild({ id: "c", entries: [ate("half")] }),
      aRoomChild({ id: "d", asleepSince: "2026-11-12T04:00:00Z" }),
      aRoomChild({ id: "e", status: "absent" }),
    ].map((child) => seatOf(child, "lunch", [omelette]));
    expect(countSeats(seats, new Map())).toEqual({ toSave: 1, unconfirmed: 1, later: 1 });
    const tapped = new Map([["b", "finished"], ["c", "little"]] as const); // prettier-ignore
    expect(countSeats(seats, tapped)).toEqual({ toSave: 3, unconfirmed: 0, later: 1 });
    expect(countSeats(seats, new Map([["c", "half"]])).toSave).toBe(1);
  });
});

describe("amounts of single dishes", () => {
  it("stand where the meal is written, and a change of one is saved", () => {
    const meal = { meal: "lunch", amount: "half", dishIds: ["rice"], note: "" } as const;
    const payload = { ...meal, dishAmounts: { rice: "none", soup: "none" } } as const;
    const entry = { ...ate("half"), kind: "meal" as const, payload: { ...payload, dishIds: [] } };
    const seat = seatOf(aRoomChild({ entries: [entry] }), "lunch", [rice]);
    expect(seat.dishes).toEqual({ rice: "none" });
    expect(countSeats([seat], new Map()).toSave).toBe(0);
    expect(countSeats([seat], new Map(), () => ({ rice: "none" })).toSave).toBe(0);
    expect(countSeats([seat], new Map(), () => ({})).toSave).toBe(1);
  });
});

describe("a room's counters", () => {
  it("tell who is due, here, asleep and away", () => {
    const children = [
      aRoomChild({ status: "expected" }),
      aRoomChild({ asleepSince: "2026-11-12T04:00:00Z" }),
      aRoomChild({ allergies: [egg] }),
      aRoomChild({ status: "absent" }),
      aRoomChild({ status: "left" }),
    ];
    const counts = Object.values(roomShows).map((fits) => children.filter(fits).length);
    expect(counts).toEqual([5, 1, 2, 1, 2, 1]);
    expect(children.filter(isForBatch)).toHaveLength(4);
  });

  it("offer the meal that is next", () => {
    expect(["08:10", "10:00", "13:59", "14:00"].map(mealAt)).toEqual([
      ...["morningSnack", "lunch", "lunch", "afternoonSnack"],
    ]);
  });
});

describe("a sleeping infant", () => {
  const now = instantOf("2026-11-12T12:40:00+08:00");
  const about = { now, timeZone: "Asia/Shanghai" };
  const asleepSince = "2026-11-12T12:00:00+08:00";
  const looked = (at: string): RoomChild["entries"][number] => {
    const moment = instantOf(`2026-11-12T${at}:00+08:00`);
    return { ...ate("most"), kind: "napCheck", payload: { position: "back" }, startsAt: moment };
  };

  it.each([
    ["under one, never looked at", "2026-01-02", [], 40],
    ["under one, looked at", "2026-01-02", ["12:15", "12:30"], 10],
    ["one year old today", "2025-11-12", [], null],
  ])("%s", (_who, bornOn, looks, minutes) => {
    const entries = looks.map(looked);
    expect(minutesUnlooked({ asleepSince, bornOn, entries }, about)).toBe(minutes);
    expect(minutesUnlooked({ asleepSince: null, bornOn, entries }, about)).toBeNull();
  });
});
