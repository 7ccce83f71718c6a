import { describe, expect, it } from "vitest";
import { everyDay, patternOf } from "~/lib/week-pattern";
import { answerDay, suiting } from "./rules";

it.each([
  ["a week from today", "2027-03-01", "2026-11-19"],
  ["no later than the first day", "2026-11-16", "2026-11-16"],
])("an answer is due %s", (_, startsOn, day) => {
  expect(answerDay("2026-11-12", 7, startsOn)).toBe(day);
});

describe("a place that came free", () => {
  const [full, morning, afternoon] = [everyDay("full"), everyDay("morning"), everyDay("afternoon")];
  const twoDays = patternOf(["full", "none", "none", "full", "none"]);
  const today = "2026-11-12";
  it.each([
    ["all of it", full, full, false, full],
    ["a part of it", morning, full, false, morning],
    ["some days of it", twoDays, full, false, twoDays],
    ["nothing, for it is too little", full, morning, false, null],
    ["the half of what was wished", full, morning, true, morning],
    ["nothing, for it is the other half", morning, afternoon, false, null],
    ["nothing, for days are no half", full, twoDays, true, null],
  ])("suits a wish with %s", (_, wished, freed, takesHalfDay, pattern) => {
    const wish = { pattern: wished, wantedFrom: "2026-12-01", takesHalfDay };
    const suits = suiting(wish, { pattern: freed, startsOn: "2026-12-01" }, today);
    expect(suits?.pattern ?? null).toBe(pattern);
  });

  it.each([
    ["from the day it is free", "2026-12-01", "2026-12-15", "2026-12-15"],
    ["from the wished day, soon after", "2026-12-20", "2026-12-01", "2026-12-20"],
    ["from tomorrow, where both are past", "2026-11-01", "2026-10-01", "2026-11-13"],
    ["not at all, months before it is wished", "2027-03-01", "2026-12-01", undefined],
  ])("is given %s", (_, wantedFrom, free, day) => {
    const wish = { pattern: full, wantedFrom, takesHalfDay: false };
    expect(suiting(wish, { pattern: full, startsOn: free }, today)?.startsOn).toBe(day);
  });
});
