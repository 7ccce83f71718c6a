import { describe, expect, it } from "vitest";
import { ageBands } from "./age-bands";
import {
  carersNeeded,
  childrenPerCarer,
  homeChildcare,
  kindergartenClassPosts,
  kindergartenClassSizes,
  kindergartenWholeStaff,
  sources,
  type UnderThreeClass,
} from "./staff-ratios";

describe("carersNeeded", () => {
  const cases: [UnderThreeClass, number, number][] = [
    ["infant", 0, 0],
    ["infant", 1, 1],
    ["infant", 3, 1],
    ["infant", 4, 2],
    ["infant", 10, 4],
    ["toddler", 15, 3],
    ["toddler", 16, 4],
    ["olderToddler", 14, 2],
    ["olderToddler", 15, 3],
    ["olderToddler", 20, 3],
    ["mixedUnderThree", 18, 4],
  ];

  it.each(cases)("%s with %i children needs %i", (type, children, carers) => {
    expect(carersNeeded(type, children)).toBe(carers);
  });

  it("adds up to 22 teachers and carers for 135 places at full attendance", () => {
    const underThree =
      carersNeeded("infant", 10) +
      carersNeeded("toddler", 15) +
      2 * carersNeeded("olderToddler", 20);
    const { teachers, carers } = kindergartenClassPosts.fullDay;
    expect(underThree + 3 * (teachers + carers)).toBe(22);
  });
});

describe("the published figures", () => {
  it("marks which under-three ratio is only a default", () => {
    const defaults = Object.entries(childrenPerCarer).filter(([, ratio]) => !ratio.national);
    expect(defaults.map(([type]) => type)).toEqual(["mixedUnderThree"]);
  });

  it("keeps kindergarten class sizes within the largest class allowed", () => {
    for (const [type, size] of Object.entries(kindergartenClassSizes)) {
      // reason: the keys of one table are keys of the other
      expect(size.to).toBeLessThanOrEqual(ageBands[type as keyof typeof ageBands].maxChildren);
    }
    expect(homeChildcare).toEqual({ maxChildren: 5, childrenPerCarer: 3 });
  });

  it("asks more staff of full days than of half days", () => {
    const { fullDay, halfDay } = kindergartenWholeStaff;
    expect([fullDay.staff, fullDay.educators]).toEqual([
      { from: 5, to: 7 },
      { from: 7, to: 9 },
    ]);
    expect([halfDay.staff, halfDay.educators]).toEqual([
      { from: 8, to: 10 },
      { from: 11, to: 13 },
    ]);
  });

  it("names its sources in full", () => {
    for (const source of sources) {
      expect(Object.values(source).map((value: string) => value.trim())).not.toContain("");
      expect(source.effectiveOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });
});
