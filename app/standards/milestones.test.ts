import { describe, expect, it } from "vitest";
import { developmentAreas } from "~db/enums";
import { milestones, sources } from "./milestones";

describe("milestones", () => {
  it("are 93, each with a code of its own, an area the product knows and both languages", () => {
    expect(milestones.map(({ code }) => code)).toEqual(
      Array.from({ length: 93 }, (_, index) => `M${String(index + 1).padStart(2, "0")}`),
    );
    const known: readonly string[] = developmentAreas;
    for (const { area, zh, en } of milestones) {
      expect(known).toContain(area);
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it("follow the guide of their age: under three the one of 2021, from three the one of 2012", () => {
    const [underThree, fromThree] = sources;
    for (const { code, fromMonths, toMonths, framework } of milestones) {
      expect(fromMonths, code).toBeLessThan(toMonths);
      expect(framework, code).toBe(fromMonths < 36 ? underThree : fromThree);
    }
  });

  it("leave no month between half a year and six years without any", () => {
    for (let month = 6; month < 72; month += 1) {
      const due = milestones.filter((one) => one.fromMonths <= month && month < one.toMonths);
      expect(due.length, `month ${month}`).toBeGreaterThan(0);
    }
  });
});
