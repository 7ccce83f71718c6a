import type { AbsenceReason, DaySchedule, Schedule } from "~db/enums";
import { addDays, type Day } from "~/lib/dates";
import { rateOf } from "../checks/rules";

/** √ came, ○ sick, △ personal, × other (out of town, anything else), ? due and nobody knows. */
export const registerMarks = ["present", "ill", "personal", "other", "unknown"] as const;
export type RegisterMark = (typeof registerMarks)[number];

/**
 * A child's day on the sheet. `mark` is null where it was not due, or where the day has not told yet. `part`
 * is why it stayed away for one half of a day on which it came.
 */
export type RegisterCell = {
  mark: RegisterMark | null;
  part: Exclude<RegisterMark, "present" | "unknown"> | null;
  /** Whether the day counts: it was due, and what became of it is known or over. */
  isDue: boolean;
};

const markOfReason = (reason: AbsenceReason) =>
  reason === "ill" || reason === "personal" ? reason : "other";

const blank: RegisterCell = { mark: null, part: null, isDue: false };

/**
 * The mark of one child on one day. Days are counted whole: who came at all came, and a half that was excused
 * stands beside it. A child that came on a day that is not its own has its √, and the day is not counted. Of
 * today counts what is known already; a day that is over and says nothing is due and not attended.
 */
export function cellOf(day: {
  isOpen: boolean;
  schedule: DaySchedule;
  when: "past" | "today" | "future";
  came: boolean;
  absence: { reason: AbsenceReason; schedule: Schedule } | null;
}): RegisterCell {
  const isDue = day.isOpen && day.schedule !== "none";
  const { absence } = day;
  if (day.came) {
    const part = isDue && absence ? markOfReason(absence.reason) : null;
    return { mark: "present", part, isDue };
  }
  if (!isDue) return blank;
  const isExcused = absence?.schedule === "full" || absence?.schedule === day.schedule;
  if (absence && isExcused) {
    // what is told for days to come is no attendance yet
    const isKnown = day.when !== "future";
    return { mark: markOfReason(absence.reason), part: null, isDue: isKnown };
  }
  return day.when === "past" ? { mark: "unknown", part: null, isDue: true } : blank;
}

export type RegisterTotals = Record<RegisterMark | "due", number> & { rate: number | null };

/** Attendance rate = child-days present ÷ child-days due (卫生保健工作规范 2012 附件5), in percent with one decimal. */
export function totalsOf(cells: readonly RegisterCell[]): RegisterTotals {
  const due = cells.filter(({ isDue }) => isDue);
  const count = (mark: RegisterMark) => due.filter((cell) => cell.mark === mark).length;
  const marks = Object.fromEntries(registerMarks.map((mark) => [mark, count(mark)]));
  return {
    ...(marks as Record<RegisterMark, number>), // reason: made from the list of marks
    due: due.length,
    rate: rateOf(count("present"), due.length),
  };
}

/** Every day of a month `YYYY-MM`, in order. */
export function daysOfMonth(month: string): Day[] {
  const days: Day[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

export const monthOf = (day: Day): string => day.slice(0, 7);

/** The month before or after. */
export const nextMonth = (month: string, step: 1 | -1): string =>
  monthOf(addDays(`${month}-15`, step * 30));
