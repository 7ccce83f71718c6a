import { describe, expect, it } from "vitest";
import { usualAges } from "~/features/centres/ages/rules";
import { priorityOn, usualPriority } from "../settings/rules";
import { inLine, monthsWaited, priorityOf, wishProblem } from "./rules";

const none = { sibling: false, staffChild: false, district: false, takesHalfDay: false };
const rule = { fromDay: "2026-01-01", ...usualPriority };

describe("priorityOf", () => {
  it("names every point", () => {
    const claims = { ...none, sibling: true, takesHalfDay: true };
    expect(priorityOf(claims, "2026-08-20", rule, "2026-11-12")).toEqual({
      points: 37,
      parts: [
        { of: "sibling", points: 30 },
        { of: "halfDay", points: 5 },
        { of: "waiting", points: 2 },
      ],
    });
  });

  it("is nothing for who claims nothing and came today", () => {
    expect(priorityOf(none, "2026-11-12", rule, "2026-11-12")).toEqual({ points: 0, parts: [] });
  });
});

it.each([
  ["2026-11-12", "2026-11-12", 0],
  ["2026-10-13", "2026-11-12", 0],
  ["2026-10-12", "2026-11-12", 1],
  ["2025-12-31", "2026-11-30", 10],
])("from %s to %s are %i whole months", (since, today, months) => {
  expect(monthsWaited(since, today)).toBe(months);
});

it("the rule in force is the newest that has begun", () => {
  const rules = [
    { ...rule, fromDay: "2026-01-01", sibling: 1 },
    { ...rule, fromDay: "2026-12-01", sibling: 2 },
  ];
  expect(priorityOn(rules, "2026-11-30").sibling).toBe(1);
  expect(priorityOn(rules, "2026-12-01").sibling).toBe(2);
  expect(priorityOn(rules, "2025-12-31").sibling).toBe(usualPriority.sibling);
});

it("of equals the one that came first stands first", () => {
  const came = [
    { id: "a", points: 5 },
    { id: "b", points: 9 },
    { id: "c", points: 5 },
  ];
  expect(inLine(came).map(({ id }) => id)).toEqual(["b", "a", "c"]);
});

describe("wishProblem", () => {
  it.each([
    ["a child of two and a half", "2024-05-12", "2027-03-01", null],
    ["a baby of six months on the day", "2026-09-01", "2027-03-01", null],
    ["a baby of five months on the day", "2026-10-01", "2027-03-01", "wish_too_young"],
    ["a child of seven", "2019-11-01", "2027-03-01", "wish_too_old"],
    ["yesterday", "2024-05-12", "2026-11-11", "day_is_past"],
    ["in four years", "2024-05-12", "2030-11-12", "wish_too_far"],
    ["a child that is not born", "2026-12-01", "2027-09-01", "born_in_future"],
  ])("%s", (_, bornOn, wantedFrom, reason) => {
    expect(wishProblem({ bornOn, wantedFrom }, "2026-11-12", usualAges)?.reason ?? null).toBe(
      reason,
    );
  });
});
