import { describe, expect, it } from "vitest";
import { monthSpan } from "./rules";

describe("monthSpan", () => {
  it.each([
    ["2026-11", "2026-11-01", "2026-12-01"],
    ["2026-12", "2026-12-01", "2027-01-01"],
  ])("%s is %s to %s", (month, from, before) => {
    expect(monthSpan(month)).toEqual({ from, before });
  });
});
