import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { requireAccess } from "~/access/require.server";
import { endCustodyNote, recordCustodyNote } from "~/features/children/custody/commands.server";
import { listCustodyNotes } from "~/features/children/custody/queries.server";
import type { RecordCustodyNoteInput } from "~/features/children/custody/schema";
import {
  addGuardian,
  addPickUpPerson,
  linkGuardianAccount,
  removeGuardian,
} from "~/features/children/family/commands.server";
import { getContacts, listCollectable } from "~/features/children/family/queries.server";
import { listGuardians, listPickUpPersons } from "~/features/children/queries.server";
import { resetClock, setClock } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { loader as childLoader } from "~/routes/_centre.children.$childId_.people";
import { ownerSql, testContext, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild, aCustodyNote, aGuardian } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { anActivity, aNotice } from "../factories/messages";
import { aPhone, done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();
beforeAll(() => setClock(testNow));
afterAll(resetClock);

const secret = "法院裁定：父亲不得接走";
const note = {
  ...{ text: secret, guardianId: null, mustNotCollect: false },
  ...{ fromDay: "2026-11-01", untilDay: null },
};
const context = { nonce: "", requestId: "", address: "" };

const readsOf = async (childId: string) =>
  ownerSql()<{ actor_id: string }[]>`select actor_id from audit_entry
    where capability = 'children.custody.read' and child_id = ${childId}`;

async function aBarredFather(ctx: Ctx) {
  const { childId } = await aChild(ctx);
  const father = await aGuardian(ctx, childId, { name: "陈父" });
  const barred = { ...note, guardianId: father.guardianId, mustNotCollect: true };
  return { childId, ...father, barred };
}

const mayCollect = async (ctx: Ctx, childId: string, guardianId: string) =>
  (await listGuardians(ctx, childId)).find(({ id }) => id === guardianId)?.mayPickUp;

describe("recordCustodyNote", () => {
  it("keeps who wrote it, and each reading is on record", async () => {
    const { ctx, directorId } = await aCentre();
    const { childId } = await aChild(ctx);
    done(await recordCustodyNote(ctx, childId, note));
    const notes = await listCustodyNotes(ctx, { childId });
    expect(notes).toMatchObject([{ text: secret, standing: "inForce", createdOn: "2026-11-12" }]);
    expect(await readsOf(childId)).toEqual([{ actor_id: directorId }]);
    const audit = await ownerSql()`select * from audit_entry where child_id = ${childId}`;
    expect(JSON.stringify(audit)).not.toContain(secret);
  });

  it("refuses a bar without a person, a stranger, and an end before the beginning", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const stranger = await aChild(ctx);
    const record = (change: Partial<RecordCustodyNoteInput>) =>
      recordCustodyNote(ctx, childId, { ...note, ...change });
    expect(await record({ mustNotCollect: true })).toMatchObject({
      reason: "custody_names_nobody",
    });
    expect(await record({ guardianId: stranger.guardianId })).toMatchObject({
      reason: "not_a_guardian",
    });
    expect(await record({ untilDay: "2026-10-31" })).toMatchObject({
      reason: "ends_before_beginning",
    });
  });

  it("takes a guardian off the pick-up list, by every entry, and lets nobody put them back", async () => {
    const { ctx } = await aCentre();
    const { childId, guardianId, phone, barred } = await aBarredFather(ctx);
    const asCollector = { name: "陈父", phone, relation: "father" } as const;
    done(await addPickUpPerson(ctx, childId, asCollector));
    expect(await mayCollect(ctx, childId, guardianId)).toBe(true);
    const { noteId } = done(await recordCustodyNote(ctx, childId, barred));
    expect(await mayCollect(ctx, childId, guardianId)).toBe(false);
    expect(await listPickUpPersons(ctx, childId)).toEqual([]);
    const refused = { ok: false, reason: "must_not_collect" };
    expect(await addPickUpPerson(ctx, childId, asCollector)).toMatchObject(refused);
    done(await removeGuardian(ctx, childId, guardianId));
    const again = { ...asCollector, grade: "secondary", mayPickUp: true } as const;
    expect(await addGuardian(ctx, childId, again)).toMatchObject(refused);
    done(await addGuardian(ctx, childId, { ...again, mayPickUp: false }));
    done(await endCustodyNote(ctx, childId, noteId));
    expect(await mayCollect(ctx, childId, guardianId)).toBe(false);
    done(await addPickUpPerson(ctx, childId, asCollector));
  });

  it("bars in its days alone", async () => {
    const { ctx } = await aCentre();
    const { childId, guardianId, barred } = await aBarredFather(ctx);
    const days = { fromDay: "2026-11-20", untilDay: "2026-11-30" };
    done(await recordCustodyNote(ctx, childId, { ...barred, ...days }));
    const on = (day: string) => ({ ...ctx, now: new Date(`${day}T09:00:00+08:00`) });
    expect(await mayCollect(ctx, childId, guardianId)).toBe(true);
    expect(await mayCollect(on("2026-11-20"), childId, guardianId)).toBe(false);
    expect(await mayCollect(on("2026-11-30"), childId, guardianId)).toBe(false);
    expect(await mayCollect(on("2026-12-01"), childId, guardianId)).toBe(true);
  });

  it("hides the child from a barred person's hand-over page", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { childId, phone, barred } = await aBarredFather(ctx);
    await anEnrolment(ctx, { classId, childId });
    const { userId } = await anAccount({ phone, centreId: ctx.centreId, role: "pickupOnly" });
    done(await addPickUpPerson(ctx, childId, { name: "陈父", phone, relation: "father", userId }));
    const theirs = testContext({ centreId: ctx.centreId, role: "pickupOnly", userId });
    expect(await listCollectable(theirs)).toHaveLength(1);
    done(await recordCustodyNote(ctx, childId, { ...barred, fromDay: "2026-11-12" }));
    expect(await listCollectable(theirs)).toEqual([]);
  });
});

describe("endCustodyNote", () => {
  it("keeps the note with who ended it, once", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const { noteId } = await aCustodyNote(ctx, childId);
    done(await endCustodyNote(ctx, childId, noteId));
    expect(await endCustodyNote(ctx, childId, noteId)).toMatchObject({ reason: "not_found" });
    expect(await listCustodyNotes(ctx, { childId })).toMatchObject([
      { standing: "over", endedOn: "2026-11-12" },
    ]);
  });

  it("does not reach another centre's note", async () => {
    const { ctx } = await aCentre();
    const { childId } = await aChild(ctx);
    const { noteId } = await aCustodyNote(ctx, childId);
    const foreign = (await aCentre()).ctx;
    expect(await endCustodyNote(foreign, childId, noteId)).toMatchObject({ reason: "not_found" });
  });
});

describe("who may read a custody note", () => {
  async function aWatchedChild() {
    const { ctx, centreId } = await aCentre();
    const { classId } = await aClass(ctx);
    const guardianPhone = aPhone();
    const { childId, guardianId } = await aChild(ctx, { guardianPhone });
    await anEnrolment(ctx, { classId, childId });
    done(await recordCustodyNote(ctx, childId, note));
    return { ctx, centreId, classId, childId, guardianId, guardianPhone };
  }

  it("is the teacher of the class, on the child's page and at the door", async () => {
    const { ctx, centreId, classId, childId } = await aWatchedChild();
    const { phone, staffId } = await aStaffMember(ctx, { classId });
    const { userId } = await anAccount({ phone, centreId, role: "teacher" });
    await ownerSql()`update staff_member set user_id = ${userId} where id = ${staffId}`;
    const request = await aRequest(ctx, { userId, role: "teacher" });
    const page = await childLoader({ request, params: { childId }, context });
    expect(page.custody).toMatchObject([{ text: secret }]);
    expect(page.mayNoteCustody).toBe(false);
    const teacher = await requireAccess(request, "attendance.room.read");
    expect((await getContacts(teacher, { childId })).custody).toMatchObject([{ text: secret }]);
    expect(await readsOf(childId)).toHaveLength(2);
  });

  it("is not the health worker", async () => {
    const { ctx, centreId, childId } = await aWatchedChild();
    const { userId } = await anAccount({ centreId, role: "healthWorker" });
    const request = await aRequest(ctx, { userId, role: "healthWorker" });
    expect((await childLoader({ request, params: { childId }, context })).custody).toBeNull();
    const health = await requireAccess(request, "attendance.room.read");
    expect((await getContacts(health, { childId })).custody).toEqual([]);
    expect(await readsOf(childId)).toEqual([]);
  });

  const pages = import.meta.glob<Record<string, unknown>>("/app/routes/_family*.tsx", {
    eager: true,
  });

  it.each(Object.keys(pages))("is no family: %s says nothing of it", async (file) => {
    const loader = pages[file]?.loader;
    if (typeof loader !== "function") throw new Error(`${file} has no loader`);
    const { ctx, centreId, childId, guardianId, guardianPhone } = await aWatchedChild();
    const role = file.endsWith("/_family.pickup.tsx")
      ? ("pickupOnly" as const)
      : ("guardian" as const);
    const { userId } = await anAccount({ phone: guardianPhone, centreId, role });
    done(await linkGuardianAccount(ctx, guardianId, userId));
    const request = await aRequest(ctx, { userId, role, path: "/family" });
    const params = file.includes("$activityId")
      ? await anActivity(ctx)
      : file.includes("$noticeId")
        ? await aNotice(ctx)
        : { kind: "agreement" };
    const answer: unknown = await loader({ request, params, context });
    expect(JSON.stringify(answer)).not.toContain(secret);
    expect(await readsOf(childId)).toEqual([]);
  });
});
