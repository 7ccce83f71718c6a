import { describe, expect, it } from "vitest";
import type { MenuFillingState } from "~db/enums";
import { instantOf } from "~/lib/clock";
import { stateAt } from "./rules";

const beatAt = instantOf("2026-11-12T10:00:00Z");
const later = (seconds: number) => instantOf(beatAt.getTime() + seconds * 1000);

describe("stateAt", () => {
  it.each<[MenuFillingState, number, MenuFillingState]>([
    ["running", 2, "running"],
    ["running", 31, "failed"],
    ["waiting", 31, "failed"],
    ["filled", 3600, "filled"],
    ["taken", 3600, "taken"],
  ])("%s, last heard of %i s ago: %s", (state, seconds, now) => {
    expect(stateAt({ state, beatAt }, later(seconds))).toBe(now);
  });
});
