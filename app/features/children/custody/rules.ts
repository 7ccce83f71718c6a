import type { Day } from "~/lib/dates";

export const custodyStanding = ["inForce", "coming", "over"] as const;
export type CustodyStanding = (typeof custodyStanding)[number];

/** Whether a note holds on a day; its last day counts. One that was ended holds no more. */
export function custodyStandingOn(
  note: { fromDay: Day; untilDay: Day | null; isEnded: boolean },
  day: Day,
): CustodyStanding {
  if (note.isEnded || (note.untilDay !== null && note.untilDay < day)) return "over";
  return note.fromDay > day ? "coming" : "inForce";
}
