import { describe, expect, it } from "vitest";
import type { Role } from "~db/enums";
import { setChildFace } from "~/features/children/commands.server";
import { getFace } from "~/features/files/faces/queries.server";
import { endEmployment, setStaffFace } from "~/features/staff/commands.server";
import type { Ctx } from "~/lib/context.server";
import { ownerSql, testContext, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aFile } from "../factories/files";
import { aPhone, done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

/** A child with a face and a place in the class, and its guardian's account. */
async function aFamily(ctx: Ctx, classId: string) {
  const { childId, guardianId } = await aChild(ctx);
  await anEnrolment(ctx, { classId, childId });
  const { fileId } = await aFile(ctx);
  done(await setChildFace(ctx, childId, fileId));
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "guardian" });
  await ownerSql()`update guardian set user_id = ${userId} where id = ${guardianId}`;
  return { childId, fileId, userId };
}

async function aTeacherWithFace(ctx: Ctx, classId: string) {
  const { staffId } = await aStaffMember(ctx, { classId });
  const { fileId } = await aFile(ctx);
  done(await setStaffFace(ctx, staffId, fileId));
  return { staffId, fileId };
}

const sees = (ctx: Ctx, role: Role, userId: string | undefined, fileId: string) =>
  getFace(testContext({ centreId: ctx.centreId, role, userId }), {
    fileId,
    variant: "thumb",
  }).then(
    () => true,
    (error: Error) => {
      expect(error).toMatchObject({ code: "not_found" });
      return false;
    },
  );

describe("getFace", () => {
  it("shows every child of the centre to those who work there", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { fileId } = await aFamily(ctx, classId);
    for (const role of ["director", "teacher", "healthWorker", "cook", "guard"] as const) {
      expect(await sees(ctx, role, undefined, fileId)).toBe(true);
    }
  });

  it("shows a guardian the own child and hides another family's", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const own = await aFamily(ctx, classId);
    const other = await aFamily(ctx, classId);
    expect(await sees(ctx, "guardian", own.userId, own.fileId)).toBe(true);
    expect(await sees(ctx, "guardian", own.userId, other.fileId)).toBe(false);
    expect(await sees(ctx, "familyMember", own.userId, other.fileId)).toBe(false);
  });

  it("shows the teachers of the own child's class while they work here, and no others", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const next = await aClass(ctx);
    const family = await aFamily(ctx, classId);
    const teacher = await aTeacherWithFace(ctx, classId);
    const foreign = await aTeacherWithFace(ctx, next.classId);
    expect(await sees(ctx, "guardian", family.userId, teacher.fileId)).toBe(true);
    expect(await sees(ctx, "guardian", family.userId, foreign.fileId)).toBe(false);
    done(await endEmployment(ctx, teacher.staffId, { leftOn: "2026-11-11" }));
    expect(await sees(ctx, "guardian", family.userId, teacher.fileId)).toBe(false);
  });

  it("shows a pick-up person the children to collect until the mandate is taken back", async () => {
    const { ctx, centreId } = await aCentre();
    const { classId } = await aClass(ctx);
    const family = await aFamily(ctx, classId);
    const other = await aFamily(ctx, classId);
    const { userId } = await anAccount({ centreId, role: "pickupOnly" });
    const sql = ownerSql();
    await sql`insert into pick_up_person
      (centre_id, id, child_id, name, phone, relation, user_id, created_at)
      values (${centreId}, ${userId}, ${family.childId}, '外婆', ${aPhone()},
        'maternalGrandmother', ${userId}, ${ctx.now})`;
    expect(await sees(ctx, "pickupOnly", userId, family.fileId)).toBe(true);
    expect(await sees(ctx, "pickupOnly", userId, other.fileId)).toBe(false);
    await sql`update pick_up_person set revoked_at = ${ctx.now} where id = ${userId}`;
    expect(await sees(ctx, "pickupOnly", userId, family.fileId)).toBe(false);
  });

  it("is no door to other files, nor to another centre's faces", async () => {
    const { ctx } = await aCentre();
    const { classId } = await aClass(ctx);
    const { fileId } = await aFamily(ctx, classId);
    const paper = await aFile(ctx, { purpose: "document" });
    expect(await sees(ctx, "director", undefined, paper.fileId)).toBe(false);
    expect(await sees(ctx, "director", undefined, "not-an-id")).toBe(false);
    const other = await aCentre();
    expect(await sees(other.ctx, "director", undefined, fileId)).toBe(false);
  });
});
