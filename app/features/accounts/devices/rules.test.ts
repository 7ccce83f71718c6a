import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { enterCodeInput } from "./schema";
import { agoOf, spacedCode, stateOf } from "./rules";

describe("stateOf", () => {
  it.each([
    ["paired", true, false, false],
    ["paired", true, false, true],
    ["waiting", false, false, true],
    ["unpaired", false, false, false],
    ["revoked", false, true, false],
  ] as const)("%s", (state, isPaired, isRevoked, hasCode) => {
    expect(stateOf({ isPaired, isRevoked, hasCode })).toBe(state);
  });
});

describe("agoOf", () => {
  const now = instantOf("2026-11-12T10:20:00+08:00");
  it.each([
    ["2026-11-12T10:19:30+08:00", "now", 0],
    ["2026-11-12T10:25:00+08:00", "now", 0],
    ["2026-11-12T10:17:00+08:00", "minutes", 3],
    ["2026-11-12T09:20:00+08:00", "hours", 1],
    ["2026-11-11T10:21:00+08:00", "hours", 23],
    ["2026-11-09T10:20:00+08:00", "days", 3],
  ] as const)("%s was %s %i", (at, unit, count) => {
    expect(agoOf(instantOf(at), now)).toEqual({ unit, count });
  });
});

describe("a code", () => {
  it("is read out in two halves and taken however it was spaced", () => {
    expect(spacedCode("042917")).toBe("042 917");
    expect(enterCodeInput.parse({ code: "042 917" })).toEqual({ code: "042917" });
    expect(enterCodeInput.safeParse({ code: "42917" }).success).toBe(false);
    expect(enterCodeInput.safeParse({ code: "" }).success).toBe(false);
  });
});
