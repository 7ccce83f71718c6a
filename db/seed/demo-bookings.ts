import { bookPlace } from "~/features/enrolment/bookings/commands.server";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import type { RosterRow } from "./roster";

/** Half-day families who need the other half now and then in the coming days. */
const wishes = [
  { session: "morning", className: "托大二班", at: 0, days: ["2026-11-13", "2026-11-16"] },
  { session: "morning", className: "小班", at: 0, days: ["2026-11-17", "2026-11-19"] },
  { session: "afternoon", className: "托大一班", at: 1, days: ["2026-11-18"] },
  { session: "morning", className: "中班", at: 2, days: ["2026-11-16", "2026-11-20"] },
] as const;

const hoursOf = {
  morning: { fromTime: "13:00", untilTime: "16:30" },
  afternoon: { fromTime: "09:00", untilTime: "12:00" },
} as const;

export async function bookHours(
  { next, childIds, classIds }: Seeding,
  rows: readonly RosterRow[],
): Promise<void> {
  for (const { session, className, at, days } of wishes) {
    const row = rows.filter((one) => one.session === session && one.className === className)[at];
    if (!row) throw new Error(`No child of ${className} comes only in the ${session}`);
    const of = { childId: childIds.get(row.no) ?? "", classId: classIds.get(className) ?? "" };
    for (const day of days) {
      must(await bookPlace(next(), { ...of, day, ...hoursOf[session] }), `${row.name} ${day}`);
    }
  }
}
