import { describe, expect, it } from "vitest";
import { always } from "~/features/centres/places/rules";
import { everyDay, patternOf } from "~/lib/week-pattern";
import { addedSessions, boardOf, freeByWeek, freeForPattern, placeFit } from "./rules";

const held = (
  startsOn: string,
  endsOn: string | null,
  pattern = everyDay("full"),
  classId = "a",
) => ({
  ...{ startsOn, endsOn, pattern, classId },
});
const mondays = ["2026-11-09", "2026-11-16", "2026-11-23"];

describe("freeByWeek", () => {
  it("is what stays free throughout the week, half by half", () => {
    const places = [
      held("2026-09-01", "2026-11-18"),
      held("2026-11-20", null, everyDay("morning")),
      held("2026-11-20", null, patternOf(["none", "none", "afternoon", "none", "none"])),
    ];
    expect(freeByWeek(places, always(2), mondays)).toEqual([
      { full: 1, morning: 1, afternoon: 1 },
      { full: 1, morning: 1, afternoon: 1 },
      { full: 1, morning: 1, afternoon: 1 },
    ]);
    expect(freeByWeek([...places, held("2026-11-23", null)], always(2), mondays).at(-1)).toEqual({
      ...{ full: 0, morning: 0, afternoon: 0 },
    });
  });

  it("follows a licence that changes, and never falls below nothing", () => {
    const licence = [
      { fromDay: "2026-01-01", places: 1 },
      { fromDay: "2026-11-16", places: 3 },
    ];
    const places = [held("2026-09-01", null), held("2026-09-01", null)];
    expect(freeByWeek(places, licence, mondays).map(({ full }) => full)).toEqual([0, 1, 1]);
  });
});

describe("boardOf", () => {
  it("gives a class no more than the centre has left", () => {
    const board = boardOf(
      [held("2026-09-01", null), held("2026-09-01", null, everyDay("morning"), "b")],
      [{ id: "a", places: 5 }, { id: "b", places: 5 }], // prettier-ignore
      always(3),
      mondays.slice(0, 1),
    );
    expect(board.whole).toEqual([{ full: 1, morning: 1, afternoon: 2 }]);
    expect(board.classes.map(({ weeks }) => weeks[0])).toEqual([
      { full: 1, morning: 1, afternoon: 2 },
      { full: 1, morning: 1, afternoon: 2 },
    ]);
  });
});

describe("placeFit", () => {
  const full = everyDay("full");
  const asked = { pattern: full, startsOn: "2026-12-01", endsOn: null, classId: "a" };
  it.each([
    ["free at once", [], "2026-12-01"],
    ["free when one leaves", [held("2026-09-01", "2027-01-11")], "2027-01-11"],
    ["not free again", [held("2027-01-11", null)], null],
    [
      "full twice",
      [held("2026-09-01", "2026-12-10"), held("2027-01-04", "2027-02-01")],
      "2027-02-01",
    ],
    ["full in another class only", [held("2026-09-01", null, full, "b")], "2026-12-01"],
  ])("%s", (_, places, worksFrom) => {
    expect(placeFit(places, asked, { places: 1, licence: always(9) }).worksFrom).toBe(worksFrom);
  });

  it("needs the class and the centre at once", () => {
    const places = [held("2026-09-01", "2027-01-11"), held("2026-09-01", "2027-03-01", full, "b")];
    const fit = placeFit(places, asked, { places: 1, licence: always(1) });
    expect(fit.worksFrom).toBe("2027-03-01");
    expect(fit.inClass).toMatchObject([{ from: "2026-12-01", until: "2027-01-11", taken: 1 }]);
    expect(fit.inCentre).toMatchObject([{ from: "2026-12-01", until: "2027-03-01", taken: 2 }]);
  });
});

it("a change from half to full days needs the other half alone", () => {
  const added = addedSessions(everyDay("morning"), everyDay("full"));
  expect(added).toBe(everyDay("afternoon"));
  const places = [held("2026-09-01", null, everyDay("morning"))];
  expect(freeForPattern(places, 1, added, mondays)).toEqual([1, 1, 1]);
});
