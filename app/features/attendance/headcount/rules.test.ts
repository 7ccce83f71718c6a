import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import {
  countOf,
  countRefusal,
  findRefusal,
  mustBeThere,
  stillMissing,
  withSightings,
  withTaps,
  type Count,
  type SentCount,
} from "./rules";

const at = (minute: number) =>
  instantOf(instantOf("2026-11-12T02:00:00Z").getTime() + minute * 60_000).toISOString();

/** A count at a minute: capitals were there, small letters were not. */
const counted = (minute: number, who: string, found: Record<string, number> = {}): Count => ({
  ...{ id: `count ${minute}`, classId: "class", transition: "outdoors", note: "", by: null },
  ...{ startedAt: at(minute), at: at(minute) },
  children: [...who].map((one) => {
    const name = one.toUpperCase();
    const foundAt = found[name] === undefined ? null : at(found[name]);
    return { childId: name, name, isThere: one === name, foundAt };
  }),
});

const names = (counts: readonly Count[]) =>
  stillMissing(withSightings(counts)).map(({ child, count }) => `${child.name} ${count.id}`);

describe("stillMissing", () => {
  it.each<[string, Count[], string[]]>([
    ["nobody", [counted(0, "AB")], []],
    ["one who was not there", [counted(0, "Ab")], ["B count 0"]],
    ["nobody once found", [counted(0, "Ab", { B: 3 })], []],
    ["nobody once seen in a later count", [counted(0, "Ab"), counted(5, "AB")], []],
    ["one who was seen before", [counted(0, "AB"), counted(5, "Ab")], ["B count 5"]],
    ["one who is missed twice, once", [counted(0, "Ab"), counted(5, "Ab")], ["B count 5"]],
    ["nobody missed twice and found", [counted(0, "Ab"), counted(5, "Ab", { B: 7 })], []],
    ["one found and lost again", [counted(0, "Ab", { B: 3 }), counted(5, "Ab")], ["B count 5"]],
  ])("has %s", (_, counts, expected) => expect(names(counts)).toEqual(expected));

  it("says when a child was seen first after it was missed", () => {
    const [first] = withSightings([counted(0, "a"), counted(4, "a", { A: 9 }), counted(6, "A")]);
    expect(first?.children[0]?.foundAt).toBe(at(6));
  });

  it("does not depend on the order in which counts came", () => {
    const some = fc.array(fc.constantFrom("AB", "Ab", "aB", "ab"), { maxLength: 6 });
    fc.assert(
      fc.property(some, (days) => {
        const counts = days.map((who, minute) => counted(minute, who));
        expect(names([...counts].reverse()).sort()).toEqual(names(counts).sort());
      }),
    );
  });
});

describe("withTaps", () => {
  const tap = (event: SentCount) => ({ event, classId: "class", offBy: 60_000 });
  const sent: SentCount = {
    ...{ kind: "count", id: "new", at: at(4), transition: "nap", present: ["A"], missing: ["B"] },
  };

  it("shows a count as it will stand, by the centre's clock", () => {
    const [one] = withTaps([], [tap(sent)], (id) => `${id} name`);
    expect(one).toMatchObject({ id: "new", at: at(5), transition: "nap" });
    expect(one && countOf(one)).toEqual({ due: 2, there: 1 });
    expect(one?.children[1]).toMatchObject({ name: "B name", isThere: false, foundAt: null });
  });

  it("marks who was found, and takes what came in already once", () => {
    const find = { kind: "found", id: "f", at: at(6), countId: "new", childId: "B" } as const;
    const once = withTaps([], [tap(sent), tap(find)], (id) => id);
    expect(stillMissing(once)).toEqual([]);
    expect(withTaps(once, [tap(sent), tap(find)], (id) => id)).toEqual(once);
  });
});

describe("mustBeThere", () => {
  it("is everybody who came and has not left", () => {
    const children = ["present", "left", "expected", "absent", "present"].map((status) => ({ status })); // prettier-ignore
    expect(mustBeThere(children)).toHaveLength(2);
  });
});

describe("what is refused", () => {
  const now = instantOf(at(0));
  const about = { now, ofClass: new Set(["a", "b"]) };
  const moment = (minute: number) => instantOf(at(minute));

  it.each([
    ["now", moment(0), ["a", "b"], null],
    ["five minutes ahead", moment(5), ["a"], null],
    ["more than that", moment(6), ["a"], "entry_in_future"],
    ["a child of another class", moment(0), ["a", "c"], "entry_not_in_class"],
  ])("of a count: %s", (_, occurredAt, childIds, reason) =>
    expect(countRefusal({ occurredAt, childIds }, about)).toBe(reason),
  );

  const count = { classId: "class", missing: new Set(["a"]) };

  it.each([
    ["one that was missing", moment(0), "a", "class", count, null],
    ["ahead of the clock", moment(6), "a", "class", count, "entry_in_future"],
    ["in no count", moment(0), "a", "class", null, "not_found"],
    ["in another class's count", moment(0), "a", "other", count, "entry_not_in_class"],
    ["one that was there", moment(0), "b", "class", count, "not_found"],
  ])("of a child found: %s", (_, occurredAt, childId, classId, of, reason) =>
    expect(findRefusal({ occurredAt, childId }, { now, classId, count: of })).toBe(reason),
  );
});
