import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, weekdayOf } from "~/lib/dates";
import { weekdays } from "~/lib/week-pattern";
import { calendarOf, isYearPublished, publishedCalendar, runsOf, type OwnDay } from "./rules";

const closed = (day: string, name = "大扫除"): OwnDay => ({
  ...{ day, kind: "closed", follows: null, name },
});
const open = (day: string, follows: OwnDay["follows"] = null): OwnDay => ({
  ...{ day, kind: "open", follows, name: "补班" },
});

describe("the published calendar", () => {
  it.each([
    ["a plain Thursday", "2026-11-12", true, 4],
    ["a plain Sunday", "2026-11-15", false, 5],
    ["National Day", "2026-10-01", false, 4],
    ["a Sunday that works for Friday", "2026-01-04", true, 5],
    ["a Saturday that works for Tuesday", "2026-05-09", true, 2],
    ["a Friday of a year that nobody has published", "2027-10-01", true, 5],
  ])("%s", (_, day, isOpen, weekday) => {
    expect(publishedCalendar.isOpenDay(day)).toBe(isOpen);
    expect(publishedCalendar.patternWeekday(day)).toBe(weekday);
  });

  it("knows which years it has", () => {
    expect(["2003", "2004", "2026", "2027"].map(isYearPublished)).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(publishedCalendar.lacksHolidays("2026")).toBe(false);
    expect(publishedCalendar.lacksHolidays("2027")).toBe(true);
  });
});

describe("calendarOf", () => {
  it("puts the centre's own choice before what is published", () => {
    const own = calendarOf([open("2026-05-09", 4), closed("2026-11-12"), open("2026-10-01")]);
    expect(own.patternWeekday("2026-05-09")).toBe(4);
    expect(own.isOpenDay("2026-11-12")).toBe(false);
    expect(own.specialDay("2026-11-12")).toEqual({ zh: "大扫除", en: "大扫除" });
    expect(own.isOpenDay("2026-10-01")).toBe(true);
    expect(own.patternWeekday("2026-10-01")).toBe(4);
    expect(own.nextOpenDay("2026-11-11")).toBe("2026-11-13");
    expect(own.previousOpenDay("2026-11-13")).toBe("2026-11-11");
  });

  it("lists a weekend day on a plan only where it is open", () => {
    const monday = "2026-11-09";
    expect(publishedCalendar.daysOfWeek(monday)).toHaveLength(5);
    const own = calendarOf([open("2026-11-14", 1), closed("2026-11-12")]);
    expect(own.daysOfWeek(monday).at(-1)).toBe("2026-11-14");
    expect(own.openDays(monday, "2026-11-15")).toHaveLength(5);
  });

  it("takes a year as known once its fixed holidays are entered", () => {
    const fixed = ["01-01", "05-01", "05-02", "10-01", "10-02", "10-03"];
    const own = fixed.map((date) => closed(`2027-${date}`));
    expect(calendarOf(own).lacksHolidays("2027")).toBe(false);
    expect(calendarOf(own.slice(1)).lacksHolidays("2027")).toBe(true);
  });

  it("says of every day what its own row says, and of every other what is published", () => {
    const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays("2020-01-01", days));
    const choice = fc.record({
      day,
      isOpen: fc.boolean(),
      follows: fc.constantFrom(...weekdays),
    });
    fc.assert(
      fc.property(fc.uniqueArray(choice, { selector: (one) => one.day }), day, (choices, other) => {
        const own = choices.map(({ day: on, isOpen, follows }) =>
          isOpen ? open(on, weekdayOf(on) > 5 ? follows : null) : closed(on),
        );
        const calendar = calendarOf(own);
        for (const each of own) {
          expect(calendar.isOpenDay(each.day)).toBe(each.kind === "open");
          if (each.follows) expect(calendar.patternWeekday(each.day)).toBe(each.follows);
        }
        if (calendar.ownDay(other)) return;
        expect(calendar.isOpenDay(other)).toBe(publishedCalendar.isOpenDay(other));
        expect(calendar.patternWeekday(other)).toBe(publishedCalendar.patternWeekday(other));
      }),
    );
  });
});

it("own days in a row that say the same are one line", () => {
  const own = [
    ...["2026-08-03", "2026-08-04", "2026-08-05"].map((day) => closed(day, "暑假")),
    ...[closed("2026-08-06"), open("2026-11-14", 1), open("2026-11-15", 2)],
  ];
  expect(runsOf(own).map(({ from, through, name }) => `${from} ${through} ${name}`)).toEqual([
    "2026-08-03 2026-08-05 暑假",
    "2026-08-06 2026-08-06 大扫除",
    "2026-11-14 2026-11-14 补班",
    "2026-11-15 2026-11-15 补班",
  ]);
});
