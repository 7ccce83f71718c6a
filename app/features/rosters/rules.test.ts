import { describe, expect, it } from "vitest";
import type { ClassType, Post } from "~db/enums";
import type { PlannedShift } from "~/features/attendance/ratio/rules";
import { halfHours } from "~/features/enrolment/rules";
import { classCover, findShortages, helpersFor, workedHours } from "./rules";

const shift = (
  staffId: string,
  startsAt: string,
  endsAt: string,
  ...held: Post[]
): PlannedShift => ({
  ...{ staffId, startsAt, endsAt, classId: "a", posts: held.length > 0 ? held : ["carer"] },
});

describe("findShortages", () => {
  const room = (type: ClassType, children: number) => ({
    ...{ classId: "a", type, fullDay: true },
    slots: halfHours("08:00", "14:00").map((slot) => ({ ...slot, children })),
  });

  it("tells neighbouring half-hours as one, with the rule", () => {
    const shifts = [shift("1", "08:00", "14:00"), shift("2", "08:00", "12:30")];
    const cover = classCover(room("olderToddler", 13), shifts);
    expect(findShortages("a", cover)).toMatchObject([
      { from: "12:30", to: "14:00", missing: 1, of: "adults", children: 13, need: { adults: 2, perCarer: 7, rule: "ratio" } }, // prettier-ignore
    ]);
  });

  it("parts the core period from the rest, and teachers from adults", () => {
    const three = [1, 2, 3].map((no) => shift(String(no), "08:00", "14:00"));
    const found = findShortages("a", classCover(room("kindergartenBig", 20), three));
    expect(found.map(({ from, to, missing, of }) => [from, to, missing, of])).toEqual([
      ["08:00", "09:00", 1, "teachers"],
      ["09:00", "11:30", 2, "teachers"],
      ["11:30", "14:00", 1, "teachers"],
    ]);
  });

  it("counts only the class's own shifts", () => {
    const elsewhere = { ...shift("1", "08:00", "14:00"), classId: "b" };
    const [found] = findShortages("a", classCover(room("infant", 3), [elsewhere]));
    expect(found).toMatchObject({ from: "08:00", to: "14:00", missing: 1 });
  });
});

describe("helpersFor", () => {
  const people = [
    { id: "1", posts: ["carer"] },
    { id: "2", posts: ["office", "teacher"] },
    { id: "3", posts: ["cook"] },
    { id: "4", posts: ["teacher"] },
  ] as const;
  const shifts = [
    shift("1", "08:00", "12:30"),
    shift("1", "14:00", "18:00"),
    shift("2", "08:00", "13:00"),
    shift("3", "08:00", "12:00"),
  ];
  it.each([
    ["12:30", "14:00", "adults", ["1"]],
    ["13:00", "14:00", "adults", ["1", "2"]],
    ["13:00", "14:00", "teachers", ["2"]],
  ] as const)("%s to %s, %s", (from, to, of, ids) => {
    expect(helpersFor({ from, to, of }, people, shifts).map(({ id }) => id)).toEqual(ids);
  });
});

describe("workedHours", () => {
  const work = (...of: [string, string, string][]) =>
    of.map(([day, startsAt, endsAt]) => ({ day, startsAt, endsAt }));
  it.each([
    [work(), 0],
    [work(["1", "07:30", "13:30"]), 6],
    [work(["1", "07:30", "16:00"]), 7.5],
    [work(["1", "07:30", "11:30"], ["1", "14:30", "18:00"]), 7.5],
    [work(["1", "13:00", "17:00"], ["1", "08:00", "13:00"]), 8],
    [work(["1", "08:00", "17:00"], ["2", "08:15", "16:45"]), 15.5],
  ])("%j: %s", (shifts, hours) => {
    expect(workedHours(shifts)).toBe(hours);
  });
});
