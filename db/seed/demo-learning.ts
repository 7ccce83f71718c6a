import { developmentAreas } from "../enums";
import { publishedCalendar } from "~/features/centres/calendar/rules";
import { monthsAt } from "~/features/children/rules";
import { recordObservation } from "~/features/learning/commands.server";
import { findMilestone, timingOf } from "~/features/learning/rules";
import { addDays, instantAt, type Day } from "~/lib/dates";
import { twoChildGuardian } from "./demo-accounts";
import { demoCentre, demoClasses, demoDay } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import { demoSentences } from "./demo-sentences";
import { demoStaff, staffGuardian } from "./demo-staff";
import type { RosterRow } from "./roster";

/** The centre's open days of the six weeks before the demo day. */
const writingDays: readonly Day[] = Array.from({ length: 42 }, (_, back) =>
  addDays(demoDay, back - 42),
).filter(publishedCalendar.isOpenDay);

const shownToDemoFamilies: readonly string[] = [twoChildGuardian.phone, staffGuardian.phone];
const isOfDemoFamily = (row: RosterRow): boolean =>
  row.guardians.some(({ phone }) => shownToDemoFamilies.includes(phone));

/** Children of a class in the order they are written about: a demo guardian's child twice and first. */
function turnsOf(rows: readonly RosterRow[]): RosterRow[] {
  const own = rows.filter(isOfDemoFamily);
  return [...own, ...own, ...rows.filter((row) => !isOfDemoFamily(row))];
}

/** The next child in turn whom the sentence fits: here on the day, and of the milestone's age then. */
function takeTurn(turns: RosterRow[], milestone: string, day: Day): RosterRow | undefined {
  const found = findMilestone(milestone);
  const at = turns.findIndex((row) => {
    const months = monthsAt(row.bornOn, day);
    return row.startsOn <= day && (!found || timingOf(found, months) === "due");
  });
  return at === -1 ? undefined : turns.splice(at, 1)[0];
}

/** Some sixty observations by the teachers of the classes, four in five of them shared with the family. */
export async function observeChildren({
  at,
  childIds,
  users,
  rows,
}: Seeding & { rows: readonly RosterRow[] }): Promise<void> {
  let written = 0;
  for (const { name: className } of demoClasses) {
    const teacher = demoStaff.find(({ classes }) =>
      classes.some(({ name, lead }) => lead && name === className),
    );
    const userId = users.get(teacher?.phone ?? "");
    if (!teacher || !userId) throw new Error(`${className} has no teacher`);
    const by = { userId, name: teacher.name, role: "teacher" } as const;
    const turns = turnsOf(rows.filter((row) => row.className === className));
    for (const [of, progress, text] of demoSentences[className]) {
      const observedOn = writingDays[(written * 11) % writingDays.length] ?? demoDay;
      const row = takeTurn(turns, of, observedOn);
      if (!row) continue;
      const milestone = findMilestone(of);
      const area = milestone?.area ?? developmentAreas.find((each) => each === of);
      if (!area) throw new Error(`${of} is neither a milestone nor an area`);
      written += 1;
      const share = isOfDemoFamily(row) || written % 5 !== 0;
      const seen = { observedOn, area, milestone: milestone?.code ?? null, progress, text };
      const moment = instantAt(observedOn, "15:40", demoCentre.timeZone);
      const input = { ...seen, photoFileId: null, share };
      must(await recordObservation(at(moment, by), childIds.get(row.no) ?? "", input), row.name);
    }
  }
}
