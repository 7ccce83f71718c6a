import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { isFresh, isKept, stateAt } from "./rules";

const now = instantOf("2026-11-12T10:00:00Z");
const before = (seconds: number) => instantOf(now.getTime() - seconds * 1000);

describe("an archive", () => {
  it.each([
    ["waiting", 29, "waiting"],
    ["waiting", 31, "failed"],
    ["running", 31, "failed"],
    ["made", 10_000, "made"],
    ["failed", 1, "failed"],
  ] as const)("%s and heard of %d s ago is %s", (state, seconds, is) => {
    expect(stateAt({ state, beatAt: before(seconds) }, now)).toBe(is);
  });

  it.each([
    [0, true, true],
    [3599, true, true],
    [3601, true, false],
    [7 * 86_400 - 1, true, false],
    [7 * 86_400, false, false],
  ])("made %d s ago: kept %s, fresh %s", (seconds, kept, fresh) => {
    expect([isKept(before(seconds), now), isFresh(before(seconds), now)]).toEqual([kept, fresh]);
  });

  it("that was never made is neither", () => {
    expect([isKept(null, now), isFresh(null, now)]).toEqual([false, false]);
  });
});
