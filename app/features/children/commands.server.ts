import { and, eq } from "drizzle-orm";
import { child } from "~db/schema/children";
import { attachFile } from "~/features/files/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { pinyinOf } from "~/lib/pinyin.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import { refuseStale, versionOf, type MaybeVersioned } from "~/lib/stale";
import { fingerprint, seal, unseal } from "~/lib/vault.server";
import { addGuardian } from "./family/commands.server";
import { birthdayProblem, checkIdentity, maskIdNumber, normaliseIdNumber } from "./rules";
import type { ChangeChildInput, RegisterChildInput } from "./schema";

type Identity = Pick<ChangeChildInput, "idKind" | "idNumber" | "bornOn" | "sex">;

/** The stored form of an identity number, or why it is refused. */
function identityColumns(childId: string, input: Identity) {
  if (input.idKind === "pending") {
    return ok({ idKind: input.idKind, idCipher: null, idHmac: null, idMasked: null });
  }
  const verdict = checkIdentity(input.idKind, input.idNumber, input);
  if (verdict !== "ok") return refuse(`id_${verdict}`, "idNumber");
  const number = normaliseIdNumber(input.idNumber);
  return ok({
    idKind: input.idKind,
    idCipher: seal(number, childId),
    idHmac: fingerprint(number),
    idMasked: maskIdNumber(number),
  });
}

const identityTaken = { "23505": refuse("id_taken", "idNumber") } satisfies Record<string, Refusal>;

function refuseBirthday(ctx: Ctx, bornOn: string): Refusal | null {
  const reason = birthdayProblem(bornOn, dayOf(ctx.now, ctx.timeZone));
  return reason && refuse(reason, "bornOn");
}

/**
 * Opens a child's one record, with the primary guardian. Refuses a bad or already known identity number.
 * An older roll brings the first day along, and what it says that nobody has made out.
 */
export const registerChild = (
  ctx: Ctx,
  input: RegisterChildInput & { enteredOn?: Day | null; toClarify?: string },
): Promise<Result<{ childId: string; guardianId: string }>> =>
  command(
    ctx,
    async (tx) => {
      const refusedBirthday = refuseBirthday(ctx, input.bornOn);
      if (refusedBirthday) return refusedBirthday;
      const childId = newId(ctx.now);
      const identity = identityColumns(childId, input);
      if (!identity.ok) return identity;
      const { full, initials } = pinyinOf(input.name);
      await tx.insert(child).values({
        ...{ centreId: ctx.centreId, id: childId, pinyin: full, initials },
        ...{ name: input.name, sex: input.sex, bornOn: input.bornOn, note: input.note },
        pastIllness: input.pastIllness,
        vaccinationCheckedOn: input.vaccinationCheckedOn,
        ...{ enteredOn: input.enteredOn, toClarify: input.toClarify },
        ...identity.value,
        ...{ createdAt: ctx.now, updatedAt: ctx.now },
      });
      const added = await addGuardian(ctx, childId, {
        name: input.guardianName,
        phone: input.guardianPhone,
        relation: input.guardianRelation,
        grade: "primary",
        mayPickUp: true,
      });
      if (!added.ok) return added.field ? { ...added, field: "guardianPhone" } : added;
      await writeAudit(ctx, { capability: "children.child.register", childId, after: { childId } });
      await announce(ctx, "child.registered", { childId });
      return ok({ childId, guardianId: added.value.guardianId });
    },
    identityTaken,
  );

const shown = {
  ...{ name: child.name, sex: child.sex, bornOn: child.bornOn, idKind: child.idKind },
  ...{ pastIllness: child.pastIllness, note: child.note },
  vaccinationCheckedOn: child.vaccinationCheckedOn,
};

/**
 * Corrects the record; an empty identity number of the same kind keeps the stored one. `clarified`: the family
 * was asked about what an older roll had left open.
 */
export const changeChild = (
  ctx: Ctx,
  childId: string,
  input: MaybeVersioned<Omit<ChangeChildInput, "clarified">> & { clarified?: boolean },
): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const [stored] = await tx
        .select({ shown, idCipher: child.idCipher, updatedAt: child.updatedAt })
        .from(child)
        .where(and(eq(child.centreId, ctx.centreId), eq(child.id, childId)))
        .for("update");
      if (!stored) return refuse("not_found");
      const refused =
        refuseStale(input.version, versionOf(stored.updatedAt), stored.shown) ??
        refuseBirthday(ctx, input.bornOn);
      if (refused) return refused;
      const keeps = input.idNumber === "" && stored.shown.idKind === input.idKind;
      // a number that stays must still fit the birthday and the sex as corrected
      const kept = keeps && stored.idCipher ? unseal(stored.idCipher, childId) : input.idNumber;
      const identity = identityColumns(childId, { ...input, idNumber: kept });
      if (!identity.ok) return identity;
      const { full, initials } = pinyinOf(input.name);
      await tx
        .update(child)
        .set({
          ...{ name: input.name, pinyin: full, initials, sex: input.sex, bornOn: input.bornOn },
          ...{ note: input.note, pastIllness: input.pastIllness },
          vaccinationCheckedOn: input.vaccinationCheckedOn,
          ...(input.clarified && { toClarify: "" }),
          ...identity.value,
          updatedAt: ctx.now,
        })
        .where(and(eq(child.centreId, ctx.centreId), eq(child.id, childId)));
      await writeAudit(ctx, { capability: "children.child.change", childId });
      return done;
    },
    identityTaken,
  );

/** Gives the child its picture; the file must be this centre's own. */
export const setChildFace = (ctx: Ctx, childId: string, fileId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const own = and(eq(child.centreId, ctx.centreId), eq(child.id, childId));
    const [held] = await tx.select({ face: child.faceFileId }).from(child).where(own).for("update");
    if (!held) return refuse("not_found");
    const attached = await attachFile(ctx, { fileId, purpose: "face", replaces: held.face });
    if (!attached.ok) return attached;
    await tx.update(child).set({ faceFileId: fileId, updatedAt: ctx.now }).where(own);
    await writeAudit(ctx, { capability: "files.face.change", childId, after: { fileId } });
    return done;
  });
