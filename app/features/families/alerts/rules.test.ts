import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { isWanted, quietUntil } from "./rules";

describe("quietUntil", () => {
  it.each([
    ["2026-11-12T20:59:59+08:00", "Asia/Shanghai", null],
    ["2026-11-12T21:00:00+08:00", "Asia/Shanghai", "2026-11-13T07:00:00+08:00"],
    ["2026-11-12T23:59:00+08:00", "Asia/Shanghai", "2026-11-13T07:00:00+08:00"],
    ["2026-11-13T00:00:00+08:00", "Asia/Shanghai", "2026-11-13T07:00:00+08:00"],
    ["2026-11-13T06:59:00+08:00", "Asia/Shanghai", "2026-11-13T07:00:00+08:00"],
    ["2026-11-13T07:00:00+08:00", "Asia/Shanghai", null],
    // the centre's clock, wherever the server stands, and across a change of it
    ["2026-11-12T21:30:00+08:00", "Europe/London", null],
    ["2026-03-28T22:00:00+00:00", "Europe/London", "2026-03-29T07:00:00+01:00"],
  ])("at %s in %s: %s", (at, zone, until) => {
    expect(quietUntil(instantOf(at), zone)).toEqual(until && instantOf(until));
  });
});

describe("isWanted", () => {
  it("tells the page alone until something else was chosen", () => {
    expect(isWanted([], "incident", "page")).toBe(true);
    for (const channel of ["push", "email", "hook"] as const) {
      expect(isWanted([], "incident", channel)).toBe(false);
    }
    const chosen = [
      { category: "digest", channel: "push", wanted: true },
      { category: "digest", channel: "page", wanted: false },
    ] as const;
    expect(isWanted(chosen, "digest", "push")).toBe(true);
    expect(isWanted(chosen, "digest", "page")).toBe(false);
    expect(isWanted(chosen, "todo", "push")).toBe(false);
  });
});
