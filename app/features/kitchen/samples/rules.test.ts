import { describe, expect, it } from "vitest";
import { instantOf } from "~/lib/clock";
import { leastSampleGrams, sampleKeepHours, sources } from "~/standards/food-records";
import { boxAfter, keptState, sampleDays, waitingState } from "./rules";
import { takeSampleInput } from "./schema";

const today = "2026-11-12";

describe("a dish without its sample", () => {
  it.each([
    [today, "lunch", "11:29", "ahead"],
    [today, "lunch", "11:30", "due"],
    [today, "lunch", "13:29", "due"],
    [today, "lunch", "13:30", "late"],
    [today, "breakfast", "10:00", "late"],
    [today, "supper", "19:29", "due"],
    ["2026-11-11", "supper", "07:00", "missed"],
    ["2026-11-13", "breakfast", "18:00", "ahead"],
  ] as const)("of %s %s is at %s %s", (day, meal, time, state) => {
    expect(waitingState({ day, meal }, { today, time })).toBe(state);
  });
});

describe("a sample", () => {
  it.each([
    // 教育部令第45号 第四十条: 留样食品应当由专柜冷藏保存48小时以上
    ["2026-11-12T11:29:59+08:00", null, "kept"],
    ["2026-11-12T11:30:00+08:00", null, "ready"],
    ["2026-11-13T11:30:00+08:00", null, "ready"],
    ["2026-11-13T11:30:01+08:00", null, "overdue"],
    ["2026-11-13T11:30:01+08:00", "2026-11-12T12:00:00+08:00", "destroyed"],
  ] as const)("of 10 November 11:30 is at %s, destroyed %s, %s", (now, destroyed, state) => {
    const sampledAt = instantOf("2026-11-10T11:30:00+08:00");
    const destroyedAt = destroyed ? instantOf(destroyed) : null;
    expect(keptState({ sampledAt, destroyedAt }, instantOf(now))).toBe(state);
  });

  it("is kept by the clause that says how much and how long", () => {
    expect([leastSampleGrams, sampleKeepHours]).toEqual([125, 48]);
    expect(sources[0]).toMatchObject({
      number: "教育部令第45号",
      clause: "第十三条（陪餐）、第四十条（食品留样）",
    });
  });
});

describe("takeSampleInput", () => {
  const form = {
    ...{ day: today, meal: "lunch", dishId: "0193a000-0000-7000-8000-000000000001" },
    ...{ box: "3", sampledBy: "周永福", time: "11:35" },
  };
  it.each([
    ["125", null],
    [" １５０ ", null],
    ["124", "errors:sample_too_little"],
    ["2001", "errors:sample_too_much"],
    ["-125", "errors:not_a_number"],
    ["1e3", "errors:not_a_number"],
    ["", "errors:not_a_number"],
  ])("takes %j g or says %s", (grams, error) => {
    const { error: found } = takeSampleInput.safeParse({ ...form, grams });
    expect(found?.issues[0]?.message ?? null).toBe(error);
  });
});

describe("sampleDays", () => {
  it.each([
    [null, today],
    ["2026-11-13", today],
    ["2026-11-01", "2026-11-01"],
    ["2026-01-01", "2026-10-12"],
  ])("%s is %s", (asked, day) => {
    expect(sampleDays(today, asked).day).toBe(day);
  });
});

describe("boxAfter", () => {
  it.each([
    ["3", 1, "4"],
    ["A9", 2, "A11"],
    ["红", 1, "红2"],
    ["红", 0, "红"],
    ["", 5, ""],
  ])("%s, %i more: %s", (box, more, after) => {
    expect(boxAfter(box, more)).toBe(after);
  });
});
