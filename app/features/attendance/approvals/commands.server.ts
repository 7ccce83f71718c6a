import { and, eq, inArray, isNull } from "drizzle-orm";
import { child, childGuardian, guardian, pickUpPerson } from "~db/schema/children";
import { pickUpApproval } from "~db/schema/handover";
import { signingGrades } from "~/access/policy";
import { isBarred } from "~/features/children/custody/commands.server";
import { attachFile, storeFile } from "~/features/files/commands.server";
import { maxFileBytes } from "~/features/files/rules";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { belongingOn } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { tellLive } from "~/lib/live.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import type { Upload } from "~/lib/upload.server";
import type { ApprovePickUpInput } from "../handover/schema";
import { approvalDays } from "../handover/rules";

const capability = "attendance.approval.give";

/**
 * A guardian lets somebody collect the child once, today or on a day to come. Refuses a day that is past or far,
 * somebody who must not collect it, and who is on its list anyway. With a photo where there is one.
 */
export async function approvePickUp(
  ctx: Ctx,
  childId: OwnChildId,
  input: ApprovePickUpInput,
  photo?: Upload,
): Promise<Result<{ approvalId: string }>> {
  const today = dayOf(ctx.now, ctx.timeZone);
  if (input.onDay < today) return refuse("day_is_past", "onDay");
  if (input.onDay > addDays(today, approvalDays)) {
    return refuse("approval_too_far", "onDay", { days: approvalDays });
  }
  const kept = photo ? await keepPhoto(ctx, photo) : null;
  if (kept && !kept.ok) return kept;
  const photoFileId = kept?.value.fileId ?? null;
  return command(ctx, async (tx) => {
    const [held] = await tx
      .select({ id: child.id })
      .from(child)
      .where(and(eq(child.centreId, ctx.centreId), eq(child.id, childId)))
      .for("no key update");
    if (!held) throw notFound("child");
    const signer = await findSigner(tx, ctx, childId);
    if (!signer) throw notFound("guardian");
    if (await isBarred(tx, ctx, childId, input.phone)) {
      return refuse("approval_not_possible", "phone");
    }
    if (await isListed(tx, ctx, childId, input.phone)) {
      return refuse("already_may_collect", "phone");
    }
    if (photoFileId) {
      const attached = await attachFile(ctx, {
        fileId: photoFileId,
        purpose: "face",
        replaces: null,
      });
      if (!attached.ok) return attached;
    }
    const approvalId = newId(ctx.now);
    await tx.insert(pickUpApproval).values({
      ...{ centreId: ctx.centreId, id: approvalId, childId, guardianId: signer.id },
      ...{ ...input, photoFileId, createdAt: ctx.now },
    });
    await writeAudit(ctx, { capability, childId, after: { approvalId } });
    await tellRoom(tx, ctx, childId, input.onDay);
    return ok({ approvalId });
  });
}

/** The family takes it back. Refuses one that was used. */
export const cancelApproval = (
  ctx: Ctx,
  childId: OwnChildId,
  { approvalId }: { approvalId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const [held] = await tx
      .select({ usedAt: pickUpApproval.usedAt, onDay: pickUpApproval.onDay })
      .from(pickUpApproval)
      .where(own(ctx, childId, approvalId))
      .for("update");
    if (!held) return refuse("not_found");
    if (held.usedAt) return refuse("approval_used");
    await tx
      .update(pickUpApproval)
      .set({ cancelledAt: ctx.now })
      .where(and(own(ctx, childId, approvalId), isNull(pickUpApproval.cancelledAt)));
    await writeAudit(ctx, { capability, childId, before: { approvalId } });
    await tellRoom(tx, ctx, childId, held.onDay);
    return done;
  });

const own = (ctx: Ctx, childId: string, approvalId: string) =>
  and(
    eq(pickUpApproval.centreId, ctx.centreId),
    eq(pickUpApproval.childId, childId),
    eq(pickUpApproval.id, approvalId),
  );

const keepPhoto = async (
  ctx: Ctx,
  { bytes, mime }: Upload,
): Promise<Result<{ fileId: string }>> => {
  if (!bytes)
    return refuse("file_too_large", "photo", { megabytes: maxFileBytes.face / 1024 / 1024 });
  const stored = await storeFile(ctx, { purpose: "face", bytes, mime });
  return stored.ok ? stored : { ...stored, field: "photo" };
};

/** The signed-in person as this child's guardian, where the person signs for it. */
async function findSigner(tx: Transaction, ctx: Ctx, childId: string) {
  const [found] = await tx
    .select({ id: guardian.id })
    .from(childGuardian)
    .innerJoin(
      guardian,
      and(eq(guardian.centreId, childGuardian.centreId), eq(guardian.id, childGuardian.guardianId)),
    )
    .where(
      and(
        eq(childGuardian.centreId, ctx.centreId),
        eq(childGuardian.childId, childId),
        eq(guardian.userId, ctx.actor.id),
        inArray(childGuardian.grade, [...signingGrades]),
      ),
    );
  return found;
}

async function isListed(tx: Transaction, ctx: Ctx, childId: string, phone: string) {
  const [named] = await tx
    .select({ id: pickUpPerson.id })
    .from(pickUpPerson)
    .where(
      and(
        eq(pickUpPerson.centreId, ctx.centreId),
        eq(pickUpPerson.childId, childId),
        eq(pickUpPerson.phone, phone),
        isNull(pickUpPerson.revokedAt),
      ),
    );
  return named !== undefined;
}

/** The child's class of the day, so that its tablet shows at once what changed. */
async function tellRoom(tx: Transaction, ctx: Ctx, childId: string, day: string): Promise<void> {
  // which weekday's pattern counts makes no difference to where a child belongs
  const place = belongingOn(tx, ctx.centreId, day, 1);
  const classes = await tx
    .selectDistinct({ classId: place.classId })
    .from(place)
    .where(eq(place.childId, childId));
  const classIds = classes.map(({ classId }) => classId);
  if (classIds.length > 0) await tellLive(ctx, { kind: "log", classIds });
}
