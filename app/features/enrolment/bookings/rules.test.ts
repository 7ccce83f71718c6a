import { expect, it } from "vitest";
import { usualSetting } from "~/features/centres/sessions/rules";
import { sessionsAsked } from "./rules";

const split = { ...usualSetting, afternoon: { ...usualSetting.afternoon, from: "13:00" } };

it.each([
  ["08:00", "11:30", "morning"],
  ["07:30", "12:00", "morning"],
  ["12:00", "15:00", "afternoon"],
  ["11:30", "12:30", "full"],
  ["07:30", "18:00", "full"],
  ["07:00", "09:00", "booking_outside_sessions fromTime"],
  ["16:00", "18:30", "booking_outside_sessions untilTime"],
  ["10:00", "10:00", "booking_ends_before_start untilTime"],
])("hours from %s to %s: %s", (from, to, expected) => {
  const asked = sessionsAsked(usualSetting, { from, to });
  expect(
    "schedule" in asked ? asked.schedule : `${asked.refusal.reason} ${asked.refusal.field}`,
  ).toBe(expected);
});

it("hours between the two sessions use neither", () => {
  expect(sessionsAsked(split, { from: "12:00", to: "13:00" })).toMatchObject({
    refusal: { reason: "booking_outside_sessions" },
  });
});
