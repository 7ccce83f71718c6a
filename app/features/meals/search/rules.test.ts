import { describe, expect, it } from "vitest";
import { isFound, ordered, pageOf, readOrder } from "./rules";

const bun = { nameZh: "奶香馒头", nameEn: "Milk bun", pinyin: "naixiangmantou", initials: "nxmt" };

describe("isFound", () => {
  const cases: [string, boolean][] = [
    ["", true],
    ["馒头", true],
    ["MILK", true],
    ["mantou", true],
    ["nai xiang", true],
    ["nx", true],
    ["mt", false],
    ["米饭", false],
    ["%", false],
  ];
  it.each(cases)("%s: %s", (typed, found) => expect(isFound(bun, typed)).toBe(found));
});

describe("ordered", () => {
  const rows = [{ n: 2 }, { n: null }, { n: 10 }, { n: 0 }];
  const of = (isDown: boolean) => ordered(rows, ({ n }) => n, isDown).map(({ n }) => n);
  it("puts what is not known last both ways, and zero is known", () => {
    expect(of(false)).toEqual([0, 2, 10, null]);
    expect(of(true)).toEqual([10, 2, 0, null]);
  });
  it("takes only orders that the list has", () => {
    expect(readOrder("-name", ["name"])).toEqual({ key: "name", isDown: true });
    expect(readOrder("colour", ["name"])).toBeNull();
    expect(readOrder(undefined, ["name"])).toBeNull();
  });
  it("pages", () => expect(pageOf([1, 2, 3], { page: 2, size: 2 })).toEqual([3]));
});
