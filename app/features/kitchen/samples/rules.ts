import type { Meal } from "~db/enums";
import { addDays, type Day } from "~/lib/dates";
import { sampleKeepHours } from "~/standards/food-records";

/** When each meal is usually on the table: a centre's sessions say which meals there are, not when. */
export const servedAt: Record<Meal, string> = {
  ...{ breakfast: "08:00", morningSnack: "09:30", lunch: "11:30" },
  ...{ afternoonSnack: "15:00", supper: "17:30" },
};

/** A dish on the table for so long without its sample is late; one so old should have been destroyed. */
const lateHours = 2;
const destroyWithinHours = 72;

/** Within these the last slip can be taken back. */
export const undoMs = 2 * 60_000;

const hourMs = 3_600_000;

const laterBy = (time: string, hours: number): string =>
  `${String(Number(time.slice(0, 2)) + hours).padStart(2, "0")}${time.slice(2)}`;

export type WaitingState = "ahead" | "due" | "late" | "missed";
export type KeptState = "kept" | "ready" | "overdue" | "destroyed";
export type SampleState = WaitingState | KeptState;

/** A dish without its sample: not served yet, served, served two hours ago, or on a day that is over. */
export function waitingState(
  dish: { day: Day; meal: Meal },
  at: { today: Day; time: string },
): WaitingState {
  if (dish.day !== at.today) return dish.day < at.today ? "missed" : "ahead";
  const served = servedAt[dish.meal];
  if (at.time < served) return "ahead";
  return at.time < laterBy(served, lateHours) ? "due" : "late";
}

export const keptUntil = (sampledAt: Date): number =>
  sampledAt.getTime() + sampleKeepHours * hourMs;

/** A sample: in the cold, old enough to be destroyed, there too long, or gone. */
export function keptState(
  sample: { sampledAt: Date; destroyedAt: Date | null },
  now: Date,
): KeptState {
  if (sample.destroyedAt) return "destroyed";
  if (now.getTime() < keptUntil(sample.sampledAt)) return "kept";
  const isLong = now.getTime() - sample.sampledAt.getTime() > destroyWithinHours * hourMs;
  return isLong ? "overdue" : "ready";
}

/** The box so many after another: its number goes on, a word gets one; no box stays none. */
export function boxAfter(box: string, more: number): string {
  if (box === "" || more === 0) return box;
  const [, word = box, number = "1"] = /^(.*?)(\d+)$/.exec(box) ?? [];
  return `${word}${Number(number) + more}`;
}

/** How far back a sample may be written down; none is taken before its day. */
const backDays = 31;

export function sampleDays(today: Day, asked: Day | null) {
  const [first, last] = [addDays(today, -backDays), today];
  const wanted = asked ?? today;
  return { today, first, last, day: wanted < first ? first : wanted > last ? last : wanted };
}
