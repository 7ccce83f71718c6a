import { meals, type Meal, type Schedule } from "~db/enums";
import type { Day } from "~/lib/dates";
import { sessions, usesSession, type Session } from "~/lib/week-pattern";

/** `HH:MM`, half-open. */
export type TimeSpan = { from: string; to: string };

/** A centre's day from a day on: its two sessions, and when a child of full days usually comes and goes. */
export type SessionSetting = Record<Session, TimeSpan & { meals: readonly Meal[] }> & {
  usual: TimeSpan;
};

export type DatedSetting = SessionSetting & { fromDay: Day };

/** The day of a centre that has set none of its own. */
export const usualSetting: SessionSetting = {
  morning: { from: "07:30", to: "12:00", meals: ["morningSnack", "lunch"] },
  afternoon: { from: "12:00", to: "18:00", meals: ["afternoonSnack"] },
  usual: { from: "08:00", to: "17:00" },
};

/** The setting that counts on a day; `dated` in the order of days. */
export const settingOn = (dated: readonly DatedSetting[], day: Day): SessionSetting =>
  dated.findLast(({ fromDay }) => fromDay <= day) ?? usualSetting;

/** When children of a schedule are usually there. */
export const timesOf = (setting: SessionSetting, schedule: Schedule): TimeSpan =>
  schedule === "full" ? setting.usual : setting[schedule];

/** The meals that a child of a schedule eats here, in their order. */
export const mealsOf = (setting: SessionSetting, schedule: Schedule): Meal[] =>
  meals.filter((meal) =>
    sessions.some((each) => usesSession(schedule, each) && setting[each].meals.includes(meal)),
  );

/** The session that a time of the day belongs to; what lies between the two belongs to the morning. */
export const sessionAt = (setting: SessionSetting, time: string): Session =>
  time < setting.afternoon.from ? "morning" : "afternoon";

/** What a stay from a time to a time uses of the day, or null where it touches no session. */
export function scheduleOf(setting: SessionSetting, { from, to }: TimeSpan): Schedule | null {
  const touches = (session: Session) => from < setting[session].to && setting[session].from < to;
  if (touches("morning")) return touches("afternoon") ? "full" : "morning";
  return touches("afternoon") ? "afternoon" : null;
}
