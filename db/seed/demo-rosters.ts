import { planShift, removeShift } from "~/features/rosters/commands.server";
import { recordLeave } from "~/features/rosters/leave/commands.server";
import { copyRoster } from "~/features/rosters/weeks/commands.server";
import { addDays, instantAt } from "~/lib/dates";
import { demoCentre, demoDay } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import {
  changedOnDemoDay,
  demoLeaves,
  demoMonday,
  usualShifts,
  type DemoShift,
} from "./demo-shifts";
import { sideBySide } from "./side-by-side";

/** The Thursday before the demo week: when its roster was written. */
const plannedAt = instantAt(addDays(demoMonday, -4), "15:00", demoCentre.timeZone);

/** The day before the demo day: who is away is known, and all gaps but one are filled. */
const changedAt = instantAt(addDays(demoDay, -1), "16:00", demoCentre.timeZone);

/** The demo week and, as its copy, the week after; then two people ask for leave. */
export async function planRosters({ at, classIds, staffIds }: Seeding): Promise<void> {
  const idOf = (name: string) => staffIds.get(name) ?? "";
  const plan = async (shift: DemoShift, moment: Date) => {
    const { name, className, ...times } = shift;
    const classId = className ? (classIds.get(className) ?? "") : null;
    const input = { ...times, staffId: idOf(name), classId };
    return must(await planShift(at(moment), input), `${name} ${shift.day}`).shiftId;
  };
  const replaced: string[] = [];
  await sideBySide(usualShifts, async (shift) => {
    const shiftId = await plan(shift, plannedAt);
    const isReplaced = changedOnDemoDay.some(({ name }) => name === shift.name);
    if (shift.day === demoDay && isReplaced) replaced.push(shiftId);
  });
  must(await copyRoster(at(plannedAt), { week: addDays(demoMonday, 7) }), "the week after");
  for (const { name, coveredBy, ...leave } of demoLeaves) {
    const who = { staffId: idOf(name), coveredBy: coveredBy ? idOf(coveredBy) : null };
    const input = { ...leave, ...who, note: "", removeShifts: true };
    must(await recordLeave(at(changedAt), input), name);
  }
  for (const shiftId of replaced) must(await removeShift(at(changedAt), { shiftId }), shiftId);
  for (const shift of changedOnDemoDay) await plan(shift, changedAt);
}
