import { describe, expect, it } from "vitest";
import { roles } from "~db/enums";
import { byDay, isBlank, isEmojiOnly, mayWithdraw, otherSide, sideOf } from "./rules";

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

describe("isBlank", () => {
  it.each([
    ["", true],
    [" \n\t", true],
    ["\u3000\u00a0", true],
    ["\u200b\u2060\ufeff", true],
    ["好", false],
    ["🙂", false],
    ["0", false],
  ])("%j is %s", (text, blank) => {
    expect(isBlank(text)).toBe(blank);
  });
});

describe("isEmojiOnly", () => {
  it.each([
    ["🙂", true],
    ["❤️ 👍🏽", true],
    ["👨‍👩‍👧", true],
    ["🇨🇳", true],
    ["1️⃣", true],
    ["🙂".repeat(13), false],
    ["好🙂", false],
    ["1", false],
    ["12", false],
    ["  ", false],
    ["", false],
  ])("%j is %s", (text, large) => {
    expect(isEmojiOnly(text)).toBe(large);
  });
});

describe("mayWithdraw", () => {
  it.each([
    ["2026-11-12", true],
    ["2026-11-19", true],
    ["2026-11-20", false],
  ])("of a line of the 12th on %s is %s", (today, may) => {
    expect(mayWithdraw({ sentOn: "2026-11-12", today })).toBe(may);
  });
});
