import { describe, expect, it } from "vitest";
import { consentsInForce, nextConsentStates } from "./rules";

describe("consentsInForce", () => {
  it("takes the newest answer of each kind, whatever the order", () => {
    const given = { kind: "outings", state: "granted", decidedAt: "2026-03-01T00:00:00Z" } as const;
    const taken = {
      kind: "outings",
      state: "withdrawn",
      decidedAt: "2026-05-01T00:00:00Z",
    } as const;
    const photos = {
      kind: "classPhotos",
      state: "refused",
      decidedAt: "2026-01-01T00:00:00Z",
    } as const;
    for (const order of [
      [given, taken, photos],
      [taken, photos, given],
    ]) {
      const inForce = consentsInForce(order);
      expect(inForce.get("outings")?.state).toBe("withdrawn");
      expect(inForce.get("classPhotos")?.state).toBe("refused");
      expect(inForce.has("healthData")).toBe(false);
    }
  });
});

describe("nextConsentStates", () => {
  it.each([
    [undefined, ["granted", "refused"]],
    ["granted", ["withdrawn"]],
    ["refused", ["granted"]],
    ["withdrawn", ["granted"]],
  ] as const)("after %s a guardian may answer %j", (current, expected) => {
    expect(nextConsentStates(current)).toEqual(expected);
  });
});
