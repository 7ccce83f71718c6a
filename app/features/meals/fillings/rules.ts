import type { MenuFillingState } from "~db/enums";

/** Whoever works on a filling says so this often. */
export const beatEveryMs = 1000;
/** Nobody works on one that has not been heard of for this long. */
const lostAfterMs = 30_000;

export const liveStates: readonly MenuFillingState[] = ["waiting", "running"];

export const isLive = (state: MenuFillingState): boolean => liveStates.includes(state);

/** The state as it is now: what a server took down with it has failed. */
export function stateAt(
  { state, beatAt }: { state: MenuFillingState; beatAt: Date },
  now: Date,
): MenuFillingState {
  const isLost = isLive(state) && now.getTime() - beatAt.getTime() > lostAfterMs;
  return isLost ? "failed" : state;
}
