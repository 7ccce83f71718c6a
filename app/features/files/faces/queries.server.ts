import { and, eq, exists, gte, inArray, isNull, or } from "drizzle-orm";
import { child, childGuardian, guardian, pickUpPerson } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { file } from "~db/schema/files";
import { pickUpApproval } from "~db/schema/handover";
import { shift } from "~db/schema/rosters";
import { staffClass, staffMember } from "~db/schema/staff";
import { seeingGrades } from "~/access/policy";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { employedOn } from "~/lib/employed.server";
import { enrolledOn, belongingOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { getFileVariant } from "../queries.server";
import type { FileVariantInput } from "../schema";

const outsideRoles = ["guardian", "familyMember", "pickupOnly"];

/**
 * A face in a size. Who works here sees every face of the centre; a family sees its own children, those
 * it may collect, and the teachers of their classes; a class's tablet the children and the staff of its day.
 * Any other face, or a file that is none, is not found.
 */
export const getFace = (ctx: Ctx, input: FileVariantInput) =>
  ctx.tx(async (tx) => {
    if (!isId(input.fileId) || !(await isVisible(tx, ctx, input.fileId))) throw notFound("file");
    return getFileVariant(ctx, input);
  });

async function isVisible(tx: Transaction, ctx: Ctx, fileId: string): Promise<boolean> {
  const { role, classId } = ctx.actor;
  if (!role && !classId) return false;
  const isOutside = role !== null && outsideRoles.includes(role);
  const [found] = await tx
    .select({ id: file.id })
    .from(file)
    .where(
      and(
        eq(file.centreId, ctx.centreId),
        eq(file.id, fileId),
        eq(file.purpose, "face"),
        isOutside ? or(...ownFaces(tx, ctx, fileId)) : undefined,
        classId ? or(...facesOfClass(tx, ctx, { classId, fileId })) : undefined,
      ),
    );
  return found !== undefined;
}

/** The face is a child's whom this person answers for or collects, or a teacher's of such a child. */
function ownFaces(tx: Transaction, ctx: Ctx, fileId: string) {
  const today = dayOf(ctx.now, ctx.timeZone);
  const ids = ctx.actor.role === "pickupOnly" ? collectable(tx, ctx) : childrenOfFamily(tx, ctx);
  const ofChild = tx
    .select({ id: child.id })
    .from(child)
    .where(
      and(eq(child.centreId, ctx.centreId), eq(child.faceFileId, fileId), inArray(child.id, ids)),
    );
  const ofTeacher = tx
    .select({ id: staffMember.id })
    .from(staffMember)
    .innerJoin(
      staffClass,
      and(eq(staffClass.centreId, staffMember.centreId), eq(staffClass.staffId, staffMember.id)),
    )
    .innerJoin(
      enrolment,
      and(eq(enrolment.centreId, staffClass.centreId), eq(enrolment.classId, staffClass.classId)),
    )
    .where(
      and(
        eq(staffMember.centreId, ctx.centreId),
        eq(staffMember.faceFileId, fileId),
        or(isNull(staffMember.leftOn), gte(staffMember.leftOn, today)),
        inArray(enrolment.childId, ids),
        enrolledOn(today),
      ),
    );
  return [exists(ofChild), exists(ofTeacher), ...ofCollectors(tx, ctx, { fileId, ids })];
}

type Ids = ReturnType<typeof collectable> | ReturnType<typeof childrenOfFamily> | ReturnType<typeof childrenOfClass>; // prettier-ignore

/** The face is of somebody who was named, or approved from today on, to collect one of these children. */
function ofCollectors(tx: Transaction, ctx: Ctx, about: { fileId: string; ids: Ids }) {
  const named = tx
    .select({ id: pickUpPerson.id })
    .from(pickUpPerson)
    .where(
      and(
        eq(pickUpPerson.centreId, ctx.centreId),
        eq(pickUpPerson.photoFileId, about.fileId),
        inArray(pickUpPerson.childId, about.ids),
        isNull(pickUpPerson.revokedAt),
      ),
    );
  const approved = tx
    .select({ id: pickUpApproval.id })
    .from(pickUpApproval)
    .where(
      and(
        eq(pickUpApproval.centreId, ctx.centreId),
        eq(pickUpApproval.photoFileId, about.fileId),
        inArray(pickUpApproval.childId, about.ids),
        gte(pickUpApproval.onDay, dayOf(ctx.now, ctx.timeZone)),
        isNull(pickUpApproval.cancelledAt),
      ),
    );
  return [exists(named), exists(approved)];
}

/** The face is a child's who belongs to the class today, or of somebody who works in it. */
function facesOfClass(tx: Transaction, ctx: Ctx, about: { classId: string; fileId: string }) {
  const today = dayOf(ctx.now, ctx.timeZone);
  // which weekday's pattern counts makes no difference to where a child belongs
  const place = belongingOn(tx, ctx.centreId, today, 1);
  const ofChild = tx
    .select({ id: child.id })
    .from(child)
    .innerJoin(place, and(eq(place.childId, child.id), eq(place.classId, about.classId)))
    .where(and(eq(child.centreId, ctx.centreId), eq(child.faceFileId, about.fileId)));
  const classes = tx
    .select({ staffId: staffClass.staffId })
    .from(staffClass)
    .where(and(eq(staffClass.centreId, ctx.centreId), eq(staffClass.classId, about.classId)));
  const shifts = tx
    .select({ staffId: shift.staffId })
    .from(shift)
    .where(
      and(eq(shift.centreId, ctx.centreId), eq(shift.classId, about.classId), eq(shift.day, today)),
    );
  const ofStaff = tx
    .select({ id: staffMember.id })
    .from(staffMember)
    .where(
      and(
        eq(staffMember.centreId, ctx.centreId),
        eq(staffMember.faceFileId, about.fileId),
        employedOn(today),
        or(inArray(staffMember.id, classes), inArray(staffMember.id, shifts)),
      ),
    );
  const ids = childrenOfClass(tx, ctx, about.classId);
  return [exists(ofChild), exists(ofStaff), ...ofCollectors(tx, ctx, { ...about, ids })];
}

function childrenOfClass(tx: Transaction, ctx: Ctx, classId: string) {
  const place = belongingOn(tx, ctx.centreId, dayOf(ctx.now, ctx.timeZone), 1);
  return tx.select({ id: place.childId }).from(place).where(eq(place.classId, classId));
}

const childrenOfFamily = (tx: Transaction, ctx: Ctx) =>
  tx
    .select({ id: childGuardian.childId })
    .from(childGuardian)
    .innerJoin(
      guardian,
      and(eq(guardian.centreId, childGuardian.centreId), eq(guardian.id, childGuardian.guardianId)),
    )
    .where(
      and(
        eq(childGuardian.centreId, ctx.centreId),
        eq(guardian.userId, ctx.actor.id),
        inArray(childGuardian.grade, [...seeingGrades]),
      ),
    );

const collectable = (tx: Transaction, ctx: Ctx) =>
  tx
    .select({ id: pickUpPerson.childId })
    .from(pickUpPerson)
    .where(
      and(
        eq(pickUpPerson.centreId, ctx.centreId),
        eq(pickUpPerson.userId, ctx.actor.id),
        isNull(pickUpPerson.revokedAt),
      ),
    );
