import { openAccount } from "~/features/accounts/commands.server";
import { listOwnChildIds } from "~/access/require.server";
import { changeTimes } from "~/features/attendance/times/commands.server";
import { linkGuardianAccount } from "~/features/children/family/commands.server";
import { listGuardians } from "~/features/children/queries.server";
import { markAlertsRead } from "~/features/families/alerts/commands.server";
import { tellMessage, tellTodo } from "~/features/families/alerts/jobs.server";
import { changeChoices } from "~/features/families/channels/commands.server";
import { finishTodo, giveTodo } from "~/features/families/todos/commands.server";
import { writeHomeNote } from "~/features/families/home/commands.server";
import { closeLeftDay } from "~/features/families/digest/commands.server";
import { storeFile } from "~/features/files/commands.server";
import { markRead, sendMessage } from "~/features/messages/commands.server";
import { instantOf } from "~/lib/clock";
import type { Role } from "../enums";
import { twoChildGuardian } from "./demo-accounts";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import { demoStaff, staffGuardian } from "./demo-staff";
import { inviteFamilies } from "./demo-activities";
import { demoMornings, demoThreads, demoTodos, type DemoThread } from "./demo-threads";
import { seedCorrections } from "./demo-corrections";
import { seedDocuments } from "./demo-documents";
import { sendNotices } from "./demo-notices";
import type { RosterRow } from "./roster";
import { drawScene } from "./scenes";

type Person = { userId: string; name: string; role: Role };
type Family = { childId: string; guardian: Person; teacher: Person };
type FamilySeeding = Seeding & { rows: readonly RosterRow[] };

const moment = (day: number, time: string) =>
  instantOf(`2026-11-${String(day).padStart(2, "0")}T${time}:00+08:00`);

/** What families and the centre said to each other, and what is to be done: each by whoever it was. */
export async function seedFamilies(seeding: FamilySeeding): Promise<void> {
  const families = new Map<number, Family>();
  for (const no of new Set([...demoThreads, ...demoTodos].map((one) => one.no))) {
    families.set(no, await meet(seeding, no));
  }
  for (const thread of demoThreads) await talk(seeding, thread, familyOf(families, thread.no));
  await askAround(seeding, families);
  for (const family of families.values()) await reportDays(seeding, family);
  await sayMornings(seeding, [...families.values()]);
  const guardians = [...families.values()].map(({ guardian }) => guardian);
  await sendNotices(seeding, guardians);
  await inviteFamilies(seeding, guardians);
  await seedDocuments(seeding, guardians);
  await seedCorrections(seeding, guardians);
}

function familyOf(families: ReadonlyMap<number, Family>, no: number): Family {
  const family = families.get(no);
  if (!family) throw new Error(`The demo has no family ${no}`);
  return family;
}

/** The guardian who writes, with an account of their own, and the lead teacher of the child's class. */
async function meet({ next, users, childIds, rows }: FamilySeeding, no: number): Promise<Family> {
  const row = rows.find((one) => one.no === no);
  const childId = childIds.get(no);
  const known = [twoChildGuardian.phone, staffGuardian.phone].map(String);
  const person = row?.guardians.find(({ phone }) => known.includes(phone)) ?? row?.guardians[0];
  const lead = demoStaff.find(({ classes }) =>
    classes.some((one) => one.lead && one.name === row?.className),
  );
  if (!row || !childId || !person || !lead) throw new Error(`Row ${no} cannot write messages`);
  const { name, phone } = person;
  const role = "guardian" as const;
  if (!users.has(phone)) {
    users.set(phone, must(await openAccount(next(), { role, name, phone }), name).userId);
    const [first] = await listGuardians(next(), childId);
    must(await linkGuardianAccount(next(), first?.id ?? "", users.get(phone) ?? ""), name);
  }
  return {
    childId,
    guardian: { userId: users.get(phone) ?? "", name, role },
    teacher: { userId: users.get(lead.phone) ?? "", name: lead.name, role: "teacher" },
  };
}

/** Who answers has read what came before. */
async function talk({ at }: Seeding, thread: DemoThread, family: Family): Promise<void> {
  const { childId } = family;
  for (const [by, day, time, body, scenes = []] of thread.lines) {
    const ctx = at(moment(day, time), by === "family" ? family.guardian : family.teacher);
    must(await markRead(ctx, childId), body);
    const photoIds: string[] = [];
    for (const scene of scenes) {
      const bytes = await drawScene(scene);
      const photo = await storeFile(ctx, { purpose: "message", bytes, mime: "image/jpeg" });
      photoIds.push(must(photo, body).fileId);
    }
    const { messageId } = must(await sendMessage(ctx, childId, { body, photoIds }), body);
    await tellMessage(ctx, { childId, messageId });
  }
  const last = thread.lines.at(-1);
  if (thread.isUnread || !last) return;
  const reader = last[0] === "family" ? family.teacher : family.guardian;
  must(await markRead(at(moment(last[1], "21:30"), reader), childId), "read");
}

async function askAround({ at }: Seeding, families: ReadonlyMap<number, Family>): Promise<void> {
  for (const todo of demoTodos) {
    const { childId, teacher, guardian } = familyOf(families, todo.no);
    const { text, dueOn } = todo;
    const asked = at(moment(10, "16:00"), teacher);
    const { todoId } = must(await giveTodo(asked, childId, { text, dueOn }), text);
    await tellTodo(asked, { childId, todoId });
    if (!("isDone" in todo)) continue;
    const ticked = at(moment(11, "20:30"), guardian);
    const own = (await listOwnChildIds(ticked)).find((id) => id === childId);
    if (!own) throw new Error(`${guardian.name} is not linked`);
    must(await finishTodo(ticked, own, { todoId }), text);
  }
}

/** This morning some families said how the night was; one collects the child earlier. */
async function sayMornings({ at }: Seeding, families: readonly Family[]): Promise<void> {
  for (const [place, said] of demoMornings.entries()) {
    const family = families[place];
    if (!family) continue;
    const morning = at(moment(12, "07:35"), family.guardian);
    const own = (await listOwnChildIds(morning)).find((id) => id === family.childId);
    if (!own) throw new Error(`${family.guardian.name} is not linked`);
    const { leavesAt, ...note } = said;
    must(await writeHomeNote(morning, own, note), family.guardian.name);
    if (!leavesAt) continue;
    const times = { day: "2026-11-12", arrivesAt: null, leavesAt, note: "" };
    must(await changeTimes(morning, { ...times, childId: own }), family.guardian.name);
  }
}

const reported = [9, 10, 11];

/** The last days' reports, each when the child had left; read up to the noon before the demo day. */
async function reportDays({ at }: Seeding, { childId, guardian }: Family): Promise<void> {
  for (const date of reported) {
    const day = `2026-11-${String(date).padStart(2, "0")}`;
    const left = must(await closeLeftDay(at(moment(date, "08:00")), { childId, day }), day);
    if (left.notBefore) must(await closeLeftDay(at(left.notBefore), { childId, day }), day);
  }
  must(await markAlertsRead(at(moment(11, "12:00"), guardian)), guardian.name);
  const wanted = ["digest push", "health push", "incident push"];
  const choice = { channels: ["push" as const], wanted };
  must(await changeChoices(at(moment(9, "20:00"), guardian), choice), guardian.name);
}
