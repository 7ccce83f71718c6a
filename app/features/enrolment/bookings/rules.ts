import { scheduleOf, type SessionSetting, type TimeSpan } from "~/features/centres/sessions/rules";
import { refuse, type Refusal } from "~/lib/result";
import type { Schedule } from "~db/enums";

/** How many open days ahead a day is looked for, where the one that was asked for is full. */
export const daysAhead = 20;

/** What the hours of a booking use of the day; refuses hours that end before they begin or leave the sessions. */
export function sessionsAsked(
  setting: SessionSetting,
  hours: TimeSpan,
): { schedule: Schedule } | { refusal: Refusal } {
  if (hours.to <= hours.from) return { refusal: refuse("booking_ends_before_start", "untilTime") };
  const { from } = setting.morning;
  const { to } = setting.afternoon;
  const schedule = scheduleOf(setting, hours);
  if (hours.from < from || hours.to > to || !schedule) {
    const field = hours.from < from || !schedule ? "fromTime" : "untilTime";
    return { refusal: refuse("booking_outside_sessions", field, { from, to }) };
  }
  return { schedule };
}
