import { describe, expect, it } from "vitest";
import { usualAges } from "~/features/centres/ages/rules";
import { everyDay, patternOf } from "~/lib/week-pattern";
import { monthDays, occupancyOn, partOf, type Holder } from "./rules";

const toddler: Holder = {
  ...{ type: "toddler", kind: "enrolment", pattern: everyDay("full") },
  ...{ startsOn: "2026-09-01", endsOn: null, bornOn: "2025-03-10" },
};

describe("occupancyOn", () => {
  it("counts a half day half, and an offer apart", () => {
    const holders: Holder[] = [
      toddler,
      { ...toddler, pattern: everyDay("morning") },
      { ...toddler, kind: "offer", startsOn: "2026-12-01" },
    ];
    expect(occupancyOn(holders, ["2026-11-12", "2026-12-01"], usualAges)).toEqual([
      { day: "2026-11-12", confirmed: 1.5, agedUp: 0, offered: 0 },
      { day: "2026-12-01", confirmed: 1.5, agedUp: 0, offered: 1 },
    ]);
  });

  it("tells who has outgrown the class by then, and forgets who has left", () => {
    const leaver = { ...toddler, endsOn: "2027-02-01" };
    expect(occupancyOn([toddler, leaver], ["2027-01-01", "2027-04-01"], usualAges)).toEqual([
      { day: "2027-01-01", confirmed: 2, agedUp: 0, offered: 0 },
      { day: "2027-04-01", confirmed: 0, agedUp: 1, offered: 0 },
    ]);
  });
});

it("a week of three full days and one morning is seven tenths of a place", () => {
  expect(partOf(patternOf(["full", "full", "full", "morning", "none"]))).toBe(0.7);
});

it("months go on over the year's end", () => {
  expect(monthDays("2026-11-12", 4)).toEqual([
    ...["2026-11-12", "2026-12-01", "2027-01-01", "2027-02-01"],
  ]);
});
