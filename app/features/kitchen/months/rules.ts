import type { Day } from "~/lib/dates";

/** `YYYY-MM` with its first day and the first of the next month. */
export function monthSpan(month: string): { from: Day; before: Day } {
  const [year, of] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const next = of === 12 ? `${year + 1}-01` : `${year}-${String(of + 1).padStart(2, "0")}`;
  return { from: `${month}-01`, before: `${next}-01` };
}
