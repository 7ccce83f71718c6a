/**
 * How long after the centre closes a child may still wait for its family: until then a departure is written
 * down as it happens, and what is open afterwards was forgotten.
 */
export const waitMinutes = 30;

/** How far back what nobody wrote down is asked about. */
export const askedDays = 31;

const lastMinute = 23 * 60 + 59;

/** When the day of a centre that closes at `HH:MM` is put away, on the same day however late that is. */
export function closedFrom(closesAt: string): string {
  const [hours = 0, minutes = 0] = closesAt.split(":").map(Number);
  const at = Math.min(hours * 60 + minutes + waitMinutes, lastMinute);
  return `${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
}

/** The end that an interval is given when nobody wrote one down: the closing time, or its own beginning after it. */
export const endOf = (startsAt: Date, closing: Date): Date =>
  startsAt > closing ? startsAt : closing;
