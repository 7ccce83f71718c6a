import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Departure } from "../log/schema";
import {
  codeOf,
  qrTextOf,
  readCode,
  settleHandOver,
  spacedCode,
  type KnownCollector,
} from "./rules";

const aCollector = (given: Partial<KnownCollector>): KnownCollector => ({
  ...{ id: "g1", kind: "guardian", name: "林静", relation: "mother", words: "", grade: "primary" },
  ...{ photoFileId: null, standing: "may", used: false, ...given },
});

const mother = aCollector({});
const father = aCollector({ id: "g2", name: "许强", relation: "father", standing: "barred" });
const aunt = aCollector({ id: "g3", name: "许梅", grade: "family", standing: "notNamed" });
const uncle = aCollector({ id: "p1", kind: "pickUp", name: "林叔", grade: null });
const friend = aCollector({
  ...{ id: "a1", kind: "approval", name: "王同事", relation: null, words: "妈妈的同事" },
});
const yesterday = aCollector({ ...friend, id: "a2", name: "张邻居", used: true });
const collectors = [mother, father, aunt, uncle, friend, yesterday];

const live = { collectors, isLater: false, isVouched: false, isFresh: true };
const named = (name: string): Departure => ({ collectedBy: { name } });

const outcomeOf = (said: Departure, about: Partial<typeof live> = {}) => {
  const settled = settleHandOver(said, { ...live, ...about });
  return settled.ok ? settled.payload : settled.reason;
};

describe("settleHandOver", () => {
  it.each([
    ["nobody", {}, {}],
    ["a day that was closed", { unrecorded: true }, { unrecorded: true }],
    ["a relation alone", { collectedBy: { relation: "mother" } }, { collectedBy: { relation: "mother" } }], // prettier-ignore
    ["a guardian by id", { guardianId: "g1" }, { guardianId: "g1", collectedBy: { name: "林静", relation: "mother" } }], // prettier-ignore
    ["a guardian by name", named("林静"), { guardianId: "g1", collectedBy: { name: "林静", relation: "mother" } }], // prettier-ignore
    ["a named person", { pickUpPersonId: "p1" }, { pickUpPersonId: "p1", collectedBy: { name: "林叔", relation: "mother" } }], // prettier-ignore
    ["an approval", { approvalId: "a1" }, { approvalId: "a1", collectedBy: { name: "王同事" } }],
    ["a stranger", named("路人"), "collector_not_authorised"],
    ["who is listed and not to collect", { guardianId: "g3" }, "collector_not_authorised"],
    ["an approval that was used", { approvalId: "a2" }, "collector_not_authorised"],
    ["an id that is on no list", { pickUpPersonId: "p9" }, "collector_not_authorised"],
    ["a strange id under a known name", { pickUpPersonId: "p9", ...named("林静") }, "collector_not_authorised"], // prettier-ignore
    ["who is barred", { guardianId: "g2" }, "collector_barred"],
    ["who is barred, by name", named("许强"), "collector_barred"],
  ] satisfies [string, Departure, Departure | string][])("%s", (_of, said, expected) => {
    expect(outcomeOf(said)).toEqual(expected);
  });

  const vouchedFor: Departure = { ...named("路人"), override: { reason: "妈妈电话里同意" } };

  it("takes a stranger when somebody vouches, and says when nobody's PIN stands behind it", () => {
    expect(outcomeOf(vouchedFor, { isVouched: true })).toEqual(vouchedFor);
    expect(outcomeOf(vouchedFor)).toBe("pin_needed");
    const unverified = {
      ...named("路人"),
      override: { reason: "妈妈电话里同意", unverified: true },
    };
    expect(outcomeOf(vouchedFor, { isFresh: false })).toEqual(unverified);
    const offline = { ...named("路人"), override: { reason: "妈妈电话里同意", offline: true } };
    expect(outcomeOf(offline)).toEqual(unverified);
  });

  it("never takes somebody who is barred, whoever vouches and whenever it is told", () => {
    const barred = { ...named("许强"), override: { reason: "他坚持" } };
    expect(outcomeOf(barred, { isVouched: true })).toBe("collector_barred");
    expect(outcomeOf(named("许强"), { isLater: true })).toBe("collector_barred");
  });

  it("writes down afterwards who really came, and marks who is on no list", () => {
    expect(outcomeOf(named("路人"), { isLater: true })).toEqual({
      ...named("路人"),
      unlisted: true,
    });
    expect(outcomeOf(named("张邻居"), { isLater: true })).toMatchObject({ approvalId: "a2" });
  });

  it("uses up an approval once", () => {
    const used = (said: Departure, about: Partial<typeof live> = {}) => {
      const settled = settleHandOver(said, { ...live, ...about });
      return settled.ok ? settled.approvalId : "refused";
    };
    expect(used({ approvalId: "a1" })).toBe("a1");
    expect(used({ guardianId: "g1" })).toBeNull();
    expect(used({ approvalId: "a2" }, { isLater: true })).toBeNull();
  });

  it("lets nobody go with a person who is not named for the child, however it is said", () => {
    const anyone = fc.constantFrom(...collectors, aCollector({ id: "x", name: "陌生人" }));
    fc.assert(
      fc.property(anyone, fc.boolean(), (one, byName) => {
        const fields = { guardian: "guardianId", pickUp: "pickUpPersonId", approval: "approvalId" };
        const said = byName ? named(one.name) : { [fields[one.kind]]: one.id };
        const isFree = collectors.includes(one) && one.standing === "may" && !one.used;
        expect(settleHandOver(said, live).ok).toBe(isFree);
      }),
    );
  });
});

describe("the code of a card", () => {
  it("is read however it was scanned or typed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const code = codeOf(bytes);
        for (const text of [code, code.toLowerCase(), ` ${spacedCode(code)} `, qrTextOf(code)]) {
          expect(readCode(text)).toBe(code);
        }
      }),
    );
    expect(readCode("k7qf-2mox")).toBe("K7QF2M0X");
  });

  it.each(["", "K7QF", "https://example.cn/x", "WENRUN:K7QF2M9XU", "K7QF2M9U"])(
    "is not %j",
    (text) => {
      expect(readCode(text)).toBeNull();
    },
  );
});
