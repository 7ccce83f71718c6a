import { recordDuty } from "~/features/attendance/duty/commands.server";
import { instantAt } from "~/lib/dates";
import { newId } from "~/lib/id";
import { among } from "./chance";
import { demoCentre, demoDay } from "./demo-centre";
import { teacherOf } from "./demo-days";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import { demoShifts } from "./demo-shifts";

/** The last thing of the half-lived day was tapped then. */
const lastTap = "10:14";

const early = (time: string, minutes: number): string => {
  const at = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)) - minutes;
  return [Math.floor(at / 60), at % 60].map((part) => String(part).padStart(2, "0")).join(":");
};

/** Who came into which class on the demo day up to now: a few minutes before the shift began. */
export async function checkInEveryone(seeding: Seeding): Promise<void> {
  const { at, classIds, staffIds } = seeding;
  const today = demoShifts.filter(({ day, startsAt }) => day === demoDay && startsAt < lastTap);
  for (const [className, classId] of classIds) {
    const own = today.filter((shift) => shift.className === className);
    const written = instantAt(demoDay, lastTap, demoCentre.timeZone);
    const ctx = at(written, teacherOf(seeding, className));
    const events = own.map(({ name, startsAt }) => {
      const time = early(startsAt, among(`comes ${name}`, 2, 9));
      return {
        ...{ id: newId(ctx.now), staffId: staffIds.get(name) ?? "", kind: "in" },
        at: instantAt(demoDay, time, demoCentre.timeZone).toISOString(),
      };
    });
    if (events.length === 0) continue;
    const input = { batchId: newId(ctx.now), classId, events };
    const { outcomes } = must(await recordDuty(ctx, input), className);
    const refused = outcomes.find(({ outcome }) => outcome !== "accepted");
    if (refused) throw new Error(`${className}: ${JSON.stringify(refused)}`);
  }
}
