import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DaySchedule } from "~db/enums";
import { cells, everyDay, nameOf, patternOf, scheduleOn, weekOf } from "./week-pattern";

const daySchedule = fc.constantFrom<DaySchedule>("full", "morning", "afternoon", "none");

describe("a week's pattern", () => {
  it.each([
    ["full", 1023],
    ["morning", 341],
    ["afternoon", 682],
  ] as const)("every day %s is %i", (schedule, pattern) => {
    expect(everyDay(schedule)).toBe(pattern);
    expect(nameOf(pattern)).toBe(schedule);
  });

  it("gives back the week it was made of, day by day and cell by cell", () => {
    fc.assert(
      fc.property(fc.array(daySchedule, { minLength: 5, maxLength: 5 }), (week) => {
        const pattern = patternOf(week);
        expect(weekOf(pattern)).toEqual(week);
        for (const { weekday, session, bit } of cells) {
          const schedule = scheduleOn(pattern, weekday);
          expect((pattern & bit) !== 0).toBe(schedule === "full" || schedule === session);
        }
      }),
    );
  });

  it.each<[string, DaySchedule[]]>([
    ["full", ["full", "none", "full", "none", "full"]],
    ["morning", ["morning", "morning", "none", "none", "none"]],
    ["mixed", ["full", "full", "full", "morning", "morning"]],
    ["mixed", ["morning", "afternoon", "morning", "afternoon", "none"]],
  ])("is called %s for %j", (name, week) => {
    expect(nameOf(patternOf(week))).toBe(name);
  });
});
