import { describe, expect, it } from "vitest";
import { cellText, markText, sumOf } from "./rules";

const counts = (present: number, checked: number, abnormal = 0) => ({ present, checked, abnormal });

describe("sumOf", () => {
  it("adds days up and divides who was checked by who was there", () => {
    expect(sumOf([counts(16, 16), counts(15, 14, 1), counts(0, 0)])).toEqual({
      ...counts(31, 30, 1),
      rate: 96.8,
    });
    expect(sumOf([]).rate).toBeNull();
  });
});

describe("a class's cell", () => {
  it.each([
    [counts(0, 0), ""],
    [counts(16, 16), "√"],
    [counts(16, 16, 2), "!2"],
    [counts(16, 14), "14/16"],
    [counts(16, 14, 1), "14/16 !1"],
  ])("%j reads %s", (given, text) => {
    expect(cellText(given)).toBe(text);
  });
});

describe("a child's cell", () => {
  it.each([
    [counts(0, 0), ""],
    [counts(1, 1), "√"],
    [counts(1, 1, 1), "!"],
    [counts(1, 0), "?"],
  ])("%j reads %s", (given, text) => {
    expect(markText(given)).toBe(text);
  });
});
