import { beforeAll, describe, expect, it } from "vitest";
import type { ConsentState, Role } from "~db/enums";
import { recordConsent } from "~/features/children/consents/commands.server";
import { listConsenting } from "~/features/children/consents/queries.server";
import { findPhotos, tagPhotos } from "~/features/files/photos/commands.server";
import { getPhoto } from "~/features/files/photos/queries.server";
import { getFilePurpose } from "~/features/files/queries.server";
import { instantOf } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ownerSql, testContext, testNow, useDatabase } from "../database";
import { anAccount } from "../factories/accounts";
import { aCentre, aClass } from "../factories/centres";
import { aChild } from "../factories/children";
import { anEnrolment } from "../factories/enrolment";
import { aFile } from "../factories/files";
import { done } from "../factories/sequence";
import { aStaffMember } from "../factories/staff";

useDatabase();

let ctx: Ctx;
let classId = "";
let minute = 0;

beforeAll(async () => {
  ({ ctx } = await aCentre());
  ({ classId } = await aClass(ctx));
});

async function aFamily() {
  const { childId, guardianId } = await aChild(ctx);
  await anEnrolment(ctx, { classId, childId });
  const { userId } = await anAccount({ centreId: ctx.centreId, role: "guardian" });
  await ownerSql()`update guardian set user_id = ${userId} where id = ${guardianId}`;
  return { childId, guardianId, userId };
}

const decide = async (of: { childId: string; guardianId: string }, state: ConsentState) => {
  minute += 1;
  const as = { ...ctx, now: instantOf(testNow.getTime() + minute * 60_000) };
  const { childId, guardianId } = of;
  done(await recordConsent(as, childId, { kind: "classPhotos", state, guardianId }));
};

async function aPhotoOf(...childIds: string[]): Promise<string> {
  const { fileId } = await aFile(ctx, { purpose: "photo" });
  await tagPhotos(ctx, childIds.map((childId) => ({ childId, fileId }))); // prettier-ignore
  return fileId;
}

const sees = (fileId: string, role: Role, userId?: string, centreId: string = ctx.centreId) =>
  getPhoto(testContext({ centreId, role, userId }), { fileId, variant: "screen" }).then(
    () => true,
    (error: Error) => {
      expect(error).toMatchObject({ code: "not_found" });
      return false;
    },
  );

describe("getPhoto", () => {
  it("shows the office every photo, and nobody one that shows no child yet", async () => {
    const { childId } = await aFamily();
    const photo = await aPhotoOf(childId);
    const { fileId: loose } = await aFile(ctx, { purpose: "photo" });
    for (const role of ["director", "office", "healthWorker"] as const) {
      expect(await sees(photo, role)).toBe(true);
      expect(await sees(loose, role)).toBe(false);
    }
    for (const role of ["cook", "guard", "pickupOnly"] as const) {
      expect(await sees(photo, role)).toBe(false);
    }
  });

  it("shows teachers their own class's and no other's", async () => {
    const photo = await aPhotoOf((await aFamily()).childId);
    const teacherOf = async (of: string) => {
      const { phone, staffId } = await aStaffMember(ctx, { classId: of });
      const { userId } = await anAccount({ phone, centreId: ctx.centreId, role: "teacher" });
      await ownerSql()`update staff_member set user_id = ${userId} where id = ${staffId}`;
      return userId;
    };
    expect(await sees(photo, "teacher", await teacherOf(classId))).toBe(true);
    const { classId: other } = await aClass(ctx);
    expect(await sees(photo, "teacher", await teacherOf(other))).toBe(false);
  });

  it("shows a family its own child alone, whatever it consented to", async () => {
    const own = await aFamily();
    const stranger = await aFamily();
    const photo = await aPhotoOf(own.childId);
    expect(await sees(photo, "guardian", own.userId)).toBe(true);
    expect(await sees(photo, "familyMember", own.userId)).toBe(true);
    await decide(stranger, "granted");
    expect(await sees(photo, "guardian", stranger.userId)).toBe(false);
    expect(await sees(photo, "guardian")).toBe(false);
  });

  it("hides a photo of several at once when one family withdraws its consent", async () => {
    const own = await aFamily();
    const friend = await aFamily();
    const photo = await aPhotoOf(own.childId, friend.childId);
    expect(await sees(photo, "guardian", own.userId)).toBe(false);
    await decide(friend, "granted");
    expect(await sees(photo, "guardian", own.userId)).toBe(true);
    await decide(friend, "withdrawn");
    expect(await sees(photo, "guardian", own.userId)).toBe(false);
  });

  it("is no door to other files, nor to another centre's photos", async () => {
    const own = await aFamily();
    const photo = await aPhotoOf(own.childId);
    const face = await aFile(ctx);
    expect(await sees(face.fileId, "director")).toBe(false);
    expect(await sees("not-an-id", "director")).toBe(false);
    const other = await aCentre();
    expect(await sees(photo, "director", undefined, other.centreId)).toBe(false);
    expect(await findPhotos(ctx, [photo, face.fileId, newId()])).toEqual(new Set([photo]));
    expect(await findPhotos(other.ctx, [photo])).toEqual(new Set());
    expect(await getFilePurpose(ctx, { fileId: photo })).toBe("photo");
    await expect(getFilePurpose(ctx, { fileId: "no" })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

describe("listConsenting", () => {
  it("goes by the last word of each family", async () => {
    const [yes, no, silent] = [await aFamily(), await aFamily(), await aFamily()];
    await decide(yes, "granted");
    await decide(no, "granted");
    await decide(no, "withdrawn");
    const childIds = [yes.childId, no.childId, silent.childId];
    expect(await listConsenting(ctx, { kind: "classPhotos", childIds })).toEqual([yes.childId]);
    expect(await listConsenting(ctx, { kind: "outings", childIds })).toEqual([]);
  });
});
