import { describe, expect, it } from "vitest";
import type { DaySchedule, Schedule } from "~db/enums";
import { usualSetting } from "~/features/centres/sessions/rules";
import { countEaters, kitchenDays, mealsEaten, mealsExpected, withoutExcused } from "./rules";

describe("kitchenDays", () => {
  it.each([
    [null, "2026-11-12"],
    ["2026-11-20", "2026-11-20"],
    ["2026-10-12", "2026-10-12"],
    ["2026-10-11", "2026-10-12"],
    ["2026-11-26", "2026-11-26"],
    ["2026-11-27", "2026-11-26"],
  ])("of %s is %s: a month back to two weeks ahead", (asked, day) => {
    expect(kitchenDays("2026-11-12", asked).day).toBe(day);
  });
});

const cases: [DaySchedule, Schedule | null, DaySchedule, string[]][] = [
  ["full", null, "full", ["morningSnack", "lunch", "afternoonSnack"]],
  ["full", "full", "none", []],
  ["full", "morning", "afternoon", ["afternoonSnack"]],
  ["full", "afternoon", "morning", ["morningSnack", "lunch"]],
  ["morning", null, "morning", ["morningSnack", "lunch"]],
  ["morning", "afternoon", "morning", ["morningSnack", "lunch"]],
  ["morning", "full", "none", []],
  ["none", null, "none", []],
];

describe("mealsExpected", () => {
  it.each(cases)("of %s days without %s are those of %s", (schedule, excused, rest, meals) => {
    expect(withoutExcused(schedule, excused)).toBe(rest);
    expect(mealsExpected(usualSetting, { schedule, excused, stays: [] })).toEqual(meals);
  });
});

describe("mealsEaten", () => {
  const morning = ["morningSnack", "lunch"];
  const all = [...morning, "afternoonSnack"];
  it.each<[string, DaySchedule, string | null, string | null, string, string[]]>([
    ["nobody came", "full", null, null, "17:00", []],
    ["all day", "full", "08:00", "17:00", "18:00", all],
    ["here still, of full days", "full", "08:00", null, "10:20", all],
    ["here still, of mornings", "morning", "08:00", null, "10:20", morning],
    ["collected before noon", "full", "08:00", "11:30", "18:00", morning],
    ["a morning child collected a little late", "morning", "08:00", "12:20", "18:00", morning],
    ["a morning child that stayed on", "morning", "08:00", "15:00", "18:00", all],
    ["came late for lunch", "full", "11:45", "17:00", "18:00", all],
    ["no day of its own", "none", "08:00", null, "10:20", morning],
  ])("%s", (_name, schedule, from, to, now, meals) => {
    const stays = from === null ? [] : [{ from, to }];
    expect(mealsEaten(usualSetting, { schedule, excused: null, stays }, now)).toEqual(meals);
  });
});

describe("countEaters", () => {
  it("keeps the plan apart from who came", () => {
    const eaters = [
      { expected: ["lunch"] as const, eaten: [] },
      { expected: ["lunch", "afternoonSnack"] as const, eaten: ["lunch"] as const },
    ];
    expect(countEaters(eaters, ["lunch", "afternoonSnack"])).toEqual([
      { meal: "lunch", forecast: 2, actual: 1 },
      { meal: "afternoonSnack", forecast: 1, actual: 0 },
    ]);
  });
});
