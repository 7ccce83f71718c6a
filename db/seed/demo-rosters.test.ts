import { beforeAll, describe, expect, it } from "vitest";
import { publishedCalendar } from "~/features/centres/calendar/rules";
import { usualSetting } from "~/features/centres/sessions/rules";
import { countExpected, halfHours } from "~/features/enrolment/rules";
import type { PlannedShift } from "~/features/attendance/ratio/rules";
import { classCover, findShortages, helpersFor, workedHours } from "~/features/rosters/rules";
import { demoCentre, demoClasses, demoDay } from "./demo-centre";
import { demoLeaves, demoShifts, usualShifts, type DemoShift } from "./demo-shifts";
import { demoStaff } from "./demo-staff";
import { readRoster, type RosterRow } from "./roster";
import { demoRoster } from "./roster-fit";

const { opensAt, closesAt } = demoCentre;
const slots = halfHours(opensAt, closesAt);
const names = demoClasses.map(({ name }) => name);
const days = [...new Set(demoShifts.map(({ day }) => day))].sort();
let children: RosterRow[];

beforeAll(async () => {
  children = demoRoster(await readRoster());
});

const planned = (shifts: readonly DemoShift[], day: string): PlannedShift[] =>
  shifts
    .filter((shift) => shift.day === day)
    .map(({ name, className, startsAt, endsAt }) => ({
      ...{ staffId: name, classId: className, startsAt, endsAt },
      posts: demoStaff.find((person) => person.name === name)?.posts ?? [],
    }));

/** The shortages of a day, were every child there at its usual times. */
function shortagesOf(shifts: readonly DemoShift[], day: string) {
  const there = children
    .filter((row) => row.startsOn <= day)
    .map((row) => ({ childId: String(row.no), classId: row.className, schedule: row.session }));
  return countExpected(there, [], names, slots, usualSetting).flatMap((expected, at) => {
    const type = demoClasses[at]?.type ?? "infant";
    return findShortages(expected.classId, classCover({ ...expected, type }, planned(shifts, day)));
  });
}

describe("the demo week", () => {
  it("runs from Monday to Friday, all of them open, with everyone who works there", () => {
    expect(days).toEqual(["2026-11-09", "2026-11-10", "2026-11-11", "2026-11-12", "2026-11-13"]);
    expect(days.every(publishedCalendar.isOpenDay)).toBe(true);
    const people = new Set(demoShifts.map(({ name }) => name));
    expect([...people].sort()).toEqual(demoStaff.map(({ name }) => name).sort());
  });

  it("covers every class in every half-hour as it is usually planned", () => {
    expect(days.flatMap((day) => shortagesOf(usualShifts, day))).toEqual([]);
  });

  it("is short once: on the demo day, of one person in 托大二班 from 11:30 to 12:00", () => {
    expect(
      days.flatMap((day) => shortagesOf(demoShifts, day).map((one) => ({ day, ...one }))),
    ).toMatchObject([
      {
        ...{ day: demoDay, classId: "托大二班", from: "11:30", to: "12:00", missing: 1 },
        ...{ of: "adults", children: 17, need: { adults: 3, rule: "ratio", perCarer: 7 } },
      },
    ]);
  });

  it("has somebody at hand who could mend it", () => {
    const people = demoStaff.map(({ name, posts }) => ({ id: name, posts }));
    const short = { from: "11:30", to: "12:00", of: "adults" } as const;
    const helpers = helpersFor(short, people, planned(demoShifts, demoDay)).map(({ id }) => id);
    expect(helpers).toContain("梁爱萍");
    expect(helpers).not.toContain("赵婧");
  });

  it("has two people on leave on the demo day, one of them covered, and no shift for either", () => {
    expect(demoLeaves.map(({ coveredBy }) => coveredBy)).toEqual(["冯德福", null]);
    for (const { name, fromDay, toDay } of demoLeaves) {
      expect(fromDay <= demoDay && demoDay <= toDay).toBe(true);
      const away = demoShifts.filter((shift) => shift.day >= fromDay && shift.day <= toDay);
      expect(away.filter((shift) => shift.name === name)).toEqual([]);
    }
  });

  it("stays within opening hours and 42 hours a week", () => {
    for (const { name } of demoStaff) {
      const own = demoShifts.filter((shift) => shift.name === name);
      expect(own.every(({ startsAt, endsAt }) => opensAt <= startsAt && startsAt < endsAt && endsAt <= closesAt)).toBe(true); // prettier-ignore
      expect(workedHours(own)).toBeGreaterThanOrEqual(29);
      expect(workedHours(own)).toBeLessThanOrEqual(42);
    }
  });

  it("puts only teachers and carers into classes", () => {
    const inClass = demoShifts.filter(({ className }) => className !== null);
    const posts = inClass.map(({ name }) => demoStaff.find((each) => each.name === name)?.posts);
    expect(posts.every((held) => held?.some((post) => post === "teacher" || post === "carer"))).toBe(true); // prettier-ignore
  });
});

describe("the people of the demo", () => {
  it("are needed: with fewer than 21 in the classes no roster covers the core period", () => {
    const needed = shortagesOf([], demoDay)
      .filter(({ from, to }) => from <= "09:00" && "09:00" < to)
      .reduce((sum, { missing }) => sum + missing, 0);
    expect(needed).toBe(21);
  });
});
