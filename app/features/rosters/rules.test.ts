import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classTypes, posts, type ClassType, type Post } from "~db/enums";
import { halfHours } from "~/features/enrolment/rules";
import {
  classCover,
  coverOf,
  findShortages,
  helpersFor,
  marginOf,
  sourceOf,
  staffNeed,
  workedHours,
  type PlannedShift,
} from "./rules";

const slots = halfHours("07:30", "18:00");
const at = (from: string) => halfHours(from, "18:00")[0] ?? { from, to: from };
const shift = (
  staffId: string,
  startsAt: string,
  endsAt: string,
  ...held: Post[]
): PlannedShift => ({
  ...{ staffId, startsAt, endsAt, classId: "a", posts: held.length > 0 ? held : ["carer"] },
});

describe("staffNeed", () => {
  it.each<[ClassType, number, string, number, number, string]>([
    ["infant", 0, "08:00", 0, 0, "ratio"],
    ["infant", 9, "08:00", 3, 0, "ratio"],
    ["infant", 10, "08:00", 4, 0, "ratio"],
    ["toddler", 14, "10:00", 3, 0, "ratio"],
    ["olderToddler", 17, "11:30", 3, 0, "ratio"],
    ["olderToddler", 13, "12:30", 2, 0, "ratio"],
    ["mixedUnderThree", 16, "10:00", 4, 0, "ratioDefault"],
    ["kindergartenSmall", 0, "10:00", 0, 0, "pair"],
    ["kindergartenSmall", 1, "07:30", 2, 1, "pair"],
    ["kindergartenMiddle", 21, "08:30", 2, 1, "pair"],
    ["kindergartenMiddle", 21, "09:00", 3, 2, "core"],
    ["kindergartenBig", 20, "11:00", 3, 2, "core"],
    ["kindergartenBig", 20, "11:30", 2, 1, "pair"],
  ])("%s with %i at %s needs %i, %i of them teachers (%s)", (...[type, n, from, ...want]) => {
    const { adults, teachers, rule } = staffNeed(type, n, at(from));
    expect([adults, teachers, rule]).toEqual(want);
  });

  it("asks no third person of a half-day kindergarten class", () => {
    expect(staffNeed("kindergartenBig", 12, at("10:00"), { fullDay: false })).toMatchObject({
      ...{ adults: 2, teachers: 1, rule: "pair" },
    });
  });

  it("names the norm", () => {
    expect(sourceOf("ratio")).toMatchObject({ clause: "第二十条" });
    expect(sourceOf("core").number).toBe("教师〔2013〕1号");
  });

  it("never falls when children come", () => {
    const type = fc.constantFrom(...classTypes);
    const slot = fc.constantFrom(...slots);
    fc.assert(
      fc.property(type, slot, fc.nat({ max: 40 }), fc.nat({ max: 5 }), (of, when, n, more) => {
        const few = staffNeed(of, n, when);
        const many = staffNeed(of, n + more, when);
        expect(many.adults).toBeGreaterThanOrEqual(few.adults);
        expect(many.teachers).toBeGreaterThanOrEqual(few.teachers);
      }),
    );
  });
});

describe("coverOf", () => {
  it.each<[string, PlannedShift[], number, number]>([
    ["nobody", [], 0, 0],
    ["a teacher and a carer", [shift("1", "07:30", "16:00", "teacher"), shift("2", "08:00", "17:00")], 2, 1], // prettier-ignore
    ["one who leaves in the middle", [shift("1", "07:30", "10:15")], 0, 0],
    ["one who takes over", [shift("1", "07:30", "10:15"), shift("2", "10:15", "17:00")], 1, 0],
    ["a gap of a quarter", [shift("1", "07:30", "10:10"), shift("2", "10:20", "17:00")], 0, 0],
    ["one who begins at its end", [shift("1", "10:30", "17:00")], 0, 0],
    ["the kitchen", [shift("1", "07:30", "16:00", "cook")], 0, 0],
    ["office, guard, health, director", [shift("1", "07:30", "16:00", "office"), shift("2", "07:30", "16:00", "guard"), shift("3", "07:30", "16:00", "healthWorker"), shift("4", "07:30", "16:00", "director")], 0, 0], // prettier-ignore
    ["the office with a teacher's post", [shift("1", "07:30", "16:00", "office", "teacher")], 1, 1],
  ])("%s", (_, shifts, adults, teachers) => {
    expect(coverOf(shifts, at("10:00"))).toEqual({ adults, teachers });
  });

  it("counts nobody twice, however shifts overlap", () => {
    const time = fc.constantFrom(...slots.map(({ from }) => from));
    const one = fc.record({
      staffId: fc.constantFrom("1", "2", "3"),
      startsAt: time,
      endsAt: time,
      classId: fc.constant("a"),
      posts: fc.subarray([...posts]),
    });
    fc.assert(
      fc.property(fc.array(one), fc.constantFrom(...slots), (shifts, slot) => {
        const { adults, teachers } = coverOf(shifts, slot);
        const people = new Set(shifts.map(({ staffId }) => staffId)).size;
        expect(adults).toBeLessThanOrEqual(people);
        expect(teachers).toBeLessThanOrEqual(adults);
        expect(coverOf([...shifts, ...shifts], slot)).toEqual({ adults, teachers });
      }),
    );
  });
});

describe("marginOf", () => {
  it.each([
    [3, 0, 4, 0, 1],
    [3, 0, 3, 1, 0],
    [3, 0, 1, 0, -2],
    [3, 2, 3, 1, -1],
    [3, 2, 4, 1, -1],
    [2, 1, 1, 1, -1],
    [2, 1, 0, 0, -2],
    [2, 1, 3, 1, 1],
  ])("needs %i (%i teachers), has %i (%i): %i", (adults, teachers, has, taught, margin) => {
    expect(marginOf({ adults, teachers }, { adults: has, teachers: taught })).toBe(margin);
  });
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
