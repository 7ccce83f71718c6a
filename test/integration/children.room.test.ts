import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listOwnClassIds, requireAccess } from "~/access/require.server";
import { recordAllergy } from "~/features/children/care/commands.server";
import { listAllergies, listDiets } from "~/features/children/care/queries.server";
import { getContacts, listCallable } from "~/features/children/family/queries.server";
import { resetClock, setClock } from "~/lib/clock";
import { ownerSql, testNow, useDatabase } from "../database";
import { anAccount, aRequest } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();
beforeAll(() => setClock(testNow));
afterAll(resetClock);

const countAudit = async (capability: string, childId: string): Promise<number> => {
  const [row] = await ownerSql()<{ n: number }[]>`select count(*)::int as n from audit_entry
    where capability = ${capability} and child_id = ${childId}`;
  return row?.n ?? 0;
};

const notFound = { code: "not_found" };

describe("the room's sheet", () => {
  it("masks phones, and writes down who opened them", async () => {
    const { ctx } = await aCentre();
    const { childId, guardianId } = await aChild(ctx, { guardianPhone: "13812345678" });
    const contacts = await getContacts(ctx, { childId });
    expect(contacts.guardians[0]?.phone).toBe("138****5678");
    expect(await countAudit("children.phones.reveal", childId)).toBe(0);
    const { phones } = await listCallable(ctx, { childId });
    expect(phones).toEqual([{ id: guardianId, phone: "13812345678" }]);
    expect(await countAudit("children.phones.reveal", childId)).toBe(1);
  });

  it("opens to a teacher only in the own class", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { classId: otherId } = await aClass(ctx);
    const { staffId, phone } = await aStaffMember(ctx, { classId });
    const { userId } = await anAccount({ phone, centreId: ctx.centreId, role: "teacher" });
    await ownerSql()`update staff_member set user_id = ${userId} where id = ${staffId}`;
    const { childId } = await anEnrolment(ctx, { classId: otherId });
    const request = await aRequest(ctx, { userId, role: "teacher", path: "/room" });
    const room = await requireAccess(request, "attendance.room.read", { classId });
    expect(await listOwnClassIds(room)).toEqual([classId]);
    const other = requireAccess(request, "attendance.room.read", { classId: otherId });
    await expect(other).rejects.toMatchObject(notFound);
    const child = requireAccess(request, "children.child.read", { childId });
    await expect(child).rejects.toMatchObject(notFound);
  });
});

describe("listAllergies and listDiets", () => {
  it("count the same children the kitchen and the health worker see", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { childId } = await anEnrolment(ctx, { classId, schedule: "morning" });
    await anEnrolment(ctx, { classId });
    const { childId: notHere } = await aChild(ctx);
    for (const id of [childId, notHere]) {
      const egg = { allergen: "egg", severity: "severe", detail: "" } as const;
      done(await recordAllergy(ctx, id, egg));
    }
    const byAllergen = await listAllergies(ctx, { by: "allergen" });
    expect(byAllergen).toMatchObject({ total: 1, severe: 1, unknown: 0 });
    expect(byAllergen.groups[0]).toMatchObject({ allergen: "egg", children: [{ id: childId }] });
    const byClass = await listAllergies(ctx, { by: "class" });
    expect(byClass.groups.map(({ key }) => key)).toEqual([classId]);
    const diets = await listDiets(ctx);
    expect(diets.counts).toEqual({ all: 2, full: 1, morning: 1, afternoon: 0 });
    expect(diets.classes[0]).toMatchObject({ classId, children: [{ id: childId }] });
    expect(diets.special).toBe(1);
  });
});
