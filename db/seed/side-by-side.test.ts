import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { sideBySide } from "./side-by-side";

const numbers = Array.from({ length: 11 }, (_, at) => at);

describe("sideBySide", () => {
  it("begins in the order of the list, with four under way at a time", async () => {
    const begun: number[] = [];
    let underWay = 0;
    let most = 0;
    await sideBySide(numbers, async (one) => {
      begun.push(one);
      underWay += 1;
      most = Math.max(most, underWay);
      for (let left = one % 3; left >= 0; left -= 1) await turn();
      underWay -= 1;
    });
    expect(begun).toEqual(numbers);
    expect([most, underWay]).toEqual([4, 0]);
  });

  it("fails with the first that fails", async () => {
    const work = (one: number) => (one === 2 ? Promise.reject(new Error("two")) : turn(undefined));
    await expect(sideBySide(numbers, work)).rejects.toThrow("two");
  });
});
