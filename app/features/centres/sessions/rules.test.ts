import { describe, expect, it } from "vitest";
import type { Meal, Schedule } from "~db/enums";
import { mealsOf, scheduleOf, sessionAt, settingOn, timesOf, usualSetting } from "./rules";

const early = {
  ...usualSetting,
  morning: { from: "07:00", to: "11:30", meals: ["breakfast"] as Meal[] }, // reason: not only breakfasts
  afternoon: { from: "13:00", to: "17:00", meals: ["lunch", "afternoonSnack"] as Meal[] }, // reason: as above
  usual: { from: "07:30", to: "16:30" },
};
const dated = [
  { ...usualSetting, fromDay: "2026-09-01", usual: { from: "08:30", to: "17:30" } },
  { ...early, fromDay: "2027-01-04" },
];

it.each([
  ["2026-08-31", "08:00"],
  ["2026-09-01", "08:30"],
  ["2027-01-03", "08:30"],
  ["2027-01-04", "07:30"],
  ["2030-01-01", "07:30"],
])("the setting of %s begins at %s", (day, from) => {
  expect(settingOn(dated, day).usual.from).toBe(from);
});

it.each<[string, typeof usualSetting, Schedule, string, string, Meal[]]>([
  ["usual", usualSetting, "full", "08:00", "17:00", ["morningSnack", "lunch", "afternoonSnack"]],
  ["usual", usualSetting, "morning", "07:30", "12:00", ["morningSnack", "lunch"]],
  ["usual", usualSetting, "afternoon", "12:00", "18:00", ["afternoonSnack"]],
  ["early", early, "full", "07:30", "16:30", ["breakfast", "lunch", "afternoonSnack"]],
  ["early", early, "morning", "07:00", "11:30", ["breakfast"]],
  ["early", early, "afternoon", "13:00", "17:00", ["lunch", "afternoonSnack"]],
])("%s: who comes %s", (_, setting, schedule, from, to, meals) => {
  expect(timesOf(setting, schedule)).toMatchObject({ from, to });
  expect(mealsOf(setting, schedule)).toEqual(meals);
});

describe("a time of the day", () => {
  it.each([
    ["07:30", "morning"],
    ["12:30", "morning"],
    ["13:00", "afternoon"],
  ])("%s is in the %s", (time, session) => expect(sessionAt(early, time)).toBe(session));

  it.each([
    ["08:00", "11:00", "morning"],
    ["11:00", "13:30", "full"],
    ["13:00", "15:00", "afternoon"],
    ["11:30", "13:00", null],
    ["17:00", "18:00", null],
    ["06:00", "19:00", "full"],
  ])("a stay from %s to %s uses %s", (from, to, schedule) => {
    expect(scheduleOf(early, { from, to })).toBe(schedule);
  });
});
