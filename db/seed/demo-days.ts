import { recordAbsence } from "~/features/attendance/absences/commands.server";
import { closeDays } from "~/features/attendance/closing/commands.server";
import { recordEvents } from "~/features/attendance/log/commands.server";
import { publishedCalendar } from "~/features/centres/calendar/rules";
import { getMenuDay } from "~/features/meals/queries.server";
import { addDays, instantAt } from "~/lib/dates";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import type { AbsenceReason, Meal } from "../enums";
import { isLucky, among, chance, oneOf } from "./chance";
import { demoCentre, demoClasses, demoDay } from "./demo-centre";
import { askAbout, findUnwell, healthWorkerOf } from "./demo-checks";
import { symptoms } from "./demo-day-words";
import { tapsOf, type Pupil } from "./demo-day-plan";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import { demoStaff } from "./demo-staff";
import { countRows } from "./demo-statistics";
import type { RosterRow } from "./roster";

const weeks = 6;
/** Days that are written down in every detail; the ones before are kept to their main lines. */
const detailedDays = 9;
/** The last thing of the half-lived day was tapped then. */
const lastTap = "10:14";

/** Due today, not here yet, and nobody has said why. */
const missingToday = [9, 52, 101] as const;
/** Excused today, by number on the roster. */
const absentToday = new Map<number, AbsenceReason>([
  [17, "ill"],
  [38, "ill"],
  [63, "personal"],
  [88, "holiday"],
  [110, "ill"],
]);
/** Nobody wrote down when they went home the day before. */
const forgottenYesterday = [26, 94] as const;

type Days = Seeding & { rows: readonly RosterRow[] };

const livedDays = () => publishedCalendar.openDays(addDays(demoDay, -7 * weeks), demoDay);

/** How many steps `liveDays` counts. */
export const countDays = (): number => livedDays().length;

const yesterday = addDays(demoDay, -1);

const moment = (day: string, time: string) => instantAt(day, time, demoCentre.timeZone);

/** The spells in which a child did not come: at most one in the weeks, and those of the demo day. */
function absentSpell(row: RosterRow, days: readonly string[]) {
  const today = absentToday.get(row.no);
  if (today) return { reason: today, from: demoDay, to: demoDay };
  if (!isLucky(`away ${row.no}`, 0.75)) return null;
  const start = among(`away from ${row.no}`, 0, days.length - 3);
  const from = days[start] ?? demoDay;
  const to = days[Math.min(start + among(`away for ${row.no}`, 0, 2), days.length - 2)] ?? from;
  if (from < row.startsOn) return null;
  const kind = chance(`away why ${row.no}`);
  return { reason: kind < 0.6 ? "ill" : kind < 0.9 ? "personal" : "holiday", from, to } as const;
}

async function tellAbsences({ at, childIds, rows, users }: Days, days: readonly string[]) {
  const away = new Map<number, { from: string; to: string }>();
  for (const row of rows) {
    const spell = absentSpell(row, days);
    if (!spell) continue;
    const { from, to, reason } = spell;
    away.set(row.no, spell);
    const input = {
      ...{ childId: childIds.get(row.no) ?? "", fromDay: from, toDay: to, reason },
      ...{ schedule: "full" as const, note: "" },
      symptoms: reason === "ill" ? oneOf(`symptoms ${row.no}`, symptoms) : "",
    };
    const { absenceId } = must(await recordAbsence(at(moment(from, "07:20")), input), row.name);
    if (reason === "ill") await askAbout({ at, users }, row, { absenceId, from, childId: input.childId }); // prettier-ignore
  }
  return away;
}

/** Six weeks of days up to the demo day, and its morning, as the classes' teachers wrote them down. */
export async function liveDays(seeding: Days): Promise<void> {
  const days = livedDays();
  const away = await tellAbsences(seeding, days);
  for (const [index, day] of days.entries()) {
    const detailed = index >= days.length - detailedDays;
    const classes = demoClasses.map(({ name, type }) => {
      const pupils = seeding.rows
        .filter((row) => row.className === name && row.startsOn <= day)
        .filter((row) => !isAway(away.get(row.no), day))
        .filter((row) => day !== demoDay || !missingToday.some((no) => no === row.no))
        .flatMap((row) => pupilOf(seeding, row) ?? []);
      return liveDay(seeding, { name, pupils }, { day, type, detailed });
    });
    await Promise.all(classes);
    if (day === yesterday) must(await closeDays(asJob(seeding.at(moment(day, "18:30")))), day);
    if (index === 0) await countRows(seeding.next());
    seeding.tick();
  }
}

const isAway = (spell: { from: string; to: string } | undefined, day: string): boolean =>
  spell !== undefined && spell.from <= day && day <= spell.to;

function pupilOf({ childIds }: Days, row: RosterRow): Pupil | null {
  const childId = childIds.get(row.no);
  const [first, ...others] = row.guardians.map(({ relation }) => relation);
  if (!childId || !first) return null;
  return { childId, no: row.no, schedule: row.session, relations: [first, ...others] };
}

async function liveDay(
  seeding: Days,
  room: { name: string; pupils: readonly Pupil[] },
  of: { day: string; type: (typeof demoClasses)[number]["type"]; detailed: boolean },
): Promise<void> {
  const { day } = of;
  const classId = seeding.classIds.get(room.name) ?? "";
  const isToday = day === demoDay;
  const ctx = seeding.at(moment(day, isToday ? "10:15" : "18:00"), teacherOf(seeding, room.name));
  const menu = new Map<Meal, string[]>(
    (await getMenuDay(ctx, { day, classId })).map(({ meal, dishes }) => [
      meal,
      dishes.map(({ id }) => id),
    ]),
  );
  const until = isToday ? lastTap : "23:59";
  const taps = room.pupils.flatMap((pupil) => tapsOf(pupil, { ...of, menu, until }));
  const events = taps
    .filter(({ kind, childId }) => !isForgotten(seeding, { kind, childId, day }))
    .map((tap) => ({ ...tap, id: newId(ctx.now) }));
  findUnwell(events, day, seeding.childIds);
  const write = async (as: Ctx, written: typeof events) => {
    if (written.length === 0) return;
    const sent = { batchId: newId(ctx.now), classId, events: written };
    const { outcomes } = must(await recordEvents(as, sent), room.name);
    const refused = outcomes.find((one) => one.outcome !== "accepted");
    if (refused) throw new Error(`${room.name} ${day}: ${JSON.stringify(refused)}`);
  };
  await write(
    ctx,
    events.filter(({ kind }) => kind !== "noonCheck"),
  );
  await write(
    seeding.at(ctx.now, healthWorkerOf(seeding)),
    events.filter(({ kind }) => kind === "noonCheck"),
  );
}

const isForgotten = (
  { childIds }: Days | Seeding,
  tap: { kind: string; childId: string; day: string },
) =>
  // prettier-ignore
  tap.kind === "departure" &&
  tap.day === yesterday &&
  forgottenYesterday.some((no) => childIds.get(no) === tap.childId);

const asJob = (ctx: Ctx): Ctx => ({
  ...ctx,
  actor: { kind: "job", id: "attendance.closeDays", name: "attendance.closeDays", role: null, roles: [] }, // prettier-ignore
});

export function teacherOf({ users }: Seeding, className: string) {
  const lead = demoStaff.find((each) =>
    each.classes.some((own) => own.name === className && own.lead),
  );
  if (!lead) throw new Error(`${className} has no lead teacher`);
  return { userId: users.get(lead.phone) ?? "", name: lead.name, role: "teacher" as const };
}
