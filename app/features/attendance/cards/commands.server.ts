import { randomBytes } from "node:crypto";
import { and, eq, inArray, isNull, or } from "drizzle-orm";
import { childGuardian, guardian, pickUpPerson } from "~db/schema/children";
import { handoverCard } from "~db/schema/handover";
import type { CardMedium } from "~db/enums";
import { seeingGrades } from "~/access/policy";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { qrImage } from "~/lib/qr.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { fingerprint } from "~/lib/vault.server";
import { listCollectors, type ChildsCollector } from "../handover/queries.server";
import { codeLength, codeOf, qrTextOf } from "../handover/rules";
import type { MakeCardsInput } from "../handover/schema";

type Whose = { guardianId: string } | { pickUpPersonId: string };
type MadeCard = { cardId: string; code: string };

/** A leaked table tells no code: the fingerprint is made with the house's own key. */
export const hashOf = (code: string): string => fingerprint(`card ${code}`);

/**
 * Printed cards for people on the child's list; the printed ones before them are good no more. The codes are told
 * this once. Refuses whoever may not collect the child.
 */
export const makeCards = (
  ctx: Ctx,
  childId: string,
  { person }: MakeCardsInput,
): Promise<Result<PrintedCard[]>> =>
  command(ctx, async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const listed = await listCollectors(ctx, { childIds: [childId], days: [today] });
    const cards: PrintedCard[] = [];
    for (const asked of new Set(person)) {
      const found = listed.find(({ kind, id }) => asked === `${kind} ${id}`);
      if (found?.standing !== "may") return refuse("not_found");
      const { id, kind, name, relation, photoFileId } = found;
      const whose = kind === "guardian" ? { guardianId: id } : { pickUpPersonId: id };
      if (!(await isOnList(tx, ctx, childId, whose))) return refuse("not_found");
      const made = await drawCard(await replaceCard(tx, ctx, whose, "paper"));
      cards.push({ ...made, name, relation, photoFileId });
      const after = { cardId: made.cardId };
      await writeAudit(ctx, { capability: "attendance.card.make", childId, after });
    }
    return ok(cards);
  });

/** The card that somebody shows on the own phone, anew each time; the one before it is good no more. */
export const showOwnCard = (ctx: Ctx): Promise<Result<MadeCard>> =>
  command(ctx, async (tx) => {
    const whose = await findOwn(tx, ctx);
    if (!whose) return refuse("nobody_to_collect");
    const made = await replaceCard(tx, ctx, whose, "phone");
    await writeAudit(ctx, {
      capability: "attendance.card.show",
      after: { cardId: made.cardId },
    });
    return ok(made);
  });

/** Ends a card of somebody on the child's list, for good. Ended twice is ended once. */
export const revokeCard = (
  ctx: Ctx,
  childId: string,
  { cardId }: { cardId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const [card] = await tx
      .select({ guardianId: handoverCard.guardianId, personId: handoverCard.pickUpPersonId })
      .from(handoverCard)
      .where(and(eq(handoverCard.centreId, ctx.centreId), eq(handoverCard.id, cardId)))
      .for("update");
    const whose = card?.guardianId
      ? { guardianId: card.guardianId }
      : card?.personId && { pickUpPersonId: card.personId };
    if (!whose || !(await isOnList(tx, ctx, childId, whose))) return refuse("not_found");
    await tx
      .update(handoverCard)
      .set({ revokedAt: ctx.now })
      .where(
        and(
          eq(handoverCard.centreId, ctx.centreId),
          eq(handoverCard.id, cardId),
          isNull(handoverCard.revokedAt),
        ),
      );
    await writeAudit(ctx, {
      capability: "attendance.card.make",
      ...{ childId, before: { cardId } },
    });
    return done;
  });

/** One card of a kind a person: making holds the person, so that two at once leave one. */
async function replaceCard(
  tx: Transaction,
  ctx: Ctx,
  whose: Whose,
  medium: CardMedium,
): Promise<MadeCard> {
  await tx
    .update(handoverCard)
    .set({ revokedAt: ctx.now })
    .where(
      and(
        eq(handoverCard.centreId, ctx.centreId),
        ofPerson(whose),
        eq(handoverCard.medium, medium),
        isNull(handoverCard.revokedAt),
      ),
    );
  const cardId = newId(ctx.now);
  const code = codeOf(randomBytes(codeLength));
  await tx.insert(handoverCard).values({
    ...{ centreId: ctx.centreId, id: cardId, ...whose, medium, tokenHash: hashOf(code) },
    ...{ madeBy: ctx.actor.kind === "user" ? ctx.actor.id : null, createdAt: ctx.now },
  });
  return { cardId, code };
}

const ofPerson = (whose: Whose) =>
  "guardianId" in whose
    ? eq(handoverCard.guardianId, whose.guardianId)
    : eq(handoverCard.pickUpPersonId, whose.pickUpPersonId);

/** Holds the person's row. */
async function isOnList(tx: Transaction, ctx: Ctx, childId: string, whose: Whose) {
  if ("guardianId" in whose) {
    const [link] = await tx
      .select({ id: childGuardian.guardianId })
      .from(childGuardian)
      .where(
        and(
          eq(childGuardian.centreId, ctx.centreId),
          eq(childGuardian.childId, childId),
          eq(childGuardian.guardianId, whose.guardianId),
        ),
      )
      .for("no key update");
    return link !== undefined;
  }
  const [person] = await tx
    .select({ id: pickUpPerson.id })
    .from(pickUpPerson)
    .where(
      and(
        eq(pickUpPerson.centreId, ctx.centreId),
        eq(pickUpPerson.childId, childId),
        eq(pickUpPerson.id, whose.pickUpPersonId),
        isNull(pickUpPerson.revokedAt),
      ),
    )
    .for("no key update");
  return person !== undefined;
}

/** As whom the signed-in person collects: the guardian, else the first entry among those who were named. */
async function findOwn(tx: Transaction, ctx: Ctx): Promise<Whose | null> {
  const [asGuardian] = await tx
    .select({ id: guardian.id })
    .from(guardian)
    .innerJoin(
      childGuardian,
      and(
        eq(childGuardian.centreId, guardian.centreId),
        eq(childGuardian.guardianId, guardian.id),
        or(eq(childGuardian.mayPickUp, true), inArray(childGuardian.grade, [...seeingGrades])),
      ),
    )
    .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.userId, ctx.actor.id)))
    .limit(1)
    .for("no key update", { of: guardian });
  if (asGuardian && ctx.actor.role !== "pickupOnly") return { guardianId: asGuardian.id };
  const [named] = await tx
    .select({ id: pickUpPerson.id })
    .from(pickUpPerson)
    .where(
      and(
        eq(pickUpPerson.centreId, ctx.centreId),
        eq(pickUpPerson.userId, ctx.actor.id),
        isNull(pickUpPerson.revokedAt),
      ),
    )
    .orderBy(pickUpPerson.createdAt, pickUpPerson.id)
    .limit(1)
    .for("no key update");
  return named ? { pickUpPersonId: named.id } : null;
}

type DrawnCard = MadeCard & { qr: string };
export type PrintedCard = DrawnCard & Pick<ChildsCollector, "name" | "relation" | "photoFileId">;

/** A card with the picture that is held up. */
export const drawCard = async (made: MadeCard): Promise<DrawnCard> => ({
  ...made,
  qr: await qrImage(qrTextOf(made.code)),
});
