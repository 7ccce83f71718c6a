import { and, eq, isNull } from "drizzle-orm";
import { childGuardian, guardian, pickUpPerson } from "~db/schema/children";
import { user } from "~db/schema/accounts";
import { settleKinRole } from "~/features/accounts/invitations/commands.server";
import { attachFile, storeFile } from "~/features/files/commands.server";
import { maxFileBytes } from "~/features/files/rules";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import type { Upload } from "~/lib/upload.server";
import { holdChild } from "../care/commands.server";
import { isBarred } from "../custody/commands.server";
import type { AddGuardianInput, AddPickUpPersonInput, ChangeGuardianInput } from "../schema";
import { roleOfGrades } from "./rules";

const capability = "children.child.change";

/** Siblings share one guardian row: the phone is the person. */
async function guardianByPhone(tx: Transaction, ctx: Ctx, input: { name: string; phone: string }) {
  const row = { centreId: ctx.centreId, id: newId(ctx.now), name: input.name, phone: input.phone };
  await tx
    .insert(guardian)
    .values({ ...row, createdAt: ctx.now, updatedAt: ctx.now })
    .onConflictDoNothing();
  const [found] = await tx
    .select({ id: guardian.id, name: guardian.name, userId: guardian.userId })
    .from(guardian)
    .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.phone, input.phone)));
  return found;
}

/**
 * Links a guardian to a child. A phone already known under another name is refused, as is a second
 * primary guardian (the partial unique index decides between two tablets).
 */
export const addGuardian = (
  ctx: Ctx,
  childId: string,
  input: AddGuardianInput,
): Promise<Result<{ guardianId: string }>> =>
  command(
    ctx,
    async (tx) => {
      await holdChild(tx, ctx, childId);
      const person = await guardianByPhone(tx, ctx, input);
      if (!person || person.name !== input.name) {
        return refuse("phone_of_other_person", "phone");
      }
      const links = await tx
        .select({ guardianId: childGuardian.guardianId, grade: childGuardian.grade })
        .from(childGuardian)
        .where(and(eq(childGuardian.centreId, ctx.centreId), eq(childGuardian.childId, childId)));
      if (links.some((link) => link.guardianId === person.id)) {
        return refuse("already_guardian", "phone");
      }
      if (input.grade === "primary" && links.some((link) => link.grade === "primary")) {
        return refuse("second_primary_guardian", "grade");
      }
      if (input.mayPickUp && (await isBarred(tx, ctx, childId, input.phone)))
        return refuse("must_not_collect", "mayPickUp");
      await tx.insert(childGuardian).values({
        ...{ centreId: ctx.centreId, childId, guardianId: person.id, createdAt: ctx.now },
        ...{ relation: input.relation, grade: input.grade, mayPickUp: input.mayPickUp },
      });
      if (person.userId) await settleRole(tx, ctx, person.id);
      await writeAudit(ctx, { capability, childId, after: { guardianId: person.id } });
      return ok({ guardianId: person.id });
    },
    { "23505": refuse("second_primary_guardian", "grade") },
  );

/** The primary guardian stays: name another one first. */
export const removeGuardian = (ctx: Ctx, childId: string, guardianId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const ofChild = and(
      eq(childGuardian.centreId, ctx.centreId),
      eq(childGuardian.childId, childId),
      eq(childGuardian.guardianId, guardianId),
    );
    const [link] = await tx
      .select({ grade: childGuardian.grade })
      .from(childGuardian)
      .where(ofChild)
      .for("update");
    if (!link) return refuse("not_found");
    if (link.grade === "primary") return refuse("primary_guardian_stays");
    await tx.delete(childGuardian).where(ofChild);
    await settleRole(tx, ctx, guardianId);
    await writeAudit(ctx, { capability, childId, before: { guardianId } });
    return done;
  });

/**
 * Another standing of somebody who is on the child's list already. Naming a primary guardian makes the one
 * before a guardian; the account, where there is one, gets the role of its best grade here.
 */
export const changeGuardian = (
  ctx: Ctx,
  childId: string,
  { guardianId, grade, mayPickUp }: ChangeGuardianInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdChild(tx, ctx, childId);
    const links = and(eq(childGuardian.centreId, ctx.centreId), eq(childGuardian.childId, childId));
    const [link] = await tx
      .select({ grade: childGuardian.grade, phone: guardian.phone })
      .from(childGuardian)
      .innerJoin(
        guardian,
        and(
          eq(guardian.centreId, childGuardian.centreId),
          eq(guardian.id, childGuardian.guardianId),
        ),
      )
      .where(and(links, eq(childGuardian.guardianId, guardianId)));
    if (!link) return refuse("not_found");
    if (link.grade === "primary" && grade !== "primary")
      return refuse("primary_guardian_stays", "grade");
    if (mayPickUp && (await isBarred(tx, ctx, childId, link.phone)))
      return refuse("must_not_collect", "mayPickUp");
    if (grade === "primary") {
      await tx
        .update(childGuardian)
        .set({ grade: "secondary" })
        .where(and(links, eq(childGuardian.grade, "primary")));
    }
    await tx
      .update(childGuardian)
      .set({ grade, mayPickUp })
      .where(and(links, eq(childGuardian.guardianId, guardianId)));
    await settleRole(tx, ctx, guardianId);
    await writeAudit(ctx, {
      ...{ capability, childId, before: { guardianId, grade: link.grade } },
      after: { guardianId, grade, mayPickUp: String(mayPickUp) },
    });
    return done;
  });

async function settleRole(tx: Transaction, ctx: Ctx, guardianId: string): Promise<void> {
  const rows = await tx
    .select({ userId: guardian.userId, grade: childGuardian.grade })
    .from(guardian)
    .leftJoin(
      childGuardian,
      and(eq(childGuardian.centreId, guardian.centreId), eq(childGuardian.guardianId, guardian.id)),
    )
    .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.id, guardianId)));
  const userId = rows[0]?.userId;
  const role = roleOfGrades(rows.flatMap(({ grade }) => grade ?? []));
  if (userId) await settleKinRole(ctx, { userId, role });
}

/** Ties a guardian to the account that has the same phone, so that the person may sign in. */
export const linkGuardianAccount = (
  ctx: Ctx,
  guardianId: string,
  userId: string,
): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const [person] = await tx
        .select({ phone: guardian.phone })
        .from(guardian)
        .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.id, guardianId)))
        .for("update");
      const [account] = await tx
        .select({ phone: user.phone })
        .from(user)
        .where(eq(user.id, userId));
      if (!person || !account) return refuse("not_found");
      if (person.phone !== account.phone) return refuse("phone_of_other_person", "phone");
      await tx
        .update(guardian)
        .set({ userId, updatedAt: ctx.now })
        .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.id, guardianId)));
      await writeAudit(ctx, { capability: "accounts.account.open", after: { guardianId, userId } });
      return done;
    },
    { "23505": refuse("account_taken") },
  );

/** Ties every entry of a pick-up person, one a child, to the account with the same phone. */
export const linkPickUpAccount = (ctx: Ctx, phone: string, userId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const tied = await tx
      .update(pickUpPerson)
      .set({ userId })
      .where(
        and(
          eq(pickUpPerson.centreId, ctx.centreId),
          eq(pickUpPerson.phone, phone),
          isNull(pickUpPerson.revokedAt),
        ),
      )
      .returning({ id: pickUpPerson.id });
    for (const { id } of tied) {
      const after = { pickUpPersonId: id, userId };
      await writeAudit(ctx, { capability: "accounts.account.open", after });
    }
    return done;
  });

/** Names an adult who may collect the child; a person revoked earlier is named again. */
export const addPickUpPerson = (
  ctx: Ctx,
  childId: string,
  input: AddPickUpPersonInput & { userId?: string },
): Promise<Result<{ id: string }>> =>
  command(ctx, async (tx) => {
    await holdChild(tx, ctx, childId);
    if (await isBarred(tx, ctx, childId, input.phone)) return refuse("must_not_collect", "phone");
    const [known] = await tx
      .select({ id: pickUpPerson.id, revokedAt: pickUpPerson.revokedAt })
      .from(pickUpPerson)
      .where(
        and(
          eq(pickUpPerson.centreId, ctx.centreId),
          eq(pickUpPerson.childId, childId),
          eq(pickUpPerson.phone, input.phone),
        ),
      );
    if (known && !known.revokedAt) return refuse("already_pick_up_person", "phone");
    const id = known?.id ?? newId(ctx.now);
    const person = { name: input.name, relation: input.relation, userId: input.userId };
    if (known) {
      await tx
        .update(pickUpPerson)
        .set({ ...person, revokedAt: null })
        .where(and(eq(pickUpPerson.centreId, ctx.centreId), eq(pickUpPerson.id, id)));
    } else {
      await tx.insert(pickUpPerson).values({
        ...{ centreId: ctx.centreId, id, childId, phone: input.phone, createdAt: ctx.now },
        ...person,
      });
    }
    await writeAudit(ctx, { capability, childId, after: { pickUpPersonId: id } });
    return ok({ id });
  });

export const revokePickUpPerson = (ctx: Ctx, childId: string, id: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const revoked = await tx
      .update(pickUpPerson)
      .set({ revokedAt: ctx.now })
      .where(
        and(
          eq(pickUpPerson.centreId, ctx.centreId),
          eq(pickUpPerson.childId, childId),
          eq(pickUpPerson.id, id),
          isNull(pickUpPerson.revokedAt),
        ),
      )
      .returning({ id: pickUpPerson.id });
    if (!revoked[0]) return refuse("not_found");
    await writeAudit(ctx, { capability, childId, before: { pickUpPersonId: id } });
    return done;
  });

/** The picture to know a pick-up person by at the door; it takes the place of the one before. */
export async function setPickUpPhoto(
  ctx: Ctx,
  childId: string,
  { pickUpPersonId, photo }: { pickUpPersonId: string; photo: Upload | undefined },
): Promise<Result> {
  if (!photo) return refuse("file_empty");
  if (!photo.bytes)
    return refuse("file_too_large", undefined, { megabytes: maxFileBytes.face / 1024 / 1024 });
  const stored = await storeFile(ctx, { purpose: "face", bytes: photo.bytes, mime: photo.mime });
  // the form has no field that shows a refusal: it stands above the whole
  if (!stored.ok) return refuse(stored.reason, undefined, stored.detail);
  const { fileId } = stored.value;
  return command(ctx, async (tx) => {
    const person = and(
      eq(pickUpPerson.centreId, ctx.centreId),
      eq(pickUpPerson.childId, childId),
      eq(pickUpPerson.id, pickUpPersonId),
      isNull(pickUpPerson.revokedAt),
    );
    const [held] = await tx
      .select({ photoFileId: pickUpPerson.photoFileId })
      .from(pickUpPerson)
      .where(person)
      .for("update");
    if (!held) return refuse("not_found");
    const replaces = held.photoFileId;
    const attached = await attachFile(ctx, { fileId, purpose: "face", replaces });
    if (!attached.ok) return attached;
    await tx.update(pickUpPerson).set({ photoFileId: fileId }).where(person);
    await writeAudit(ctx, { capability, childId, after: { pickUpPersonId, fileId } });
    return done;
  });
}
