import { recordAllergy, recordDiet } from "~/features/children/care/commands.server";
import { registerChild, setChildFace } from "~/features/children/commands.server";
import { recordConsents } from "~/features/children/consents/commands.server";
import {
  addGuardian,
  addPickUpPerson,
  linkGuardianAccount,
} from "~/features/children/family/commands.server";
import { monthsAt } from "~/features/children/rules";
import { admitChild } from "~/features/enrolment/commands.server";
import type { ConsentKind, ConsentState } from "../enums";
import { pickUpGrandparent, twoChildGuardian } from "./demo-accounts";
import { demoClasses, demoDay } from "./demo-centre";
import { storeFace, type Seeding } from "./demo-people";
import { must } from "./demo-result";
import type { FaceInput } from "./faces";
import { sideBySide } from "./side-by-side";
import type { RosterRow } from "./roster";

/** What every family signed on the first day; photos for publicity are asked apart and often refused. */
const signedOnEntry: readonly ConsentKind[] = [
  "enrolmentPrivacy",
  "healthData",
  "classPhotos",
  "pickUpPersons",
  "emergencyTreatment",
];

function faceOf(row: RosterRow): FaceInput {
  const colour = demoClasses.find((one) => one.name === row.className)?.colour ?? 1;
  const months = monthsAt(row.bornOn, demoDay);
  const age = months < 12 ? "infant" : months < 36 ? "toddler" : "child";
  return { seed: `${row.no}${row.name}`, sex: row.sex, colour, age };
}

/** The roster's children, each with family, needs, consents, a face and a place. */
export async function enrolChildren(seeding: Seeding & { rows: readonly RosterRow[] }) {
  await sideBySide(seeding.rows, async (row) => {
    await enrolOne(seeding, row);
    seeding.tick();
  });
}

async function enrolOne(
  { apart, classIds, users, childIds }: Seeding,
  row: RosterRow,
): Promise<void> {
  const next = apart();
  const [first, ...others] = row.guardians;
  if (!first) throw new Error(`Row ${row.no} has no guardian`);
  const { childId, guardianId } = must(
    await registerChild(next(), {
      ...{ name: row.name, sex: row.sex, bornOn: row.bornOn },
      ...{ idKind: row.idKind, idNumber: row.idNumber ?? "" },
      ...{ pastIllness: row.pastIllness ?? "", note: row.note },
      vaccinationCheckedOn: row.vaccinationCheckedOn,
      ...{ guardianName: first.name, guardianPhone: first.phone, guardianRelation: first.relation },
    }),
    row.name,
  );
  childIds.set(row.no, childId);
  const guardianIds = new Map([[first.phone, guardianId]]);
  for (const guardian of others) {
    const person = { ...guardian, grade: "secondary", mayPickUp: true } as const;
    const added = must(await addGuardian(next(), childId, person), row.name);
    guardianIds.set(guardian.phone, added.guardianId);
  }
  for (const [phone, id] of guardianIds) {
    const userId = users.get(phone);
    if (userId) must(await linkGuardianAccount(next(), id, userId), row.name);
  }
  if (guardianIds.has(twoChildGuardian.phone)) {
    const { name, phone, relation } = pickUpGrandparent;
    const person = { name, phone, relation, userId: users.get(phone) };
    must(await addPickUpPerson(next(), childId, person), row.name);
  }
  for (const { allergen, detail } of row.allergies) {
    const severity = row.no % 3 === 0 ? "severe" : "mild";
    must(await recordAllergy(next(), childId, { allergen, detail, severity }), row.name);
  }
  for (const diet of row.diets) must(await recordDiet(next(), childId, diet), row.name);
  const answers = answersOf(row.no);
  must(await recordConsents(next(), childId, { guardianId, answers }), row.name);
  must(await setChildFace(next(), childId, await storeFace(next(), faceOf(row))), row.name);
  const classId = classIds.get(row.className) ?? "";
  must(
    await admitChild(next(), { childId, classId, schedule: row.session, startsOn: row.startsOn }),
    row.name,
  );
}

/** What a family put its name to when the child came, and whether photos may be shown to the public. */
function answersOf(no: number): { kind: ConsentKind; state: ConsentState; version?: number }[] {
  // the newest families have not handed in the last sheet yet
  const signed = signedOnEntry.filter((kind) => kind !== "emergencyTreatment" || no % 17 !== 0);
  const answers = signed.map((kind) => ({ kind, state: "granted" as const }));
  if (no % 4 === 0) return answers;
  const state = no % 3 === 0 ? "refused" : "granted";
  // some signed the sheet that was handed out before its wording changed
  return [...answers, { kind: "publicityPhotos", state, version: no % 5 === 0 ? 1 : undefined }];
}
