import { describe, expect, it } from "vitest";
import { areSame, differing, dishAmountsOf } from "./rules";

const nothing = { written: {}, all: {}, own: undefined };

describe("dishAmountsOf", () => {
  it.each([
    ["nothing said", "finished", {}, {}],
    ["one dish of everybody", "finished", { all: { greens: "little" } }, { greens: "little" }],
    ["of everybody, who ate as little", "little", { all: { greens: "little" } }, {}],
    ["of everybody, who ate less", "none", { all: { greens: "half" } }, {}],
    [
      "of this child before everybody",
      "finished",
      { all: { greens: "little" }, own: { greens: "most" } },
      { greens: "most" },
    ],
    [
      "of this child as of the whole",
      "finished",
      { all: { greens: "little" }, own: { greens: "finished" } },
      {},
    ],
    [
      "of this child more than the whole",
      "little",
      { own: { rice: "finished" } },
      { rice: "finished" },
    ],
    ["what is written stays", "finished", { written: { rice: "half" } }, { rice: "half" }],
    [
      "what is written changes",
      "finished",
      { written: { rice: "half" }, own: { rice: "none" } },
      { rice: "none" },
    ],
    [
      "what is not on the menu any more",
      "finished",
      { written: { soup: "half" }, own: { soup: "none" } },
      {},
    ],
    ["a child that is left out", "", { all: { greens: "little" }, own: { rice: "none" } }, {}],
  ] as const)("%s", (_what, amount, said, expected) => {
    expect(dishAmountsOf(amount, { ...nothing, ...said }, ["rice", "greens"])).toEqual(expected);
  });
});

describe("dish amounts", () => {
  it("are the same whatever their order, and differ from the whole", () => {
    expect(areSame({ a: "half", b: "none" }, { b: "none", a: "half" })).toBe(true);
    expect(areSame({ a: "half" }, { a: "half", b: "none" })).toBe(false);
    expect(areSame({ a: "half" }, { b: "half" })).toBe(false);
    const dishes = { a: "half", b: "none", c: "none" } as const;
    expect(differing("half", dishes, ["a", "b"])).toEqual({ b: "none" });
    expect(differing("half", undefined, ["a"])).toEqual({});
  });
});
