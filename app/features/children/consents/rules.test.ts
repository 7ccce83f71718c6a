import { describe, expect, it } from "vitest";
import { consentKinds } from "~db/enums";
import en from "~/i18n/en/children.json";
import zh from "~/i18n/zh-CN/children.json";
import { consentsInForce, consentVersions, nextConsentStates, standingOf } from "./rules";

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

  it("lets an outdated consent be confirmed or withdrawn", () => {
    expect(nextConsentStates("granted", true)).toEqual(["granted", "withdrawn"]);
  });
});

describe("standingOf", () => {
  const publicity = (state: "granted" | "refused" | "withdrawn", version: number) =>
    standingOf({ kind: "publicityPhotos", state, version });

  it("asks again for what was given to an older wording, and for nothing else", () => {
    expect(standingOf(undefined)).toBe("unanswered");
    expect(publicity("granted", 1)).toBe("outdated");
    expect(publicity("granted", 2)).toBe("granted");
    expect(publicity("refused", 1)).toBe("declined");
    expect(publicity("withdrawn", 1)).toBe("declined");
  });
});

describe("wordings", () => {
  it.each(consentKinds)("%s: every version can still be read", (kind) => {
    const versions = Array.from({ length: consentVersions[kind] }, (_, at) => `v${at + 1}`);
    for (const words of [zh, en]) {
      expect(Object.keys(words.family.purpose[kind])).toEqual(versions);
    }
  });
});
