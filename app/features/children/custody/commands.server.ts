import { and, eq, isNull, sql } from "drizzle-orm";
import { childGuardian, custodyNote, guardian, pickUpPerson } from "~db/schema/children";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import { holdChild } from "../care/commands.server";
import { barredToday } from "./queries.server";
import { custodyStandingOn } from "./rules";
import type { RecordCustodyNoteInput } from "./schema";

const capability = "children.custody.change";

/**
 * Notes who may not have the child, or what else staff must know of its custody. A guardian who must not collect
 * is off the pick-up list while the note holds, and stays off it until the office says otherwise.
 */
export const recordCustodyNote = (
  ctx: Ctx,
  childId: string,
  input: RecordCustodyNoteInput,
): Promise<Result<{ noteId: string }>> =>
  command(ctx, async (tx) => {
    await holdChild(tx, ctx, childId);
    const { guardianId, mustNotCollect, fromDay, untilDay, text } = input;
    if (mustNotCollect && !guardianId) return refuse("custody_names_nobody", "guardianId");
    if (untilDay && untilDay < fromDay) return refuse("ends_before_beginning", "untilDay");
    if (guardianId && !(await isGuardian(tx, ctx, childId, guardianId)))
      return refuse("not_a_guardian", "guardianId");
    const noteId = newId(ctx.now);
    await tx.insert(custodyNote).values({
      ...{ centreId: ctx.centreId, id: noteId, childId, text, guardianId, mustNotCollect },
      ...{ fromDay, untilDay, createdBy: ctx.actor.id, createdAt: ctx.now },
    });
    const today = dayOf(ctx.now, ctx.timeZone);
    const holds = custodyStandingOn({ fromDay, untilDay, isEnded: false }, today) === "inForce";
    if (guardianId && mustNotCollect && holds) await strikeOff(tx, ctx, childId, guardianId);
    await writeAudit(ctx, {
      ...{ capability, childId },
      after: guardianId ? { noteId, guardianId } : { noteId },
    });
    return ok({ noteId });
  });

async function isGuardian(tx: Transaction, ctx: Ctx, childId: string, guardianId: string) {
  const [link] = await tx
    .select({ one: sql`1` })
    .from(childGuardian)
    .where(ofChild(ctx, childId, guardianId));
  return link !== undefined;
}

const ofChild = (ctx: Ctx, childId: string, guardianId: string) =>
  and(
    eq(childGuardian.centreId, ctx.centreId),
    eq(childGuardian.childId, childId),
    eq(childGuardian.guardianId, guardianId),
  );

/** Nobody collects by another entry of the list than the one that is struck. */
async function strikeOff(tx: Transaction, ctx: Ctx, childId: string, guardianId: string) {
  await tx
    .update(childGuardian)
    .set({ mayPickUp: false })
    .where(ofChild(ctx, childId, guardianId));
  await tx
    .update(pickUpPerson)
    .set({ revokedAt: ctx.now })
    .where(
      and(
        eq(pickUpPerson.centreId, ctx.centreId),
        eq(pickUpPerson.childId, childId),
        isNull(pickUpPerson.revokedAt),
        eq(
          pickUpPerson.phone,
          tx
            .select({ phone: guardian.phone })
            .from(guardian)
            .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.id, guardianId))),
        ),
      ),
    );
}

/** The note stays to be read, as what no longer holds. */
export const endCustodyNote = (ctx: Ctx, childId: string, noteId: string): Promise<Result> =>
  command(ctx, async (tx) => {
    const ended = await tx
      .update(custodyNote)
      .set({ endedBy: ctx.actor.id, endedAt: ctx.now })
      .where(
        and(
          eq(custodyNote.centreId, ctx.centreId),
          eq(custodyNote.childId, childId),
          eq(custodyNote.id, noteId),
          isNull(custodyNote.endedAt),
        ),
      )
      .returning({ id: custodyNote.id });
    if (!ended[0]) return refuse("not_found");
    await writeAudit(ctx, { capability, childId, before: { noteId } });
    return done;
  });

/** Whether the person with this phone must not collect the child today: asked before anybody is listed. */
export async function isBarred(
  tx: Transaction,
  ctx: Ctx,
  childId: string,
  phone: string,
): Promise<boolean> {
  const [row] = await tx.execute<{ barred: boolean }>(
    sql`select ${barredToday(ctx, sql`${childId}::uuid`, sql`${phone}::text`)} as barred`,
  );
  return row?.barred ?? false;
}
