import { describe, expect, it } from "vitest";
import { factorOf, findTableHead, readFoods, type TableColumn, type TableWords } from "./rules";

const words: TableWords = {
  heads: new Map<string, TableColumn>([
    ...([
      ["中文名", "nameZh"],
      ["类别", "group"],
      ["能量", "energy"],
      ["铁", "iron"],
    ] as const),
    ...([
      ["过敏原", "allergens"],
      ["可食部 %", "edible"],
      ["iron", "iron"],
    ] as const),
  ]),
  choices: {
    ...{ group: new Map([["谷类", "cereal"]]), allergens: new Map([["乳", "milk"]]) },
    ...{ tags: new Map(), supplierGroup: new Map() },
  },
};

const read = (head: string[], ...rows: string[][]) => {
  const heads = findTableHead(head, words) ?? [];
  const lines = rows.map((cells, at) => ({ row: at + 2, cells }));
  return readFoods(heads, 1, lines, words, (name) => name === "食盐");
};
const problemsOf = (head: string[], ...rows: string[][]) =>
  read(head, ...rows).problems.map(({ row, column, reason }) => `${row} ${column} ${reason}`);

describe("factorOf", () => {
  it.each<[TableColumn, string, number | null]>([
    ["energy", "kcal", 1],
    ["energy", "kJ/100g", 1 / 4.184],
    ["iron", "μg", 0.001],
    ["iron", "", 1],
    ["vitaminA", "µgRAE", 1],
    ["protein", "mg", 0.001],
    ["iron", "IU", null],
    ["energy", "mg", null],
  ])("%s %s: %s", (column, unit, factor) => {
    const found = factorOf(column, unit);
    if (factor === null) expect(found).toBeNull();
    else expect(found).toBeCloseTo(factor);
  });
});

describe("readFoods", () => {
  const head = ["中文名", "类别", "能量（kcal）", "铁 mg", "过敏原", "可食部 %"];

  it("takes blanks for blank, a trace for 0, and turns units into the table's", () => {
    const { foods, problems } = read(
      ["中文名", "类别", "能量（kJ/100g）", "铁", "过敏原"],
      ["黄小米", "谷类", "1510", "—", ""],
      ["奶糕", "谷类", "", "Tr", "乳"],
      ["面糊", "谷类", "", "300 µg", ""],
    );
    expect(problems).toEqual([]);
    expect(foods).toMatchObject([
      { nameZh: "黄小米", energy: "360.899", iron: "", edible: "100" },
      { energy: "", iron: "0", allergens: ["milk"] },
      { iron: "0.3" },
    ]);
  });

  it("says at its cell what cannot be", () => {
    const found = problemsOf(
      head,
      ["甲", "谷类", "-3", "1", "", "100"],
      ["乙", "糖果", "10", "1", "", "100"],
      ["丙", "谷类", "1448", "1 IU", "灰尘", "0"],
      ["食盐", "谷类", "", "很多", "", "100"],
      ["甲", "谷类", "", "", "", "100"],
      ["", "谷类", "", "", "", "100"],
    );
    expect(found).toEqual([
      ...["2 energy figure_too_small", "3 group food_word_unknown", "4 iron food_unit_unknown"],
      ...["4 allergens food_word_unknown", "4 edible figure_too_small"],
      ...["4 energy figure_too_large", "5 iron not_a_figure", "5 nameZh food_name_taken"],
      ...["6 nameZh food_name_taken", "7 nameZh required"],
    ]);
    expect(problemsOf(["中文名", "类别", "铁（IU）"])).toEqual(["1 iron food_unit_unknown"]);
  });

  it("is no table without names and groups", () => {
    expect(findTableHead(["中文名", "铁"], words)).toBeNull();
    expect(findTableHead(["温润托育食物表"], words)).toBeNull();
  });
});
