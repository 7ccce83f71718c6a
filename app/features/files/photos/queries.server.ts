import { and, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { childConsent, childGuardian, fileChild, guardian } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { file } from "~db/schema/files";
import { staffClass, staffMember } from "~db/schema/staff";
import { classroomRoles, familyRoles } from "~/access/policy";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { getFileVariant } from "../queries.server";
import type { FileVariantInput } from "../schema";
import { consentsAllow } from "./rules";

const centreRoles = ["director", "office", "healthWorker"];

/**
 * A photo in a size. The office sees all; teachers those of their classes' children; a family those that
 * show an own child, unless another child on it has no consent to class photos. Asked anew at every look,
 * so that a withdrawn consent works at once. Anything else is not found.
 */
export const getPhoto = (ctx: Ctx, input: FileVariantInput) =>
  ctx.tx(async (tx) => {
    if (!isId(input.fileId) || !(await isVisible(tx, ctx, input.fileId))) throw notFound("file");
    return getFileVariant(ctx, input);
  });

/** Those of some photos that the asker may see. */
export const listVisiblePhotos = (
  ctx: Ctx,
  input: { fileIds: readonly string[] },
): Promise<Set<string>> =>
  ctx.tx(async (tx) => {
    const seen = new Set<string>();
    for (const id of input.fileIds) if (await isVisible(tx, ctx, id)) seen.add(id);
    return seen;
  });

async function isVisible(tx: Transaction, ctx: Ctx, fileId: string): Promise<boolean> {
  const { role } = ctx.actor;
  if (!role) return false;
  const shown = await tx
    .select({ childId: fileChild.childId })
    .from(file)
    .innerJoin(fileChild, and(eq(fileChild.centreId, file.centreId), eq(fileChild.fileId, file.id)))
    .where(and(eq(file.centreId, ctx.centreId), eq(file.id, fileId), eq(file.purpose, "photo")));
  const children = shown.map(({ childId }) => childId);
  if (children.length === 0) return false;
  if (centreRoles.includes(role)) return true;
  if (classroomRoles.some((own) => own === role)) return teachesOne(tx, ctx, children);
  return familyRoles.some((own) => own === role) && familyMaySee(tx, ctx, children);
}

async function teachesOne(tx: Transaction, ctx: Ctx, children: string[]): Promise<boolean> {
  const today = dayOf(ctx.now, ctx.timeZone);
  const [found] = await tx
    .select({ id: enrolment.id })
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
        eq(staffMember.userId, ctx.actor.id),
        inArray(enrolment.childId, children),
        lte(enrolment.startsOn, today),
        or(isNull(enrolment.endsOn), gt(enrolment.endsOn, today)),
      ),
    )
    .limit(1);
  return found !== undefined;
}

async function familyMaySee(tx: Transaction, ctx: Ctx, children: string[]): Promise<boolean> {
  const own = await tx
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
        inArray(childGuardian.childId, children),
      ),
    );
  const consents = await tx
    .selectDistinctOn([childConsent.childId], {
      childId: childConsent.childId,
      state: childConsent.state,
    })
    .from(childConsent)
    .where(
      and(
        eq(childConsent.centreId, ctx.centreId),
        eq(childConsent.kind, "classPhotos"),
        inArray(childConsent.childId, children),
      ),
    )
    .orderBy(
      childConsent.childId,
      sql`${childConsent.decidedAt} desc`,
      sql`${childConsent.id} desc`,
    );
  return consentsAllow({ children, own: own.map(({ id }) => id), consents });
}
