import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schedules, type Schedule } from "~db/enums";
import { usualSetting } from "~/features/centres/sessions/rules";
import { countExpected, halfHours, isUsuallyThere, type AwayChild } from "./rules";

const slots = halfHours("07:30", "18:00");

describe("halfHours", () => {
  it.each([
    ["07:30", "09:00", ["07:30", "08:00", "08:30"]],
    ["07:45", "08:10", ["07:30", "08:00"]],
    ["23:00", "24:00", ["23:00", "23:30"]],
    ["08:00", "08:00", []],
  ])("from %s to %s", (from, to, begins) => {
    expect(halfHours(from, to).map((slot) => slot.from)).toEqual(begins);
  });
});

describe("isUsuallyThere", () => {
  it.each<[Schedule, string, string, number]>([
    ["full", "08:00", "16:30", 18],
    ["morning", "07:30", "11:30", 9],
    ["afternoon", "12:00", "17:30", 12],
  ])("%s: first half-hour %s, last %s, %i in all", (schedule, first, last, count) => {
    const there = slots
      .filter((slot) => isUsuallyThere(usualSetting, { schedule }, slot))
      .map(({ from }) => from);
    expect([there[0], there.at(-1), there.length]).toEqual([first, last, count]);
  });
});

describe("countExpected", () => {
  const child = (childId: string, schedule: Schedule, classId = "a") => ({
    ...{ childId, classId, schedule },
  });
  const children = [child("1", "full"), child("2", "morning"), child("3", "afternoon")];
  const at = (away: AwayChild[], from: string) =>
    countExpected(children, away, ["a"], slots, usualSetting)[0]?.slots.find(
      (slot) => slot.from === from,
    )?.children;

  it.each<[AwayChild[], number, number, number]>([
    [[], 1, 2, 2],
    [[{ childId: "1", schedule: "full" }], 1, 1, 1],
    [[{ childId: "1", schedule: "morning" }], 1, 1, 2],
    [[{ childId: "1", schedule: "afternoon" }], 1, 2, 1],
    [[{ childId: "2", schedule: "full" }], 0, 1, 2],
    [[{ childId: "9", schedule: "full" }], 1, 2, 2],
  ])("away %j: at half past seven, ten and two", (away, early, morning, afternoon) => {
    expect([at(away, "07:30"), at(away, "10:00"), at(away, "14:00")]).toEqual([
      ...[early, morning, afternoon],
    ]);
  });

  it("knows the class that somebody stays in the whole day, and the empty one", () => {
    const [a, b, c] = countExpected([...children, child("4", "morning", "b")], [], ["a", "b", "c"], slots, usualSetting); // prettier-ignore
    expect([a?.fullDay, b?.fullDay, c?.fullDay]).toEqual([true, false, false]);
    expect(c?.slots.every((slot) => slot.children === 0)).toBe(true);
  });

  it("never expects more children than the class has, nor more when somebody is away", () => {
    const schedule = fc.constantFrom(...schedules);
    fc.assert(
      fc.property(fc.array(schedule, { maxLength: 20 }), schedule, fc.nat(), (of, when, who) => {
        const all = of.map((each, no) => child(String(no), each));
        const away = [{ childId: String(who % 20), schedule: when }];
        const [full] = countExpected(all, [], ["a"], slots, usualSetting);
        const [some] = countExpected(all, away, ["a"], slots, usualSetting);
        full?.slots.forEach((slot, no) => {
          const fewer = some?.slots[no]?.children ?? -1;
          expect(slot.children).toBeLessThanOrEqual(all.length);
          expect([0, 1]).toContain(slot.children - fewer);
        });
      }),
    );
  });
});
