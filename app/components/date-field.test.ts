import { describe, expect, it } from "vitest";
import { weekdayOf } from "./date-field";

describe("weekdayOf", () => {
  it("names the weekday in the reader's language", () => {
    expect(weekdayOf("2026-11-12", "zh-CN")).toBe("周四");
    expect(weekdayOf("2026-11-12", "en")).toBe("Thu");
  });

  it("does not move a day with the machine's zone", () => {
    expect(weekdayOf("2026-11-15", "zh-CN")).toBe("周日");
    expect(weekdayOf("2024-02-29", "zh-CN")).toBe("周四");
  });

  it("is silent while the date is not a date", () => {
    expect(weekdayOf("", "zh-CN")).toBe("");
    expect(weekdayOf("2026-02-30", "zh-CN")).toBe("");
  });
});
