import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { closedFrom, endOf } from "./rules";

describe("closedFrom", () => {
  it.each([
    ["18:00", "18:30"],
    ["17:45", "18:15"],
    ["23:40", "23:59"],
    ["00:00", "00:30"],
  ])("puts the day of a centre that closes at %s away at %s", (closes, from) => {
    expect(closedFrom(closes)).toBe(from);
  });
});

describe("endOf", () => {
  const closing = instantOf("2026-11-12T18:00:00+08:00");

  it("is the closing time, and never before the beginning", () => {
    const late = instantOf("2026-11-12T18:10:00+08:00");
    expect(endOf(instantOf("2026-11-12T08:00:00+08:00"), closing)).toBe(closing);
    expect(endOf(late, closing)).toBe(late);
  });
});
