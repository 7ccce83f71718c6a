import { and, eq, inArray } from "drizzle-orm";
import { childGuardian, guardian } from "~db/schema/children";
import { correction } from "~db/schema/families";
import { signingGrades } from "~/access/policy";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { isId, newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import type { AskCorrectionInput, SettleCorrectionInput } from "./schema";

const guards = { "23505": refuse("correction_open", "fact") } satisfies Record<string, Refusal>;

/**
 * A guardian who signs says what is wrong; nothing changes by itself. Refused while one about the same fact is open:
 * of the child, or of the person where it is the person's own.
 */
export const askCorrection = (
  ctx: Ctx,
  childId: OwnChildId,
  { fact, words }: AskCorrectionInput,
): Promise<Result<{ correctionId: string }>> =>
  command(
    ctx,
    async (tx) => {
      const [signer] = await tx
        .select({ guardianId: guardian.id })
        .from(guardian)
        .innerJoin(
          childGuardian,
          and(
            eq(childGuardian.centreId, guardian.centreId),
            eq(childGuardian.guardianId, guardian.id),
          ),
        )
        .where(
          and(
            ...[eq(guardian.centreId, ctx.centreId), eq(guardian.userId, ctx.actor.id)],
            eq(childGuardian.childId, childId),
            inArray(childGuardian.grade, [...signingGrades]),
          ),
        );
      if (!signer) return refuse("not_a_guardian");
      const id = newId(ctx.now);
      await tx.insert(correction).values({
        ...{ centreId: ctx.centreId, id, childId, ...signer, askedBy: ctx.actor.id },
        ...{ fact, words, createdAt: ctx.now },
      });
      const after = { correctionId: id, fact };
      await writeAudit(ctx, { capability: "families.correction.ask", childId, after });
      return ok({ correctionId: id });
    },
    guards,
  );

const one = (ctx: Ctx, id: string) =>
  and(eq(correction.centreId, ctx.centreId), eq(correction.id, id));

/** Held until the command is over, so that of two who settle it one does. */
async function holdCorrection(tx: Transaction, ctx: Ctx, id: string) {
  if (!isId(id)) throw notFound("correction");
  const [held] = await tx.select().from(correction).where(one(ctx, id)).for("update");
  if (!held) throw notFound("correction");
  return held;
}

/** Whoever asked takes it back, as long as nobody has settled it. */
export const withdrawCorrection = (
  ctx: Ctx,
  childId: OwnChildId,
  { correctionId }: { correctionId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const held = await holdCorrection(tx, ctx, correctionId);
    if (held.askedBy !== ctx.actor.id) throw notFound("correction");
    if (held.state !== "open") return refuse("correction_settled");
    await tx
      .update(correction)
      .set({ state: "withdrawn", settledAt: ctx.now, settledBy: ctx.actor.id })
      .where(one(ctx, correctionId));
    const after = { correctionId, state: "withdrawn" };
    await writeAudit(ctx, { capability: "families.correction.ask", childId, after });
    return done;
  });

/** The office has mended it, or says why it stays; whoever asked is told. */
export const settleCorrection = (
  ctx: Ctx,
  correctionId: string,
  { verdict, answer }: SettleCorrectionInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { state, childId } = await holdCorrection(tx, ctx, correctionId);
    if (state !== "open") return refuse("correction_settled");
    if (verdict === "declined" && answer === "") {
      return refuse("correction_reason_missing", "answer");
    }
    await tx
      .update(correction)
      .set({ state: verdict, answer, settledAt: ctx.now, settledBy: ctx.actor.id })
      .where(one(ctx, correctionId));
    await writeAudit(ctx, {
      ...{ capability: "families.correction.settle", childId },
      ...{ before: { correctionId, state }, after: { correctionId, state: verdict } },
    });
    await announce(ctx, "correction.settled", { childId, correctionId });
    return done;
  });
