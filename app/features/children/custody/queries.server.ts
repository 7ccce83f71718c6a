import { and, desc, eq, gte, isNull, lte, or, sql, type AnyColumn, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { user } from "~db/schema/accounts";
import { custodyNote, guardian } from "~db/schema/children";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { custodyStandingOn } from "./rules";

const author = alias(user, "author");
const ender = alias(user, "ender");

/** What staff must know about who may have the child: all that was ever noted, the newest first. Audited. */
export const listCustodyNotes = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async (tx) => {
    await writeAudit(ctx, { capability: "children.custody.read", childId: input.childId });
    const rows = await tx
      .select({
        id: custodyNote.id,
        text: custodyNote.text,
        guardianId: custodyNote.guardianId,
        guardianName: guardian.name,
        mustNotCollect: custodyNote.mustNotCollect,
        fromDay: custodyNote.fromDay,
        untilDay: custodyNote.untilDay,
        createdBy: author.name,
        createdAt: custodyNote.createdAt,
        endedBy: ender.name,
        endedAt: custodyNote.endedAt,
      })
      .from(custodyNote)
      .leftJoin(
        guardian,
        and(eq(guardian.centreId, custodyNote.centreId), eq(guardian.id, custodyNote.guardianId)),
      )
      .leftJoin(author, eq(author.id, custodyNote.createdBy))
      .leftJoin(ender, eq(ender.id, custodyNote.endedBy))
      .where(and(eq(custodyNote.centreId, ctx.centreId), eq(custodyNote.childId, input.childId)))
      .orderBy(desc(custodyNote.createdAt), desc(custodyNote.id));
    const today = dayOf(ctx.now, ctx.timeZone);
    return rows.map(({ createdAt, endedAt, ...note }) => ({
      ...{ ...note, createdAt: createdAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
      createdOn: dayOf(createdAt, ctx.timeZone),
      endedOn: endedAt && dayOf(endedAt, ctx.timeZone),
      standing: custodyStandingOn({ ...note, isEnded: endedAt !== null }, today),
    }));
  });

export type CustodyNote = Awaited<ReturnType<typeof listCustodyNotes>>[number];

/** Whether anything about a child's custody is in force today, and not what. */
export async function isCustodyNoted(ctx: Ctx, input: { childId: string }): Promise<boolean> {
  const today = dayOf(ctx.now, ctx.timeZone);
  const [found] = await ctx.tx((tx) =>
    tx
      .select({ id: custodyNote.id })
      .from(custodyNote)
      .where(
        and(
          eq(custodyNote.centreId, ctx.centreId),
          eq(custodyNote.childId, input.childId),
          isNull(custodyNote.endedAt),
          lte(custodyNote.fromDay, today),
          or(isNull(custodyNote.untilDay), gte(custodyNote.untilDay, today)),
        ),
      )
      .limit(1),
  );
  return found !== undefined;
}

/** A piece of a query: whether the person with this phone must not collect this child today. */
export function barredToday(ctx: Ctx, childId: AnyColumn | SQL, phone: AnyColumn | SQL): SQL {
  const today = dayOf(ctx.now, ctx.timeZone);
  const note = alias(custodyNote, "bar");
  const barred = alias(guardian, "barred");
  const where = and(
    eq(note.centreId, ctx.centreId),
    eq(note.childId, childId),
    eq(note.mustNotCollect, true),
    isNull(note.endedAt),
    lte(note.fromDay, today),
    or(isNull(note.untilDay), gte(note.untilDay, today)),
    eq(barred.phone, phone),
  );
  return sql`exists (select 1 from ${custodyNote} bar join ${guardian} barred on ${barred.centreId} = ${note.centreId} and ${barred.id} = ${note.guardianId} where ${where})`;
}
