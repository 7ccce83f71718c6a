import { describe, expect, it } from "vitest";
import { growthTables, type GrowthRow } from "./growth";

const tables = Object.entries(growthTables).flatMap(([indicator, bySex]) =>
  Object.entries(bySex).map(([sex, rows]): [string, string, readonly GrowthRow[]] => [
    indicator,
    sex,
    rows,
  ]),
);

describe("growthTables", () => {
  it.each(tables)("%s of a %s rises from column to column and from row to row", (_i, _s, rows) => {
    const at = rows.map(([age]) => age);
    expect(at).toEqual([...new Set(at)].sort((a, b) => a - b));
    for (const [, ...limits] of rows) {
      expect(limits).toEqual([...new Set(limits)].sort((a, b) => a - b));
    }
  });

  it("covers the ages and heights of appendix B", () => {
    const span = (rows: readonly GrowthRow[]) => [rows[0]?.[0], rows.at(-1)?.[0], rows.length];
    const spans = Object.entries(growthTables).map(([name, bySex]) => [name, span(bySex.female)]);
    expect(Object.fromEntries(spans)).toEqual({
      weightForAge: [0, 81, 44],
      heightForAge: [0, 81, 44],
      bmiForAge: [0, 81, 44],
      weightForLength: [45, 100, 56],
      weightForHeight: [75, 130, 56],
      headForAge: [0, 36, 29],
    });
  });

  it("holds the published medians", () => {
    const median = (rows: readonly GrowthRow[], at: number) => rows.find(([x]) => x === at)?.[4];
    const { weightForAge, heightForAge, headForAge } = growthTables;
    expect(median(weightForAge.male, 12)).toBe(10.1);
    expect(median(heightForAge.male, 12)).toBe(76.7);
    expect(median(weightForAge.female, 60)).toBe(18.4);
    expect(median(heightForAge.female, 60)).toBe(110.8);
    expect(median(headForAge.male, 12)).toBeGreaterThan(45);
  });
});
