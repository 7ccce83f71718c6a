import { and, eq, gte, isNull, or, sql } from "drizzle-orm";
import type { GuardianGrade } from "~db/enums";
import { childGuardian, guardian } from "~db/schema/children";
import { staffClass, staffMember } from "~db/schema/staff";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { belongingOn } from "~/lib/enrolled.server";
import { statement } from "~/lib/statement.server";
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

const findOwn = statement((on) =>
  on
    .select({ id: childGuardian.childId, grade: childGuardian.grade })
    .from(guardian)
    .innerJoin(
      childGuardian,
      and(eq(childGuardian.centreId, guardian.centreId), eq(childGuardian.guardianId, guardian.id)),
    )
    .where(
      and(
        eq(guardian.centreId, sql.placeholder("centreId")),
        eq(guardian.userId, sql.placeholder("userId")),
      ),
    )
    .prepare("own_children"),
);

/** The signed-in person's children, and what that person is to each. */
export const linksOfGuardian = (tx: Transaction, ctx: Ctx) =>
  findOwn(tx, { centreId: ctx.centreId, userId: ctx.actor.id });

/** Those of them to whom the person is one of `grades`. */
export async function childrenOfGuardian(
  tx: Transaction,
  ctx: Ctx,
  grades: readonly GuardianGrade[],
): Promise<string[]> {
  const links = await linksOfGuardian(tx, ctx);
  return links.flatMap(({ id, grade }) => (grades.includes(grade) ? id : []));
}
