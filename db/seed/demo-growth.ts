import { monthsAt } from "~/features/children/rules";
import { recordGrowth } from "~/features/health/commands.server";
import { exactMonths, limitsAt, usualPosture } from "~/features/health/rules";
import { addDays, instantAt, weekdayOf, type Day } from "~/lib/dates";
import { demoCentre } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import { demoStaff } from "./demo-staff";
import type { RosterRow } from "./roster";
import { sideBySide } from "./side-by-side";

/** The two rounds of the autumn; a class is measured on one day of the week that begins then. */
const rounds: readonly Day[] = ["2026-09-14", "2026-11-02"];

/** −1 to 1, the same for a child in every load. */
function chance(no: number, salt: number): number {
  const wave = Math.sin(no * 12.9898 + salt * 78.233) * 43758.5453;
  return 2 * (wave - Math.floor(wave)) - 1;
}

/** A child keeps its place in the curve: most near the median, a very few outside two deviations. */
function offsetOf(no: number, salt: number): number {
  if (no % 41 === salt) return salt === 7 ? 2.3 : -2.2;
  return 0.75 * (chance(no, salt) + chance(no, salt + 10));
}

/** The value `score` deviations from the median. */
function valueAt(limits: readonly number[] | null, score: number): number | null {
  if (!limits) return null;
  const step = Math.min(5, Math.max(0, Math.floor(score) + 3));
  const [from, to] = [limits[step] ?? 0, limits[step + 1] ?? 0];
  return from + (score + 3 - step) * (to - from);
}

/** Every child twice: in the middle of September, or on its first days here, and early in November. */
export async function measureEveryone({
  at,
  childIds,
  users,
  rows,
}: Seeding & { rows: readonly RosterRow[] }): Promise<void> {
  const healthWorker = demoStaff.find(({ posts }) => posts.includes("healthWorker"));
  const userId = users.get(healthWorker?.phone ?? "");
  if (!healthWorker || !userId) throw new Error("The demo has no health worker");
  const by = { userId, name: healthWorker.name, role: "healthWorker" } as const;
  await sideBySide(rows, async (row) => {
    const childId = childIds.get(row.no) ?? "";
    const height = offsetOf(row.no, 3);
    const weight = 0.6 * height + 0.5 * offsetOf(row.no, 5) + (row.no % 41 === 7 ? 1.6 : 0);
    for (const [round, monday] of rounds.entries()) {
      const planned = addDays(monday, row.no % 5);
      const measuredOn = row.startsOn > planned ? row.startsOn : planned;
      if (round === 0 && measuredOn >= (rounds[1] ?? "")) continue;
      if (weekdayOf(measuredOn) > 5) continue;
      const months = exactMonths(row.bornOn, measuredOn);
      const wobble = 0.06 * chance(row.no, round + 20);
      const cm = valueAt(limitsAt("heightForAge", row.sex, months), height + wobble / 2);
      const kg = valueAt(limitsAt("weightForAge", row.sex, months), weight + wobble);
      if (cm === null || kg === null) continue;
      const measured = {
        ...{ measuredOn, heightCm: Math.round(cm * 10) / 10, weightKg: Math.round(kg * 20) / 20 },
        posture: usualPosture(monthsAt(row.bornOn, measuredOn)),
        ...{ note: "", checked: false },
      };
      const moment = instantAt(measuredOn, "09:40", demoCentre.timeZone);
      must(await recordGrowth(at(moment, by), childId, measured), row.name);
    }
  });
}
