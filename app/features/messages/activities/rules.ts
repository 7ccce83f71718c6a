import type { ActivityState, SignUpState } from "~db/enums";

/** How many activities stand on one page of the centre's list. */
export const activitiesOfPage = 25;

/** A child of an activity's list, in the order in which the families came. */
export type Line = { childId: string; state: SignUpState; number: number };

const inOrder = (lines: readonly Line[]): Line[] => [...lines].sort((a, b) => a.number - b.number);

const waitingOf = (lines: readonly Line[]): Line[] =>
  inOrder(lines).filter(({ state }) => state === "waiting");

export const countTaken = (lines: readonly Line[]): number =>
  lines.filter(({ state }) => state === "placed").length;

/** Who of the waiting gets a place now: the first of them, as many as there are places left. */
export const givenPlaces = (lines: readonly Line[], places: number): string[] =>
  waitingOf(lines)
    .slice(0, Math.max(0, places - countTaken(lines)))
    .map(({ childId }) => childId);

/** Which of the waiting a child is, counted from one; null where it does not wait. */
export function nthWaiting(lines: readonly Line[], childId: string): number | null {
  const at = waitingOf(lines).findIndex((line) => line.childId === childId);
  return at < 0 ? null : at + 1;
}

/** The number that comes after everybody's. */
export const nextNumber = (lines: readonly Line[]): number =>
  Math.max(0, ...lines.map(({ number }) => number)) + 1;

type Standing = { state: ActivityState; signUpUntil: Date };

/** Why nobody can sign up now; a key of errors.json. A full activity refuses nobody: they wait. */
export function refuseSignUp({ state, signUpUntil }: Standing, now: Date): string | null {
  if (state === "cancelled") return "activity_cancelled";
  if (state !== "open") return "activity_closed";
  return now < signUpUntil ? null : "activity_sign_up_over";
}

/** Why a family cannot take its child off the list any more. */
export function refuseWithdrawal({ state, signUpUntil }: Standing, now: Date): string | null {
  if (state === "cancelled") return "activity_cancelled";
  return now < signUpUntil ? null : "activity_withdraw_over";
}

/** What can be done with an activity as it stands. */
export const activityActs = {
  draft: ["open", "discard"],
  open: ["close", "cancel"],
  closed: ["open", "cancel"],
  cancelled: [],
} as const satisfies Record<ActivityState, readonly string[]>;

type Times = { fromTime: string; untilTime: string; begins: Date; signUpUntil: Date };

/** Why its hours are none: it ends before it begins, or families sign up after it has. */
export function refuseTimes(times: Times): { reason: string; field: string } | null {
  if (times.fromTime >= times.untilTime) return { reason: "activity_times", field: "untilTime" };
  return times.signUpUntil > times.begins
    ? { reason: "activity_until_late", field: "signUpOn" }
    : null;
}
