import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import {
  countTold,
  liesWithin,
  outstandingOf,
  refuseDone,
  refuseReminder,
  refuseTarget,
  remindEveryMs,
  type NoticeTarget,
} from "./rules";

const target = (given: Partial<NoticeTarget>): NoticeTarget => ({
  ...{ level: "centre", classIds: [], children: [], ...given },
});

describe("liesWithin", () => {
  const everybody = target({});
  const two = target({ level: "class", classIds: ["a", "b"] });
  const one = target({ level: "child", children: [{ id: "x", classIds: ["a"] }] });
  const gone = target({ level: "child", children: [{ id: "y", classIds: [] }] });
  it.each([
    ["everybody, the office", everybody, undefined, true],
    ["everybody, a teacher", everybody, ["a", "b"], false],
    ["two classes, of both", two, ["a", "b", "c"], true],
    ["two classes, of one", two, ["a"], false],
    ["a child of the class", one, ["a"], true],
    ["a child of another", one, ["b"], false],
    ["a child of no class any more", gone, ["a"], false],
    ["a child of no class any more, the office", gone, undefined, true],
  ])("%s", (_what, of, scope, within) => {
    expect(liesWithin(of, scope)).toBe(within);
  });
});

describe("refuseTarget", () => {
  it.each([
    [target({}), undefined, null],
    [target({ level: "class" }), undefined, "notice_no_class"],
    [target({ level: "child" }), undefined, "notice_no_child"],
    [target({ level: "class", classIds: ["b"] }), ["a"], "notice_beyond_class"],
    [target({}), ["a"], "notice_beyond_class"],
  ])("%#", (of, scope, reason) => {
    expect(refuseTarget(of, scope)?.reason ?? null).toBe(reason);
  });
});

describe("refuseDone", () => {
  it.each([
    ["draft", null],
    ["scheduled", null],
    ["published", "notice_published_already"],
    ["withdrawn", "notice_withdrawn_already"],
  ] as const)("%s", (state, reason) => {
    expect(refuseDone(state)).toBe(reason);
  });
});

describe("refuseReminder", () => {
  const now = instantOf("2026-11-12T10:20:00+08:00");
  const before = (ms: number) => instantOf(now.getTime() - ms);
  it.each([
    [{ state: "draft", remindedAt: null, outstanding: 3 }, "notice_not_out"],
    [{ state: "withdrawn", remindedAt: null, outstanding: 3 }, "notice_not_out"],
    [{ state: "published", remindedAt: null, outstanding: 0 }, "notice_all_done"],
    [{ state: "published", remindedAt: null, outstanding: 1 }, null],
    [{ state: "published", remindedAt: before(remindEveryMs - 1), outstanding: 1 }, "notice_reminded_lately"], // prettier-ignore
    [{ state: "published", remindedAt: before(remindEveryMs), outstanding: 1 }, null],
  ] as const)("%#", (given, reason) => {
    expect(refuseReminder({ ...given, now })).toBe(reason);
  });
});

describe("who has not", () => {
  const one = (childId: string, guardianId: string, given: object = {}) => ({
    ...{ childId, guardianId, userId: guardianId, signs: true, sees: true },
    ...{ readAt: null, confirmedAt: null, ...given },
  });
  const told = [
    one("a", "mother", { readAt: 1, confirmedAt: 1 }),
    one("a", "father"),
    one("b", "mother", { readAt: 1 }),
    one("b", "grandma", { signs: false }),
    one("c", "uncle", { userId: null }),
    one("d", "left", { sees: false }),
  ];
  const names = (mustConfirm: boolean) =>
    outstandingOf(told, { mustConfirm }).map(({ childId, guardianId }) => `${childId} ${guardianId}`); // prettier-ignore

  it("of one to confirm are those who sign for a child nobody has signed for", () => {
    expect(names(true)).toEqual(["b mother", "c uncle"]);
  });

  it("of any other are those who have not opened it", () => {
    expect(names(false)).toEqual(["a father", "b grandma", "c uncle"]);
  });

  it("is counted by person and by child", () => {
    expect(countTold(told)).toEqual({
      ...{ persons: 5, delivered: 4, read: 1, children: 4, confirmed: 1 },
    });
  });
});
