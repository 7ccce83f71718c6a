import { and, eq, gte, inArray, isNull, or } from "drizzle-orm";
import type { GuardianGrade } from "~db/enums";
import { childGuardian, guardian } from "~db/schema/children";
import { staffClass, staffMember } from "~db/schema/staff";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { belongingOn } from "~/lib/enrolled.server";
import { classroomRoles } from "./policy";

/** The classes of the signed-in person, as long as that person works here. */
export async function classesOfTeacher(tx: Transaction, ctx: Ctx): Promise<string[]> {
  const rows = await tx
    .select({ id: staffClass.classId })
    .from(staffMember)
    .innerJoin(
      staffClass,
      and(eq(staffClass.centreId, staffMember.centreId), eq(staffClass.staffId, staffMember.id)),
    )
    .where(
      and(
        eq(staffMember.centreId, ctx.centreId),
        eq(staffMember.userId, ctx.actor.id),
        or(isNull(staffMember.leftOn), gte(staffMember.leftOn, dayOf(ctx.now, ctx.timeZone))),
      ),
    );
  return rows.map((row) => row.id);
}

/** The classes that a person of a classroom is kept to; undefined for everyone else, who is kept to none. */
export const classScope = async (tx: Transaction, ctx: Ctx): Promise<string[] | undefined> =>
  classroomRoles.some((own) => own === ctx.actor.role) ? classesOfTeacher(tx, ctx) : undefined;

/** Where a child is enrolled, booked or on a visit today. */
export async function classesOfChild(
  tx: Transaction,
  ctx: Ctx,
  childId: string,
): Promise<string[]> {
  const today = dayOf(ctx.now, ctx.timeZone);
  // which weekday's pattern counts makes no difference to where a child belongs
  const place = belongingOn(tx, ctx.centreId, today, 1);
  const rows = await tx.select({ id: place.classId }).from(place).where(eq(place.childId, childId));
  return rows.map((row) => row.id);
}

/** The signed-in person's children, by what that person is to them. */
export async function childrenOfGuardian(
  tx: Transaction,
  ctx: Ctx,
  grades: readonly GuardianGrade[],
): Promise<string[]> {
  const rows = await tx
    .select({ id: childGuardian.childId })
    .from(guardian)
    .innerJoin(
      childGuardian,
      and(eq(childGuardian.centreId, guardian.centreId), eq(childGuardian.guardianId, guardian.id)),
    )
    .where(
      and(
        eq(guardian.centreId, ctx.centreId),
        eq(guardian.userId, ctx.actor.id),
        inArray(childGuardian.grade, [...grades]),
      ),
    );
  return rows.map((row) => row.id);
}
