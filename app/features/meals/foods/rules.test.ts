import { describe, expect, it } from "vitest";
import { factsOf, toFood } from "./rules";

const none = { energy: null, protein: null, fat: null, carbohydrate: null, fibre: null };
const minerals = { calcium: null, iron: null, zinc: null, sodium: null };
const vitamins = { vitaminA: null, vitaminC: null, vitaminB1: null, vitaminB2: null };

describe("toFood", () => {
  it("keeps blanks blank, and has its Chinese name where there is no English one", () => {
    const own = toFood({
      ...{ id: "1", nameZh: "奶香馒头", nameEn: "", group: "cereal", edible: 100 },
      ...{ allergens: ["gluten", "milk"], tags: ["dairy"] },
      ...{ ...none, ...minerals, ...vitamins, energy: 230, iron: 0 },
    });
    expect(own).toMatchObject({ nameEn: "奶香馒头", per100: { energy: 230, iron: 0, zinc: null } });
    expect(factsOf({ food: "1", own })).toBe(own);
    expect(factsOf({ food: "1" })).toBeUndefined();
  });
});
