import { describe, expect, it } from "vitest";
import { calendarOf } from "~/features/centres/calendar/rules";
import { monthAsked, monthBeside, monthSpan, specialDays, weeksOf } from "./rules";

describe("months", () => {
  it.each([
    ["2026-02", "2026-02-28", "2026-01", "2026-03"],
    ["2028-02", "2028-02-29", "2028-01", "2028-03"],
    ["2026-12", "2026-12-31", "2026-11", "2027-01"],
    ["2026-01", "2026-01-31", "2025-12", "2026-02"],
    ["2026-04", "2026-04-30", "2026-03", "2026-05"],
  ])("%s ends on %s, after %s and before %s", (month, last, before, after) => {
    expect(monthSpan(month)).toEqual({ from: `${month}-01`, through: last });
    expect(monthBeside(month, -1)).toBe(before);
    expect(monthBeside(month, 1)).toBe(after);
  });

  it.each([
    [null, "2026-11"],
    ["", "2026-11"],
    ["2026-13", "2026-11"],
    ["2027-02", "2027-02"],
    ["2027-02-01", "2026-11"],
  ])("asked for %s: %s", (asked, month) => {
    expect(monthAsked(asked, "2026-11-12")).toBe(month);
  });

  it("stand in weeks that begin on Monday", () => {
    const { from, through } = monthSpan("2026-11");
    const days = Array.from({ length: Number(through.slice(8)) }, (_, at) => at + 1);
    const weeks = weeksOf(days, from);
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([undefined, undefined, undefined, undefined, undefined, undefined, 1]);
    expect(weeks[1]?.[0]).toBe(2);
  });
});

describe("specialDays", () => {
  it("tells holidays and closures as runs, and make-up days", () => {
    const shut = { kind: "closed", follows: null, name: "消毒" } as const;
    const own = ["2026-10-15", "2026-10-16"].map((day) => ({ day, ...shut }));
    const found = specialDays(calendarOf(own), "2026-10-01", "2026-10-31");
    const said = found.map(({ from, through, kind, name }) => [from, through, kind, name.zh]);
    expect(said).toEqual([
      ["2026-10-01", "2026-10-07", "closed", "国庆节"],
      ["2026-10-10", "2026-10-10", "open", "国庆节"],
      ["2026-10-15", "2026-10-16", "closed", "消毒"],
    ]);
  });
});
