import { describe, expect, it } from "vitest";
import { custodyStandingOn } from "./rules";

describe("custodyStandingOn", () => {
  const note = { fromDay: "2026-11-10", untilDay: "2026-11-20", isEnded: false };
  it.each([
    [note, "2026-11-09", "coming"],
    [note, "2026-11-10", "inForce"],
    [note, "2026-11-20", "inForce"],
    [note, "2026-11-21", "over"],
    [{ ...note, untilDay: null }, "2030-01-01", "inForce"],
    [{ ...note, isEnded: true }, "2026-11-12", "over"],
  ])("%j on %s: %s", (given, day, standing) => {
    expect(custodyStandingOn(given, day)).toBe(standing);
  });
});
