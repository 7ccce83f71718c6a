import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { weaknessOf } from "./rules";

const phone = "19900002013";

describe("weaknessOf", () => {
  it.each([
    ["1111", "pin_same_digits"],
    ["000000", "pin_same_digits"],
    ["1234", "pin_run"],
    ["4321", "pin_run"],
    ["456789", "pin_run"],
    ["7890", "pin_run"],
    ["0987", "pin_run"],
    ["1212", "pin_repeats"],
    ["737373", "pin_repeats"],
    ["482482", "pin_repeats"],
    ["2013", "pin_of_phone"],
    ["02013", "pin_of_phone"],
    ["002013", "pin_of_phone"],
    ["1987", "pin_like_date"],
    ["2021", "pin_like_date"],
    ["198705", "pin_like_date"],
    ["870512", "pin_like_date"],
    ["2580", "pin_common"],
    ["1314", "pin_common"],
    ["147258", "pin_common"],
  ])("%s is refused: %s", (pin, reason) => {
    expect(weaknessOf(pin, { phone })).toBe(reason);
  });

  it.each(["7391", "6028", "60281", "602814", "1935", "871312", "199913"])("%s is taken", (pin) => {
    expect(weaknessOf(pin, { phone })).toBeNull();
  });

  it("leaves most PINs to choose from", () => {
    const all = Array.from({ length: 10_000 }, (_, at) => String(at).padStart(4, "0"));
    const weak = all.filter((pin) => weaknessOf(pin, { phone }) !== null);
    expect(weak.length).toBeLessThan(260);
  });

  it("refuses the end of any phone", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999_999 }),
        fc.integer({ min: 4, max: 6 }),
        (n, digits) => {
          const own = `138${String(n).padStart(8, "0")}`;
          expect(weaknessOf(own.slice(-digits), { phone: own })).not.toBeNull();
        },
      ),
    );
  });
});
