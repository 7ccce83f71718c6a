import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantOf } from "./clock";
import { isId, newId } from "./id";

describe("newId", () => {
  it("is a UUIDv7 that begins with its time", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), (ms) => {
        const id = newId(instantOf(ms));
        expect(isId(id)).toBe(true);
        expect(id[14]).toBe("7");
        expect("89ab").toContain(id[19]);
        expect(parseInt(id.replace("-", "").slice(0, 12), 16)).toBe(ms);
      }),
    );
  });

  it("sorts as it was made within one millisecond", () => {
    const at = instantOf(1_762_913_000_000);
    const made = Array.from({ length: 1000 }, () => newId(at));
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(1000);
  });
});
