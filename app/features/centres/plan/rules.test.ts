import { describe, expect, it } from "vitest";
import { maxPlaces } from "../rules";
import { standardPlan } from "./rules";

const sumOf = (licensed: number) =>
  standardPlan(licensed).reduce((sum, { places }) => sum + places, 0);

describe("standardPlan", () => {
  it("is the story centre's seven classes for its 135 places", () => {
    expect(standardPlan(135).map(({ type, places, no, of }) => [type, places, no, of])).toEqual([
      ["infant", 10, 1, 1],
      ["toddler", 15, 1, 1],
      ["olderToddler", 20, 1, 2],
      ["olderToddler", 20, 2, 2],
      ["kindergartenSmall", 20, 1, 1],
      ["kindergartenMiddle", 25, 1, 1],
      ["kindergartenBig", 25, 1, 1],
    ]);
  });

  it("keeps to the youngest where the licence is small", () => {
    expect(standardPlan(30).map(({ type, places }) => [type, places])).toEqual([
      ["infant", 10],
      ["toddler", 15],
    ]);
    expect(standardPlan(5).map(({ type, places }) => [type, places])).toEqual([["infant", 5]]);
  });

  it("lets classes grow by what is too little for one more", () => {
    const plan = standardPlan(90);
    expect(plan.at(-1)).toMatchObject({ type: "kindergartenSmall", places: 25 });
    expect(sumOf(90)).toBe(90);
  });

  it("never plans more than the licence, nor a class above its type's size", () => {
    for (let licensed = 1; licensed <= 2000; licensed += 13) {
      const plan = standardPlan(licensed);
      expect(sumOf(licensed)).toBeLessThanOrEqual(licensed);
      expect(plan.length).toBeLessThanOrEqual(40);
      expect(plan.every(({ type, places }) => places > 0 && places <= maxPlaces(type))).toBe(true);
    }
  });
});
