import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { checkPayload, countsFor, findingsToSay, newestOf, partAt, rateOf, waitsOf, warmthOf } from "./rules"; // prettier-ignore

const facts = { findings: [], action: "observe" as const, familyTold: false, note: "" };

describe("checkPayload", () => {
  it("leaves out what was not said, and sends a child that is well to its class", () => {
    expect(checkPayload("healthy", { ...facts, temperature: 36.5, guardianSays: "" })).toEqual({
      ...{ result: "healthy", findings: [], action: "toClass", familyTold: false, note: "" },
      temperature: 36.5,
    });
    const said = { guardianSays: "夜里咳嗽", keptItems: "硬币", bringsMedicine: true };
    expect(checkPayload("abnormal", { ...facts, ...said })).toMatchObject({
      ...said,
      action: "observe",
    });
  });
});

describe("warmthOf", () => {
  it.each([
    [undefined, null],
    [36.9, "usual"],
    [37.2, "usual"],
    [37.3, "fever"],
    [37.4, "fever"],
    [37.5, "sendHome"],
    [39, "sendHome"],
  ])("calls %s °C %s", (temperature, warmth) => {
    expect(warmthOf(temperature)).toBe(warmth);
  });
});

describe("waitsOf", () => {
  const ill = { result: "abnormal", familyTold: false } as const;
  const about = { part: "morning", check: ill, isHere: true, isRechecked: false } as const;

  it.each([
    ["a family that does not know, and a child not looked at again", {}, [true, true]],
    ["nothing of a child that is well", { check: { ...ill, result: "healthy" } }, [false, false]],
    ["the second look alone, once the family knows", { check: { ...ill, familyTold: true } }, [false, true]], // prettier-ignore
    ["the family alone, once the child was looked at", { isRechecked: true }, [true, false]],
    ["the family alone, once the child went home", { isHere: false }, [true, false]],
    ["the family alone at noon", { part: "noon" }, [true, false]],
  ] as const)("waits for %s", (_what, given, [tell, recheck]) => {
    expect(waitsOf({ ...about, ...given })).toEqual({ tell, recheck });
  });
});

describe("a check's part of the day", () => {
  it("is noon from half past twelve, for those who were still there", () => {
    expect([partAt("12:29"), partAt("12:30")]).toEqual(["morning", "noon"]);
    expect(countsFor("morning", "09:00")).toBe(true);
    expect([countsFor("noon", "11:58"), countsFor("noon", "12:30")]).toEqual([false, true]);
    expect(countsFor("noon", null)).toBe(true);
  });
});

describe("of several", () => {
  it("the newest counts, and a fever is not said twice", () => {
    const at = (time: string) => ({ startsAt: instantOf(`2026-11-12T${time}:00Z`) });
    expect(newestOf([at("00:06"), at("01:30"), at("01:00")])).toEqual(at("01:30"));
    expect(newestOf([])).toBeUndefined();
    const findings = ["fever" as const, "cough" as const];
    expect(findingsToSay({ findings, temperature: 38 })).toEqual(["cough"]);
    expect(findingsToSay({ findings })).toEqual(findings);
    expect([rateOf(2, 3), rateOf(0, 0)]).toEqual([66.7, null]);
  });
});
