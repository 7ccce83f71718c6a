import type { ArchiveState } from "~db/enums";

/** Whoever makes an archive says so this often. */
export const beatEveryMs = 1000;
/** Nobody works on one that has not been heard of for this long. */
const lostAfterMs = 30_000;
const dayMs = 86_400_000;
/** How long one can be fetched. */
export const keptMs = 7 * dayMs;
/** Asked again within this time, the one there is is shown. */
const freshMs = 3_600_000;
/** One that came to nothing goes after this time. */
export const failedMs = dayMs;

export const liveStates: readonly ArchiveState[] = ["waiting", "running"];

export const isLive = (state: ArchiveState): boolean => liveStates.includes(state);

/** The state as it is now: what a server took down with it has failed. */
export function stateAt(
  { state, beatAt }: { state: ArchiveState; beatAt: Date },
  now: Date,
): ArchiveState {
  const isLost = isLive(state) && now.getTime() - beatAt.getTime() > lostAfterMs;
  return isLost ? "failed" : state;
}

/** Whether it can still be fetched. */
export const isKept = (madeAt: Date | null, now: Date): boolean =>
  madeAt !== null && now.getTime() - madeAt.getTime() < keptMs;

/** Whether asking again makes nothing new. */
export const isFresh = (madeAt: Date | null, now: Date): boolean =>
  madeAt !== null && now.getTime() - madeAt.getTime() < freshMs;
