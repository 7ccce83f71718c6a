import { describe, expect, it } from "vitest";
import { roles } from "~db/enums";
import { byDay, otherSide, sideOf } from "./rules";

describe("sideOf", () => {
  it.each(roles)("puts a %s on its side, and never on both", (role) => {
    const isFamily = role === "guardian" || role === "familyMember";
    expect(sideOf(role)).toBe(isFamily ? "family" : "centre");
    expect(otherSide(sideOf(role))).toBe(isFamily ? "centre" : "family");
  });
});

describe("byDay", () => {
  it("parts lines at midnight and keeps their order", () => {
    const lines = [
      { id: 1, day: "2026-11-10" },
      { id: 2, day: "2026-11-10" },
      { id: 3, day: "2026-11-12" },
    ];
    expect(byDay(lines).map(({ day, lines: own }) => [day, own.map(({ id }) => id)])).toEqual([
      ["2026-11-10", [1, 2]],
      ["2026-11-12", [3]],
    ]);
    expect(byDay([])).toEqual([]);
  });
});
