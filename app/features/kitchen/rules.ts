import type { DaySchedule, Meal, Schedule } from "~db/enums";
import { mealsOf, type SessionSetting } from "~/features/centres/sessions/rules";
import { addDays, type Day } from "~/lib/dates";
import { sessions, usesSession } from "~/lib/week-pattern";

/** The kitchen's day may be looked at from a month back to two weeks ahead; another day becomes the nearest. */
const backDays = 31;
const aheadDays = 14;

export function kitchenDays(today: Day, asked: Day | null) {
  const [first, last] = [addDays(today, -backDays), addDays(today, aheadDays)];
  const wanted = asked ?? today;
  const day = wanted < first ? first : wanted > last ? last : wanted;
  return { today, day, first, last };
}

/** What is left of a child's day after the half, or the whole, from which it is excused. */
export function withoutExcused(schedule: DaySchedule, excused: Schedule | null): DaySchedule {
  const [morning, afternoon] = sessions.map(
    (each) => usesSession(schedule, each) && !(excused && usesSession(excused, each)),
  );
  if (morning) return afternoon ? "full" : "morning";
  return afternoon ? "afternoon" : "none";
}

/** `HH:MM`; `to` is null while the child is still here. */
export type Span = { from: string; to: string | null };

export type Eater = { schedule: DaySchedule; excused: Schedule | null; stays: readonly Span[] };

const mealsOn = (setting: SessionSetting, schedule: DaySchedule): Meal[] =>
  schedule === "none" ? [] : mealsOf(setting, schedule);

/** The meals a child is cooked for: those of the sessions in which it is due and not excused. */
export const mealsExpected = (setting: SessionSetting, eater: Eater): Meal[] =>
  mealsOn(setting, withoutExcused(eater.schedule, eater.excused));

/** A child that is not due in a session and stays this long in it eats there all the same. */
const minutesToEat = 30;

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * The meals of a child that came: those of the sessions that its stays touch. A minute too long at noon is no
 * afternoon: a session that is not its own counts from half an hour on. Who is still here stays to the end of
 * its own day, or until `now`.
 */
export function mealsEaten(setting: SessionSetting, eater: Eater, now: string): Meal[] {
  const own = sessions.filter((each) => usesSession(eater.schedule, each));
  const ends = own.map((each) => setting[each].to).sort().at(-1) ?? now; // prettier-ignore
  const spans = eater.stays.map(({ from, to }) => ({ from, to: to ?? (ends > now ? ends : now) }));
  const used = sessions.filter((each) =>
    spans.some((span) => {
      const from = span.from > setting[each].from ? span.from : setting[each].from;
      const to = span.to < setting[each].to ? span.to : setting[each].to;
      const minutes = minutesOf(to) - minutesOf(from);
      return minutes > 0 && (own.includes(each) || minutes >= minutesToEat);
    }),
  );
  if (used.length === 0) return [];
  return mealsOf(setting, used.length === 2 ? "full" : (used[0] ?? "full"));
}

/** How many eat each meal, as planned and as they came. */
export const countEaters = (
  eaters: readonly { expected: readonly Meal[]; eaten: readonly Meal[] }[],
  served: readonly Meal[],
) =>
  served.map((meal) => ({
    meal,
    forecast: eaters.filter(({ expected }) => expected.includes(meal)).length,
    actual: eaters.filter(({ eaten }) => eaten.includes(meal)).length,
  }));

export type MealCount = ReturnType<typeof countEaters>[number];
