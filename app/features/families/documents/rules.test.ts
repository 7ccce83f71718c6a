import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentKinds } from "~db/enums";
import { isAccepted, newestOf, openFor, scopeOf, unsignedBy, type Acceptance } from "./rules";

const children = ["a", "b", "c"];
const userIds = ["mother", "father", null];
const version = fc.integer({ min: 1, max: 4 });
const acceptance: fc.Arbitrary<Acceptance> = fc.record({
  ...{ kind: fc.constantFrom(...documentKinds), version },
  ...{ childId: fc.constantFrom(...children), userId: fc.constantFrom(...userIds) },
});
const text = fc.record({ kind: fc.constantFrom(...documentKinds), version, isAsked: fc.boolean() });

describe("who is still asked", () => {
  it("is every child without an agreement to this very version, and nobody before the centre asks", () => {
    fc.assert(
      fc.property(text, fc.array(acceptance), (asked, given) => {
        const open = openFor(asked, children, given);
        expect(open.every((id) => !isAccepted(asked, id, given))).toBe(true);
        const settled = children.filter((id) => isAccepted(asked, id, given));
        expect(open.length + settled.length).toBe(asked.isAsked ? children.length : settled.length);
      }),
    );
  });

  it("closes with one more agreement of anyone, for that child alone", () => {
    fc.assert(
      fc.property(text, fc.array(acceptance), acceptance, ({ kind, version: of }, given, one) => {
        const asked = { kind, version: of, isAsked: true };
        const agreed = { ...one, kind, version: of };
        const before = openFor(asked, children, given);
        const after = openFor(asked, children, [...given, agreed]);
        expect(after).toEqual(before.filter((id) => id !== agreed.childId));
      }),
    );
  });

  it("never takes another version, or another's tick, for one's own", () => {
    const asked = { kind: "handbook", version: 2, isAsked: true } as const;
    const given: Acceptance[] = [
      { kind: "handbook", version: 1, childId: "a", userId: "mother" },
      { kind: "handbook", version: 2, childId: "a", userId: "father" },
      { kind: "agreement", version: 2, childId: "b", userId: "mother" },
    ];
    expect(openFor(asked, ["a", "b"], given)).toEqual(["b"]);
    expect(unsignedBy("mother", asked, ["a", "b"], given)).toEqual(["a", "b"]);
    expect(unsignedBy("father", asked, ["a", "b"], given)).toEqual(["b"]);
    expect(newestOf("handbook", "a", given)?.version).toBe(2);
    expect(newestOf("handbook", "b", given)).toBeNull();
  });
});

it("a text that names the child is agreed to child by child", () => {
  const of = { own: ["a", "b"], chosen: "b" };
  expect(scopeOf("agreement", of)).toEqual(["b"]);
  expect(scopeOf("handbook", of)).toEqual(["a", "b"]);
});
