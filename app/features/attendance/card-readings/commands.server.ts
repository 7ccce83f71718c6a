import { and, eq } from "drizzle-orm";
import { guardian, pickUpPerson } from "~db/schema/children";
import { handoverCard } from "~db/schema/handover";
import { forgetCardAttempt, takeCardAttempt } from "~/access/limits.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { belongingOn } from "~/lib/enrolled.server";
import { ok, refuse, type Result } from "~/lib/result";
import { hashOf } from "../cards/commands.server";
import { listCollectors, type ChildsCollector } from "../handover/queries.server";

export type CardHolder = { name: string; children: ChildsCollector[] };

/**
 * Who holds up a card in a class, and which of its children that person is on the list of today. Opens nothing.
 * Refuses a code that is nobody's here, a card that was ended, a person of other classes, and for a while whoever
 * guesses.
 */
export async function readCard(
  ctx: Ctx,
  { classId, code }: { classId: string; code: string },
): Promise<Result<CardHolder>> {
  const minutes = await takeCardAttempt(ctx.actor.id);
  if (minutes > 0) return refuse("too_many_attempts", "code", { minutes });
  const found = await command(ctx, async (tx) => {
    const [card] = await tx
      .select({
        ...{ id: handoverCard.id, revokedAt: handoverCard.revokedAt },
        ...{ guardianId: guardian.id, guardianName: guardian.name },
        ...{ personName: pickUpPerson.name, phone: pickUpPerson.phone },
        personEndedAt: pickUpPerson.revokedAt,
      })
      .from(handoverCard)
      .leftJoin(
        guardian,
        and(eq(guardian.centreId, handoverCard.centreId), eq(guardian.id, handoverCard.guardianId)),
      )
      .leftJoin(
        pickUpPerson,
        and(
          eq(pickUpPerson.centreId, handoverCard.centreId),
          eq(pickUpPerson.id, handoverCard.pickUpPersonId),
        ),
      )
      .where(
        and(eq(handoverCard.centreId, ctx.centreId), eq(handoverCard.tokenHash, hashOf(code))),
      );
    if (!card) return refuse("card_unknown", "code");
    const name = card.guardianName ?? card.personName ?? "";
    if (card.revokedAt ?? card.personEndedAt) return refuse("card_revoked", "code", { name });
    const children = await childrenOf(tx, ctx, { classId, ...card });
    if (children.length === 0) return refuse("card_of_other_class", "code", { name });
    await tx
      .update(handoverCard)
      .set({ lastUsedAt: ctx.now })
      .where(and(eq(handoverCard.centreId, ctx.centreId), eq(handoverCard.id, card.id)));
    for (const { childId } of children) {
      const after = { cardId: card.id };
      await writeAudit(ctx, { capability: "attendance.card.read", childId, after });
    }
    return ok({ name, children });
  });
  if (found.ok) await forgetCardAttempt(ctx.actor.id);
  return found;
}

/** The children of the class on whose lists the holder stands: a guardian by the row, another by the phone. */
async function childrenOf(
  tx: Transaction,
  ctx: Ctx,
  about: { classId: string; guardianId: string | null; phone: string | null },
): Promise<ChildsCollector[]> {
  const today = dayOf(ctx.now, ctx.timeZone);
  // which weekday's pattern counts makes no difference to where a child belongs
  const place = belongingOn(tx, ctx.centreId, today, 1);
  const places = await tx
    .selectDistinct({ childId: place.childId })
    .from(place)
    .where(eq(place.classId, about.classId));
  const childIds = places.map(({ childId }) => childId);
  const same = about.phone
    ? await tx
        .select({ id: pickUpPerson.id })
        .from(pickUpPerson)
        .where(and(eq(pickUpPerson.centreId, ctx.centreId), eq(pickUpPerson.phone, about.phone)))
    : [];
  const ids = new Set([...same.map(({ id }) => id), about.guardianId]);
  const listed = await listCollectors(ctx, { childIds, days: [today] });
  return listed.filter(({ id, kind }) => kind !== "approval" && ids.has(id));
}
