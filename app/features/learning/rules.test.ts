import { describe, expect, it } from "vitest";
import type { DevelopmentArea, MilestoneProgress } from "~db/enums";
import {
  latestProgress,
  milestoneMismatch,
  milestonesAround,
  milestoneWords,
  timingOf,
  type Timing,
} from "./rules";

describe("timingOf", () => {
  const stacking = { fromMonths: 15, toMonths: 22 };

  it.each<[number, Timing]>([
    [12, "later"],
    [13, "near"],
    [14, "near"],
    [15, "due"],
    [21, "due"],
    [22, "past"],
  ])("at %i months: %s", (months, timing) => {
    expect(timingOf(stacking, months)).toBe(timing);
  });
});

describe("milestonesAround", () => {
  it("offers what is due, near, or just over, and nothing else", () => {
    const around = milestonesAround(20);
    const timing = new Map(around.map((one) => [one.milestone.code, one.timing]));
    expect(timing.get("M24")).toBe("due");
    expect(timing.get("M23")).toBe("past");
    expect(timing.has("M41")).toBe(false);
    expect(milestonesAround(22).find((one) => one.milestone.code === "M41")?.timing).toBe("near");
    expect(timing.has("M05")).toBe(false);
  });

  it("has something for every child of a centre", () => {
    for (let months = 6; months < 76; months += 1) {
      expect(milestonesAround(months).length, `${months}`).toBeGreaterThan(0);
    }
  });
});

describe("milestoneWords", () => {
  it("are in the reader's language, and empty for a code nobody knows", () => {
    expect(milestoneWords("M24", "zh-CN")).toBe("把三块以上积木叠高");
    expect(milestoneWords("M24", "en")).toBe("Stacks three or more blocks");
    expect(milestoneWords("M99", "en")).toBe("");
  });
});

describe("latestProgress", () => {
  it("takes the newest word on each milestone", () => {
    const seen = [
      { milestone: "M24", progress: "often" },
      { milestone: null, progress: null },
      { milestone: "M24", progress: "emerging" },
      { milestone: "M28", progress: "emerging" },
    ] as const;
    expect([...latestProgress(seen)]).toEqual([
      ["M24", "often"],
      ["M28", "emerging"],
    ]);
  });
});

describe("milestoneMismatch", () => {
  it.each<[DevelopmentArea, string | null, MilestoneProgress | null, string | undefined]>([
    ["fineMotor", null, null, undefined],
    ["fineMotor", "M24", "often", undefined],
    ["fineMotor", "M24", null, "progress_needed"],
    ["language", "M24", "often", "milestone_other_area"],
    ["fineMotor", "M94", "often", "milestone_unknown"],
  ])("%s with %s, %s: %s", (area, milestone, progress, reason) => {
    expect(milestoneMismatch({ area, milestone, progress })?.reason).toBe(reason);
  });
});
