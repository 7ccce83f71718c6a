import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { absenceReasons, daySchedules, schedules } from "~db/enums";
import { cellOf, daysOfMonth, nextMonth, totalsOf, type RegisterCell } from "./rules";

type Facts = Parameters<typeof cellOf>[0];

const aDay = (given: Partial<Facts> = {}): Facts => ({
  ...{ isOpen: true, schedule: "full", when: "past", came: false, absence: null },
  ...given,
});

const away = (reason: (typeof absenceReasons)[number], schedule: "full" | "morning" = "full") => ({
  absence: { reason, schedule },
});

describe("cellOf", () => {
  const table: [string, Partial<Facts>, RegisterCell][] = [
    ["came", { came: true }, { mark: "present", part: null, isDue: true }],
    ["was ill", away("ill"), { mark: "ill", part: null, isDue: true }],
    ["had something to do", away("personal"), { mark: "personal", part: null, isDue: true }],
    ["was out of town", away("holiday"), { mark: "other", part: null, isDue: true }],
    ["had another reason", away("other"), { mark: "other", part: null, isDue: true }],
    ["is missing on a day that is over", {}, { mark: "unknown", part: null, isDue: true }],
    ["may still come today", { when: "today" }, { mark: null, part: null, isDue: false }],
    ["is ill today", { when: "today", ...away("ill") }, { mark: "ill", part: null, isDue: true }],
    ["has said it for later", { when: "future", ...away("holiday") }, { mark: "other", part: null, isDue: false }], // prettier-ignore
    ["is due later", { when: "future" }, { mark: null, part: null, isDue: false }],
    ["has no place on the day", { schedule: "none" }, { mark: null, part: null, isDue: false }],
    ["meets a closed day", { isOpen: false }, { mark: null, part: null, isDue: false }],
    ["came on a day that is not its own", { schedule: "none", came: true }, { mark: "present", part: null, isDue: false }], // prettier-ignore
    ["came after a morning at the doctor's", { came: true, ...away("ill", "morning") }, { mark: "present", part: "ill", isDue: true }], // prettier-ignore
    ["was excused for half, and did not come", away("ill", "morning"), { mark: "unknown", part: null, isDue: true }], // prettier-ignore
    ["comes mornings, and was excused for them", { schedule: "morning", ...away("ill", "morning") }, { mark: "ill", part: null, isDue: true }], // prettier-ignore
  ];

  it.each(table)("of a child that %s", (_who, given, expected) => {
    expect(cellOf(aDay(given))).toEqual(expected);
  });

  it("counts a day only where the child has a place and the centre is open", () => {
    const absence = fc.option(
      fc.record({
        reason: fc.constantFrom(...absenceReasons),
        schedule: fc.constantFrom(...schedules),
      }),
    );
    const facts = fc.record({
      isOpen: fc.boolean(),
      schedule: fc.constantFrom(...daySchedules),
      when: fc.constantFrom("past" as const, "today" as const, "future" as const),
      came: fc.boolean(),
      absence,
    });
    fc.assert(
      fc.property(facts, (day) => {
        const cell = cellOf(day);
        if (cell.isDue) expect(day.isOpen && day.schedule !== "none").toBe(true);
        if (cell.isDue) expect(cell.mark).not.toBeNull();
        if (day.came) expect(cell.mark).toBe("present");
        expect(cell.mark === "unknown" && day.when !== "past").toBe(false);
      }),
    );
  });
});

describe("totalsOf", () => {
  it("divides the days a child came by the days it was due, with one decimal", () => {
    const came = cellOf(aDay({ came: true }));
    const cells = [
      ...Array.from({ length: 17 }, () => came),
      ...[cellOf(aDay(away("ill"))), cellOf(aDay(away("ill")))],
      ...[cellOf(aDay(away("personal"))), cellOf(aDay())],
      cellOf(aDay({ schedule: "none", came: true })),
    ];
    expect(totalsOf(cells)).toEqual({
      ...{ due: 21, present: 17, ill: 2, personal: 1, other: 0, unknown: 1 },
      rate: 81,
    });
    expect(totalsOf([came, came, cellOf(aDay())]).rate).toBe(66.7);
    expect(totalsOf([]).rate).toBeNull();
  });
});

describe("months", () => {
  it("have their days, and neighbours", () => {
    expect(daysOfMonth("2028-02")).toHaveLength(29);
    expect(daysOfMonth("2026-11").at(-1)).toBe("2026-11-30");
    expect(nextMonth("2026-01", -1)).toBe("2025-12");
    expect(nextMonth("2026-12", 1)).toBe("2027-01");
    expect(nextMonth("2026-03", -1)).toBe("2026-02");
  });
});
