/**
 * The only clock. `now` is the product's time, which the demo and tests may shift;
 * `realNow` is the machine's, for what must not be shifted: session expiry, rate limits, durations.
 */
type ClockState = { offsetMs: number };

// the server runs two bundles (the express host and the Remix build): the offset lives beside both
const key = Symbol.for("wenrun.clock");
const holder = globalThis as { [key]?: ClockState }; // reason: a symbol property of our own
const state: ClockState = (holder[key] ??= { offsetMs: 0 });

export const now = (): Date => new Date(Date.now() + state.offsetMs);

export const realNow = (): Date => new Date();

/** By how much the product's time is set away from the machine's, in ms. */
export const productShift = (): number => state.offsetMs;

export const instantOf = (value: string | number): Date => new Date(value);

/** Sets the product's time so that it reads `at` right now and flows on from there. */
export function setClock(at: Date): void {
  state.offsetMs = at.getTime() - Date.now();
}

export function resetClock(): void {
  state.offsetMs = 0;
}
