import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DutyKind } from "~db/enums";
import { instantOf } from "~/lib/clock";
import { dutyRefusal, projectStays, type DutyEvent } from "./rules";

const minute = (at: number) => instantOf(instantOf("2026-11-12T00:00:00Z").getTime() + at * 60_000);

const event = (
  id: string,
  kind: DutyKind,
  at: number,
  given: Partial<DutyEvent> = {},
): DutyEvent => ({
  // prettier-ignore
  ...{ id, kind, staffId: "1", classId: "a", occurredAt: minute(at), deviceAt: minute(at) },
  ...{ receivedAt: minute(at), day: "2026-11-12", batchId: id, actorKind: "user" },
  ...{ actorUserId: null, actorStaffId: null, supersedesId: null, removes: false, revision: 1 },
  ...given,
});

const told = (events: readonly DutyEvent[]) =>
  projectStays(events).map(({ classId, startsAt, endsAt, endedByDay }) => {
    const at = (moment: Date | null) => (moment ? (moment.getTime() - minute(0).getTime()) / 60_000 : ""); // prettier-ignore
    return `${classId} ${at(startsAt)}-${at(endsAt)}${endedByDay ? " by day" : ""}`;
  });

describe("projectStays", () => {
  // prettier-ignore
  it.each<[string, DutyEvent[], string[]]>([
    ["nothing", [], []],
    ["in", [event("1", "in", 10)], ["a 10-"]],
    ["in and out", [event("1", "in", 10), event("2", "out", 20)], ["a 10-20"]],
    ["in twice is once", [event("1", "in", 10), event("2", "in", 15)], ["a 10-"]],
    ["out of where one is not", [event("1", "out", 10)], []],
    ["on to another class", [event("1", "in", 10), event("2", "in", 20, { classId: "b" })], ["a 10-20", "b 20-"]],
    ["a correction", [event("1", "in", 10), event("2", "in", 12, { supersedesId: "1", revision: 2 })], ["a 12-"]],
    ["taken back", [event("1", "in", 10), event("2", "in", 10, { supersedesId: "1", removes: true, revision: 2 })], []],
    ["the day's end", [event("1", "in", 10), event("2", "out", 60, { actorKind: "job" })], ["a 10-60 by day"]],
    ["a word after the day's end", [event("1", "in", 10), event("2", "out", 60, { actorKind: "job" }), event("3", "out", 70)], ["a 10-70"]],
  ])("%s", (_, events, expected) => expect(told(events)).toEqual(expected));

  const some = fc.array(
    fc.record({
      kind: fc.constantFrom<DutyKind>("in", "out"),
      at: fc.nat({ max: 30 }),
      classId: fc.constantFrom("a", "b"),
    }),
    { maxLength: 10 },
  );

  it("is the same in whatever order the events came, and never in two places", () => {
    fc.assert(
      fc.property(some, fc.nat(), (taps, turn) => {
        const events = taps.map(({ kind, at, classId }, no) => event(`${no}`, kind, at, { classId })); // prettier-ignore
        const cut = events.length > 0 ? turn % events.length : 0;
        const turned = [...events.slice(cut), ...events.slice(0, cut)].reverse();
        expect(projectStays(turned)).toEqual(projectStays(events));
        const stays = projectStays(events);
        stays.forEach((stay, no) => {
          const next = stays[no + 1];
          if (next) expect(stay.endsAt && stay.endsAt <= next.startsAt).toBe(true);
        });
      }),
    );
  });
});

describe("dutyRefusal", () => {
  const day = { works: true, events: [event("1", "in", 10), event("2", "out", 20)] };
  const about = { now: minute(30), day };

  it.each<[string, DutyEvent, string | null]>([
    ["five minutes ahead", event("3", "in", 35), null],
    ["more than that", event("3", "in", 36), "entry_in_future"],
    ["in while in", event("3", "in", 15), "already_on_duty"],
    ["in after leaving", event("3", "in", 20), null],
    ["into another class while in one", event("3", "in", 15, { classId: "b" }), null],
    ["out before coming", event("3", "out", 5), "not_on_duty"],
    ["out earlier than was written", event("3", "out", 15), null],
    ["out of another class", event("3", "out", 15, { classId: "b" }), "not_on_duty"],
    ["a correction past its end", event("3", "in", 25, { supersedesId: "1", revision: 2 }), "ends_before_beginning"], // prettier-ignore
    ["a correction", event("3", "in", 12, { supersedesId: "1", revision: 2 }), null],
  ])("%s", (_, asked, reason) => expect(dutyRefusal(asked, about)).toBe(reason));

  it("refuses whoever does not work here that day", () => {
    const stranger = { ...about, day: { ...day, works: false } };
    expect(dutyRefusal(event("3", "in", 25), stranger)).toBe("not_employed_then");
  });
});
