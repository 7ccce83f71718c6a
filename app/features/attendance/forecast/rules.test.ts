import { describe, expect, it } from "vitest";
import type { Post } from "~db/enums";
import { usualSetting } from "~/features/centres/sessions/rules";
import type { PlannedShift } from "../ratio/rules";
import {
  firstBreak,
  forecastOf,
  nextQuarters,
  staffAhead,
  willBeThere,
  type ForecastChild,
} from "./rules";

const now = "10:20";

describe("nextQuarters", () => {
  it("are eight, the running one first, and none past midnight", () => {
    expect(nextQuarters(now).map(({ from }) => from)).toEqual([
      ...["10:15", "10:30", "10:45", "11:00", "11:15", "11:30", "11:45", "12:00"],
    ]);
    expect(nextQuarters("10:30")[0]).toEqual({ from: "10:30", to: "10:45" });
    expect(nextQuarters("23:20").at(-1)).toEqual({ from: "23:45", to: "24:00" });
  });
});

const child = (given: Partial<ForecastChild> = {}): ForecastChild => ({
  ...{ classId: "a", status: "expected", schedule: "full", absentFor: null },
  ...given,
});

describe("willBeThere", () => {
  const at = (from: string) => ({ from, to: `${from.slice(0, 3)}${Number(from.slice(3)) + 14}` });
  const asked = (one: ForecastChild, from: string, clock = now) =>
    willBeThere(one, { slot: at(from), now: clock, setting: usualSetting });

  // prettier-ignore
  it.each<[string, Partial<ForecastChild>, string, string, boolean]>([
    ["who is here, in this quarter", { status: "present" }, "10:15", now, true],
    ["who is here, up to its time", { status: "present" }, "16:45", "16:20", true],
    ["who is here, from its time on", { status: "present" }, "17:00", "16:20", false],
    ["a morning child after the morning", { status: "present", schedule: "morning" }, "12:00", now, false],
    ["its own time before the centre's", { status: "present", leavesAt: "11:00" }, "11:00", now, false],
    ["who is late to be collected, for half an hour", { status: "present" }, "17:30", "17:10", true],
    ["but no longer", { status: "present" }, "17:45", "17:10", false],
    ["who came without being due", { status: "present", schedule: null }, "11:00", now, true],
    ["who is late, not in this quarter", {}, "10:15", now, false],
    ["who is late, in the next", {}, "10:30", now, true],
    ["who is due in this quarter", { arrivesAt: "10:25" }, "10:15", now, true],
    ["an afternoon child in the morning", { schedule: "afternoon" }, "11:45", now, false],
    ["an afternoon child at noon", { schedule: "afternoon" }, "12:00", now, true],
    ["excused from the morning", { absentFor: "morning" }, "10:30", now, false],
    ["excused from the morning, at noon", { absentFor: "morning" }, "12:00", now, true],
    ["absent", { status: "absent" }, "10:30", now, false],
    ["gone home", { status: "left" }, "10:30", now, false],
    ["not due today", { status: "notExpected", schedule: null }, "10:30", now, false],
  ])("%s", (_, given, from, clock, expected) => {
    expect(asked(child(given), from, clock)).toBe(expected);
  });
});

const carer: readonly Post[] = ["carer"];
const shift = (staffId: string, startsAt: string, endsAt: string, classId: string | null = "a"): PlannedShift => ({ staffId, startsAt, endsAt, classId, posts: carer }); // prettier-ignore
const inClass = (staffId: string, classId = "a") => ({ staffId, classId, posts: carer });

describe("staffAhead", () => {
  // prettier-ignore
  it.each<[string, ReturnType<typeof inClass>[], PlannedShift[], string[]]>([
    ["stays to the end of the shift", [inClass("1")], [shift("1", "08:00", "11:30")], ["a 10:20-11:30"]],
    ["straight on in the same class", [inClass("1")], [shift("1", "08:00", "11:00"), shift("1", "11:00", "16:00")], ["a 10:20-16:00", "a 11:00-16:00"]],
    ["moves on to another class", [inClass("1")], [shift("1", "08:00", "11:00"), shift("1", "11:00", "16:00", "b")], ["a 10:20-11:00", "b 11:00-16:00"]],
    ["helps out to the end of the own shift", [inClass("1")], [shift("1", "08:00", "12:00", "b")], ["a 10:20-12:00"]],
    ["came early: to the end of the shift", [inClass("1")], [shift("1", "10:30", "16:00")], ["a 10:20-16:00", "a 10:30-16:00"]],
    ["came early elsewhere: to its beginning", [inClass("1")], [shift("1", "11:00", "16:00", "b")], ["a 10:20-11:00", "b 11:00-16:00"]],
    ["over time: this quarter", [inClass("1")], [shift("1", "07:30", "10:00")], ["a 10:20-10:30"]],
    ["no shift at all: to the end", [inClass("1")], [], ["a 10:20-24:00"]],
    ["comes with the shift", [], [shift("1", "11:00", "16:00")], ["a 11:00-16:00"]],
    ["is a little late", [], [shift("1", "10:10", "16:00")], ["a 10:10-16:00"]],
    ["is long overdue", [], [shift("1", "10:00", "16:00")], []],
  ])("%s", (_, present, shifts, expected) => {
    const told = staffAhead(present, shifts, now);
    expect(told.map((one) => `${one.classId} ${one.startsAt}-${one.endsAt}`)).toEqual(expected);
  });
});

describe("forecastOf", () => {
  const room = { classId: "a", type: "olderToddler", fullDay: true } as const;
  const children = Array.from({ length: 8 }, () => child({ status: "present" }));

  it("breaks where the first leaves, up to where another comes", () => {
    const shifts = [shift("1", "08:00", "16:00"), shift("2", "08:00", "11:00"), shift("3", "11:30", "16:00")]; // prettier-ignore
    const staff = staffAhead([inClass("1"), inClass("2")], shifts, now);
    const slots = forecastOf(room, { now, setting: usualSetting, children, staff });
    expect(slots.map(({ margin }) => margin)).toEqual([0, 0, 0, -1, -1, 0, 0, 0]);
    expect(firstBreak(slots)).toMatchObject({ from: "11:00", to: "11:30" });
  });

  it("tells a break that lasts to the end of what can be seen", () => {
    const staff = staffAhead([inClass("1")], [shift("1", "08:00", "11:45")], now);
    const slots = forecastOf(room, { now, setting: usualSetting, children: [child({ status: "present" })], staff }); // prettier-ignore
    expect(firstBreak(slots)).toMatchObject({ from: "11:45", to: "12:15" });
  });

  it("has no break where nobody is", () => {
    const slots = forecastOf(room, { now, setting: usualSetting, children: [], staff: [] });
    expect(firstBreak(slots)).toBeNull();
  });
});
