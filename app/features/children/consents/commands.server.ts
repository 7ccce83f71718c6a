import { and, desc, eq, ne } from "drizzle-orm";
import { childConsent, childGuardian, guardian } from "~db/schema/children";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { ok, refuse, type Result } from "~/lib/result";
import type { DecideConsentInput, RecordConsentInput } from "./schema";

/** The signed-in guardian answers for the own child. */
export const decideConsent = (
  ctx: Ctx,
  childId: OwnChildId,
  input: DecideConsentInput,
): Promise<Result<{ id: string }>> =>
  command(ctx, async (tx) => {
    const [own] = await tx
      .select({ id: guardian.id })
      .from(guardian)
      .where(and(eq(guardian.centreId, ctx.centreId), eq(guardian.userId, ctx.actor.id)));
    if (!own) return refuse("not_found");
    return writeDecision(ctx, childId, { ...input, guardianId: own.id }, "children.own.consent");
  });

/** The office records what a guardian of this child signed on paper. An emergency contact signs nothing. */
export const recordConsent = (
  ctx: Ctx,
  childId: string,
  input: RecordConsentInput,
): Promise<Result<{ id: string }>> =>
  command(ctx, () => writeDecision(ctx, childId, input, "children.child.change"));

/** One answer, however often its form is sent: the answer that already stands adds no row. */
const writeDecision = (
  ctx: Ctx,
  childId: string,
  input: RecordConsentInput,
  capability: string,
): Promise<Result<{ id: string }>> =>
  ctx.tx(async (tx) => {
    const [link] = await tx
      .select({ guardianId: childGuardian.guardianId })
      .from(childGuardian)
      .where(
        and(
          eq(childGuardian.centreId, ctx.centreId),
          eq(childGuardian.childId, childId),
          eq(childGuardian.guardianId, input.guardianId),
          ne(childGuardian.grade, "emergencyOnly"),
        ),
      )
      .for("update");
    if (!link) return refuse("not_a_guardian", "guardianId");
    const [standing] = await tx
      .select({
        id: childConsent.id,
        state: childConsent.state,
        guardianId: childConsent.guardianId,
      })
      .from(childConsent)
      .where(
        and(
          eq(childConsent.centreId, ctx.centreId),
          eq(childConsent.childId, childId),
          eq(childConsent.kind, input.kind),
        ),
      )
      .orderBy(desc(childConsent.decidedAt), desc(childConsent.id))
      .limit(1);
    if (standing?.state === input.state && standing.guardianId === link.guardianId) {
      return ok({ id: standing.id });
    }
    const id = newId(ctx.now);
    await tx.insert(childConsent).values({
      ...{ centreId: ctx.centreId, id, childId, kind: input.kind, state: input.state },
      guardianId: link.guardianId,
      recordedBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
      decidedAt: ctx.now,
    });
    await writeAudit(ctx, {
      capability,
      childId,
      after: { consentId: id, kind: input.kind, state: input.state },
    });
    await announce(ctx, "child.consentDecided", { childId, consentId: id });
    return ok({ id });
  });
