import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { user } from "~db/schema/accounts";
import { child, childConsent, guardian } from "~db/schema/children";
import { consentKinds, type ConsentKind, type ConsentState } from "~db/enums";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import {
  consentsInForce,
  consentVersions,
  isOutdated,
  necessaryConsents,
  nextConsentStates,
} from "./rules";

/** Every answer that was ever given for a child, the oldest first: who gave it, to which wording, who wrote it down. */
export const listConsentAnswers = (ctx: Ctx, childId: string) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: childConsent.id,
        kind: childConsent.kind,
        state: childConsent.state,
        version: childConsent.version,
        decidedAt: childConsent.decidedAt,
        guardianName: guardian.name,
        // what a guardian answers alone is recorded by nobody else
        recordedBy: sql<
          string | null
        >`case when ${user.id} is distinct from ${guardian.userId} then ${user.name} end`,
      })
      .from(childConsent)
      .innerJoin(
        guardian,
        and(eq(guardian.centreId, childConsent.centreId), eq(guardian.id, childConsent.guardianId)),
      )
      .leftJoin(user, eq(user.id, childConsent.recordedBy))
      .where(and(eq(childConsent.centreId, ctx.centreId), eq(childConsent.childId, childId)))
      .orderBy(asc(childConsent.decidedAt), asc(childConsent.id));
    return rows.map((row) => ({
      ...{ ...row, decidedAt: row.decidedAt.toISOString() },
      decidedOn: dayOf(row.decidedAt, ctx.timeZone),
      outdated: isOutdated(row),
    }));
  });

export type ConsentAnswer = Awaited<ReturnType<typeof listConsentAnswers>>[number];

/** The consent in force of each kind, with who decided and when. */
export const listConsents = async (ctx: Ctx, childId: string) => [
  ...consentsInForce(await listConsentAnswers(ctx, childId)).values(),
];

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
    const answers = await listConsentAnswers(ctx, childId);
    await writeAudit(ctx, { capability: "children.own.read", childId });
    const inForce = consentsInForce(answers);
    return consentKinds.map((kind) => {
      const found = inForce.get(kind);
      return {
        ...{ kind, necessary: necessaryConsents.includes(kind) },
        ...{ version: consentVersions[kind], outdated: found?.outdated ?? false },
        state: found?.state ?? null,
        decidedBy: found?.guardianName ?? null,
        decidedOn: found?.decidedOn ?? null,
        next: nextConsentStates(found?.state, found?.outdated),
        history: answers
          .filter((answer) => answer.kind === kind)
          .map(({ id, state, version, guardianName, decidedOn }) => ({
            ...{ id, state, version, guardianName, decidedOn },
          })),
      };
    });
  });

export type OwnConsent = {
  kind: ConsentKind;
  necessary: boolean;
  /** Of the wording shown. */
  version: number;
  outdated: boolean;
  state: ConsentState | null;
  decidedBy: string | null;
  decidedOn: Day | null;
  next: ConsentState[];
  history: {
    id: string;
    state: ConsentState;
    version: number;
    guardianName: string;
    decidedOn: Day;
  }[];
};

/** A child's whole ledger on a sheet. What leaves the house is written down. */
export const exportConsents = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async () => {
    const { id, name } = await findName(ctx, input.childId);
    await writeAudit(ctx, { capability: "children.consents.export", childId: id });
    return { name, answers: await listConsentAnswers(ctx, id) };
  });

async function findName(ctx: Ctx, childId: string) {
  const [found] = await ctx.tx((tx) =>
    tx
      .select({ id: child.id, name: child.name })
      .from(child)
      .where(and(eq(child.centreId, ctx.centreId), eq(child.id, childId))),
  );
  if (!found) throw notFound("child");
  return found;
}
