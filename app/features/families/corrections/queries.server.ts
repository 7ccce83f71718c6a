import { and, asc, count, desc, eq, inArray, not, or, sql } from "drizzle-orm";
import type { CorrectionFact } from "~db/enums";
import { user } from "~db/schema/accounts";
import { classTable } from "~db/schema/centres";
import { child, childGuardian, guardian } from "~db/schema/children";
import { correction } from "~db/schema/families";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, momentOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { firstStays } from "~/lib/enrolled.server";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { correctionsOfPage, isOfHealth, isOwnFact, ownFacts } from "./rules";
import type { ListCorrectionsInput } from "./schema";

/** What this person sees: what was asked about the child by whoever signs, and of people's own facts the own alone. */
export const listOwnCorrections = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        ...{ id: correction.id, fact: correction.fact, words: correction.words },
        ...{ state: correction.state, answer: correction.answer, askedBy: correction.askedBy },
        ...{ createdAt: correction.createdAt, settledAt: correction.settledAt },
        name: guardian.name,
      })
      .from(correction)
      .innerJoin(
        guardian,
        and(eq(guardian.centreId, correction.centreId), eq(guardian.id, correction.guardianId)),
      )
      .where(
        and(
          eq(correction.centreId, ctx.centreId),
          or(
            and(eq(correction.childId, childId), not(inArray(correction.fact, [...ownFacts]))),
            and(eq(correction.askedBy, ctx.actor.id), inArray(correction.fact, [...ownFacts])),
          ),
        ),
      )
      .orderBy(sql`${correction.state} <> 'open'`, desc(correction.createdAt), desc(correction.id));
    return rows.map(({ askedBy, createdAt, settledAt, ...row }) => ({
      ...{ ...row, isMine: askedBy === ctx.actor.id, askedAt: momentOf(createdAt, ctx.timeZone) },
      settledAt: momentOf(settledAt, ctx.timeZone),
    }));
  });

export type OwnCorrection = Awaited<ReturnType<typeof listOwnCorrections>>[number];

/** How many wait for the office. */
export const countCorrections = (ctx: Ctx): Promise<number> =>
  ctx.tx(async (tx) => {
    const [row] = await tx
      .select({ n: count() })
      .from(correction)
      .where(and(eq(correction.centreId, ctx.centreId), eq(correction.state, "open")));
    return row?.n ?? 0;
  });

/** With who asks, what that person is to the child, and where the child is. */
function listed(tx: Transaction, ctx: Ctx) {
  const stay = firstStays(tx, ctx.centreId, dayOf(ctx.now, ctx.timeZone));
  return tx
    .select({
      ...{ id: correction.id, fact: correction.fact, words: correction.words },
      ...{ state: correction.state, answer: correction.answer, childId: child.id },
      ...{ childName: child.name, className: classTable.name, colour: classTable.colour },
      ...{ askedBy: guardian.name, relation: childGuardian.relation, settledBy: user.name },
      ...{ createdAt: correction.createdAt, settledAt: correction.settledAt },
      total: sql<number>`count(*) over ()::int`,
    })
    .from(correction)
    .innerJoin(child, and(eq(child.centreId, correction.centreId), eq(child.id, correction.childId))) // prettier-ignore
    .innerJoin(guardian, and(eq(guardian.centreId, correction.centreId), eq(guardian.id, correction.guardianId))) // prettier-ignore
    .leftJoin(
      childGuardian,
      and(
        ...[eq(childGuardian.centreId, correction.centreId)],
        eq(childGuardian.childId, correction.childId),
        eq(childGuardian.guardianId, correction.guardianId),
      ),
    )
    .leftJoin(user, eq(user.id, correction.settledBy))
    .leftJoin(stay, eq(stay.childId, child.id))
    .leftJoin(classTable, and(eq(classTable.centreId, child.centreId), eq(classTable.id, stay.classId))); // prettier-ignore
}

type Listed = Awaited<ReturnType<ReturnType<typeof listed>["execute"]>>[number];

const shaped = (ctx: Ctx, { createdAt, settledAt, total: _total, ...row }: Listed) => ({
  ...{ ...row, askedAt: momentOf(createdAt, ctx.timeZone) },
  settledAt: momentOf(settledAt, ctx.timeZone),
});

/**
 * Who read what a family wrote about a child, once for each child: of health under its own word, and what is a person's
 * own under one that the other guardians are not shown.
 */
async function writeReads(
  ctx: Ctx,
  rows: readonly { childId: string; fact: CorrectionFact }[],
): Promise<void> {
  const kindOf = (fact: CorrectionFact) =>
    isOwnFact(fact) ? "own" : isOfHealth(fact) ? "health" : "read";
  const read = new Set(rows.map(({ childId, fact }) => `${childId} ${kindOf(fact)}`));
  for (const one of read) {
    const [childId = "", what = ""] = one.split(" ");
    await writeAudit(ctx, { capability: `families.correction.${what}`, childId });
  }
}

const ofState = ({ show }: Pick<ListCorrectionsInput, "show">) =>
  show === "open" ? eq(correction.state, "open") : inArray(correction.state, ["done", "declined", "withdrawn"]); // prettier-ignore

/** What families ask to have corrected, one page: open ones the longest waiting first, settled ones the newest. Audited. */
export const listCorrections = (ctx: Ctx, input: ListCorrectionsInput) =>
  ctx.tx(async (tx) => {
    const rows = await listed(tx, ctx)
      .where(and(eq(correction.centreId, ctx.centreId), ofState(input)))
      .orderBy(
        ...(input.show === "open"
          ? [asc(correction.createdAt), asc(correction.id)]
          : [desc(correction.settledAt), desc(correction.id)]),
      )
      .limit(correctionsOfPage)
      .offset((input.page - 1) * correctionsOfPage);
    await writeReads(ctx, rows);
    return { total: rows[0]?.total ?? 0, rows: rows.map((row) => shaped(ctx, row)) };
  });

export type CorrectionRow = Awaited<ReturnType<typeof listCorrections>>["rows"][number];

/** All of them as a sheet. Audited as every one of them, and as a list that leaves the house. */
export const exportCorrections = (ctx: Ctx, input: Pick<ListCorrectionsInput, "show">) =>
  ctx.tx(async (tx) => {
    const rows = await listed(tx, ctx)
      .where(and(eq(correction.centreId, ctx.centreId), ofState(input)))
      .orderBy(asc(correction.createdAt), asc(correction.id));
    await writeReads(ctx, rows);
    await writeAudit(ctx, { capability: "families.correction.read", after: { export: "xlsx" } });
    return rows.map((row) => shaped(ctx, row));
  });

/** One for its page. Audited. */
export const getCorrection = (ctx: Ctx, input: { correctionId: string }) =>
  ctx.tx(async (tx) => {
    if (!isId(input.correctionId)) throw notFound("correction");
    const [row] = await listed(tx, ctx).where(
      and(eq(correction.centreId, ctx.centreId), eq(correction.id, input.correctionId)),
    );
    if (!row) throw notFound("correction");
    await writeReads(ctx, [row]);
    return shaped(ctx, row);
  });
