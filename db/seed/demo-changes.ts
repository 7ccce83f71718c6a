import { changePlace, withdrawChild } from "~/features/enrolment/commands.server";
import { listEnrolments } from "~/features/enrolment/queries.server";
import type { ChangePlaceInput } from "~/features/enrolment/schema";
import type { DemoClassName } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

type Change = Pick<ChangePlaceInput, "schedule" | "fromDay"> &
  Partial<Omit<ChangePlaceInput, "classId" | "enrolmentId">> & { no: number; to?: DemoClassName };

/** What families and the office have agreed on for the weeks after the demo day, by the roster's number. */
const changes: readonly Change[] = [
  // half-day families who have come to trust the centre
  { no: 25, schedule: "full", fromDay: "2026-12-07" },
  { no: 81, schedule: "full", fromDay: "2026-12-01" },
  { no: 11, schedule: "full", fromDay: "2027-01-11" },
  {
    ...{ no: 86, schedule: "mixed", fromDay: "2026-11-30", leavesAt: "16:30" },
    ...{
      monday: "full",
      tuesday: "morning",
      wednesday: "full",
      thursday: "morning",
      friday: "full",
    },
  },
  // children who outgrow their class
  { no: 6, schedule: "full", fromDay: "2027-01-11", to: "托小班" },
  { no: 21, schedule: "full", fromDay: "2027-01-04", to: "托大一班" },
  { no: 9, schedule: "full", fromDay: "2027-01-04", to: "托小班" },
  { no: 17, schedule: "full", fromDay: "2027-01-11", to: "托大二班" },
  { no: 8, schedule: "full", fromDay: "2027-02-01", to: "托小班" },
  { no: 20, schedule: "full", fromDay: "2027-02-01", to: "托大一班" },
];

const leavers = [
  { no: 61, endsOn: "2026-12-26", reason: "搬家" },
  { no: 104, endsOn: "2027-02-01", reason: "随父母去外地" },
  { no: 51, endsOn: "2027-03-01", reason: "搬家" },
];

/** Places that change after the demo day: the board of the coming weeks lives on them. */
export async function planChanges({ next, childIds, classIds }: Seeding): Promise<void> {
  const placeOf = async (no: number) => {
    const [place] = await listEnrolments(next(), { childId: childIds.get(no) ?? "" });
    if (!place) throw new Error(`Row ${no} has no place`);
    return place;
  };
  for (const { no, to, ...week } of changes) {
    const place = await placeOf(no);
    const classId = to ? (classIds.get(to) ?? "") : place.classId;
    must(await changePlace(next(), { ...week, enrolmentId: place.id, classId }), `row ${no}`);
  }
  for (const { no, ...end } of leavers) {
    must(await withdrawChild(next(), { ...end, enrolmentId: (await placeOf(no)).id }), `row ${no}`);
  }
}
