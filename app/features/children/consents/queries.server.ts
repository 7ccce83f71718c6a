import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { childConsent, guardian } from "~db/schema/children";
import { consentKinds, type ConsentKind, type ConsentState } from "~db/enums";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { consentsInForce, necessaryConsents, nextConsentStates } from "./rules";

/** The consent in force of each kind, with who decided and when. */
export const listConsents = (ctx: Ctx, childId: string) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: childConsent.id,
        kind: childConsent.kind,
        state: childConsent.state,
        decidedAt: childConsent.decidedAt,
        guardianName: guardian.name,
      })
      .from(childConsent)
      .innerJoin(
        guardian,
        and(eq(guardian.centreId, childConsent.centreId), eq(guardian.id, childConsent.guardianId)),
      )
      .where(and(eq(childConsent.centreId, ctx.centreId), eq(childConsent.childId, childId)))
      .orderBy(asc(childConsent.decidedAt), asc(childConsent.id));
    const decisions = rows.map((row) => ({
      ...{ ...row, decidedAt: row.decidedAt.toISOString() },
      decidedOn: dayOf(row.decidedAt, ctx.timeZone),
    }));
    return [...consentsInForce(decisions).values()];
  });

export type Consent = Awaited<ReturnType<typeof listConsents>>[number];

/** Those of these children for whom a consent of this kind is in force. */
export const listConsenting = (
  ctx: Ctx,
  input: { kind: ConsentKind; childIds: readonly string[] },
): Promise<string[]> =>
  ctx.tx(async (tx) => {
    if (input.childIds.length === 0) return [];
    const rows = await tx
      .selectDistinctOn([childConsent.childId], {
        childId: childConsent.childId,
        state: childConsent.state,
      })
      .from(childConsent)
      .where(
        and(
          eq(childConsent.centreId, ctx.centreId),
          eq(childConsent.kind, input.kind),
          inArray(childConsent.childId, [...input.childIds]),
        ),
      )
      .orderBy(childConsent.childId, desc(childConsent.decidedAt), desc(childConsent.id));
    return rows.filter(({ state }) => state === "granted").map(({ childId }) => childId);
  });

/** Every consent there is, for the family's page: what was said, by whom, and what may be said next. */
export const listOwnConsents = (ctx: Ctx, childId: OwnChildId): Promise<OwnConsent[]> =>
  ctx.tx(async () => {
    const inForce = await listConsents(ctx, childId);
    await writeAudit(ctx, { capability: "children.own.read", childId });
    return consentKinds.map((kind) => {
      const found = inForce.find((consent) => consent.kind === kind);
      return {
        kind,
        necessary: necessaryConsents.includes(kind),
        state: found?.state ?? null,
        decidedBy: found?.guardianName ?? null,
        decidedOn: found?.decidedOn ?? null,
        next: nextConsentStates(found?.state),
      };
    });
  });

export type OwnConsent = {
  kind: ConsentKind;
  necessary: boolean;
  state: ConsentState | null;
  decidedBy: string | null;
  decidedOn: Day | null;
  next: ConsentState[];
};
