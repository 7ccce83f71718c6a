import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classTypes, posts, type ClassType, type Post } from "~db/enums";
import { halfHours } from "~/features/enrolment/rules";
import {
  adultsOf,
  coverOf,
  marginOf,
  minuteAt,
  ratioAt,
  ratioHistory,
  sourceOf,
  staffNeed,
  verdictOf,
  type PlannedShift,
  type RatioDay,
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

describe("a full house of the example plan (135 places)", () => {
  const plan: [ClassType, number, number][] = [
    ["infant", 10, 4],
    ["toddler", 15, 3],
    ["olderToddler", 20, 3],
    ["olderToddler", 20, 3],
    ["kindergartenSmall", 20, 3],
    ["kindergartenMiddle", 25, 3],
    ["kindergartenBig", 25, 3],
  ];

  it("needs 22 in its classes in the core period", () => {
    const needs = plan.map(([type, children]) => staffNeed(type, children, minuteAt("10:00")));
    expect(needs.map(({ adults }) => adults)).toEqual(plan.map(([, , adults]) => adults));
    expect(needs.reduce((sum, { adults }) => sum + adults, 0)).toBe(22);
  });

  it("needs 19 outside of it, when two of three teach", () => {
    const needs = plan.map(([type, children]) => staffNeed(type, children, minuteAt("11:30")));
    expect(needs.reduce((sum, { adults }) => sum + adults, 0)).toBe(19);
  });
});

describe("verdictOf", () => {
  it.each([
    ["enough", 3, 0, 3, 0, "ok", 0],
    ["one more than enough", 3, 0, 4, 0, "ok", 0],
    ["two short", 3, 0, 1, 0, "short", 2],
    ["two adults, no teacher", 2, 1, 2, 0, "noTeacher", 1],
    ["three adults, one of two teachers", 3, 2, 3, 1, "noTeacher", 1],
    ["short of an adult before a teacher", 3, 2, 2, 1, "short", 1],
    ["nobody needed", 0, 0, 0, 0, "ok", 0],
  ])("%s", (_, adults, teachers, has, taught, state, missing) => {
    expect(verdictOf({ adults, teachers }, { adults: has, teachers: taught })).toEqual({
      ...{ state, missing },
    });
  });
});

describe("adultsOf", () => {
  it("counts posts that stand in a class, each person once", () => {
    const here = [
      { staffId: "1", posts: ["teacher", "office"] as Post[] }, // reason: not these two alone
      { staffId: "1", posts: ["teacher", "office"] as Post[] }, // reason: as above
      { staffId: "2", posts: ["carer"] as Post[] }, // reason: as above
      { staffId: "3", posts: ["cook"] as Post[] }, // reason: as above
      { staffId: "4", posts: ["director"] as Post[] }, // reason: as above
      { staffId: "5", posts: [] },
    ];
    expect(adultsOf(here)).toEqual({ adults: 2, teachers: 1 });
  });
});

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

describe("ratioHistory", () => {
  const [first, last] = [8 * 60 + 30, 11 * 60 + 45];
  const stay = fc
    .record({
      from: fc.integer({ min: first, max: last }),
      for: fc.integer({ min: 0, max: 90 }),
      open: fc.boolean(),
    }) // prettier-ignore
    .map((one) => ({ from: clock(one.from), to: one.open ? null : clock(one.from + one.for) }));
  const day: fc.Arbitrary<RatioDay> = fc.record({
    type: fc.constantFrom(...classTypes),
    fullDay: fc.boolean(),
    children: fc.array(stay, { maxLength: 12 }),
    staff: fc.array(
      fc
        .tuple(stay, fc.constantFrom("1", "2", "3", "4"), fc.subarray([...posts]))
        .map(([of, staffId, held]) => ({ ...of, staffId, posts: held })),
      { maxLength: 6 },
    ),
  });

  it("says for every minute what counting in that minute says", () => {
    fc.assert(
      fc.property(day, (of) => {
        const points = ratioHistory(of, clock(last));
        const wrong: string[] = [];
        for (let minute = first; minute <= last; minute += 1) {
          const at = clock(minute);
          const counted = ratioAt(of, at);
          const naive = of.children.filter(
            ({ from, to }) => from <= at && (to === null || at < to),
          );
          const told = points.findLast((point) => point.at <= at);
          const isSame = told
            ? JSON.stringify({ ...told, at }) === JSON.stringify(counted)
            : counted.children + counted.cover.adults === 0;
          if (!isSame || counted.children !== naive.length) wrong.push(at);
        }
        expect(wrong).toEqual([]);
      }),
    );
  });

  it("tells a change once", () => {
    const of: RatioDay = {
      ...{ type: "olderToddler", fullDay: true },
      children: [
        { from: "08:06", to: null },
        { from: "08:06", to: "11:00" },
      ],
      staff: [{ staffId: "1", posts: ["carer"], from: "08:00", to: "10:00" }],
    };
    const told = ratioHistory(of, "10:20").map(({ at, children, cover, verdict }) =>
      [at, children, cover.adults, verdict.state].join(" "),
    );
    expect(told).toEqual(["08:00 0 1 ok", "08:06 2 1 ok", "10:00 2 0 short"]);
  });
});
