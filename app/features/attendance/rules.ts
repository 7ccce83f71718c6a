import type { AbsenceReason, DaySchedule, Schedule } from "~db/enums";

/** Where a child is in its day. */
export type ChildStatus = "expected" | "present" | "left" | "absent" | "notExpected";

export type StayOfDay = { startsAt: Date; endsAt: Date | null };

/** What is known decides, in this order: it is here, it was here, it was excused, it is due. */
export function statusOf(day: {
  isOpen: boolean;
  stays: readonly StayOfDay[];
  absence: { reason: AbsenceReason; schedule: Schedule } | null;
  schedule: DaySchedule;
}): ChildStatus {
  if (day.stays.some((stay) => stay.endsAt === null)) return "present";
  if (day.stays.length > 0) return "left";
  if (!day.isOpen || day.schedule === "none") return "notExpected";
  const excused = day.absence?.schedule === "full" || day.absence?.schedule === day.schedule;
  return excused ? "absent" : "expected";
}

/** Due in its class today: it came or still should. Who is on a visit is due where it came from. */
export const isDue = ({ status, isVisit }: { status: ChildStatus; isVisit: boolean }): boolean =>
  !isVisit && (status === "present" || status === "left" || status === "expected");
