import { and, desc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { childConsent, childGuardian, fileChild, guardian } from "~db/schema/children";
import { signingGrades } from "~/access/policy";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { ok, refuse, type Result } from "~/lib/result";
import { showChildren } from "~/lib/shown.server";
import { consentVersions } from "./rules";
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
    const answered = { guardianId: own.id, answers: [input] };
    return firstOf(await writeDecisions(ctx, childId, answered, "children.own.consent"));
  });

/** The office records what a guardian of this child signed on paper. Nobody else of the family signs. */
export const recordConsent = (
  ctx: Ctx,
  childId: string,
  { guardianId, ...answer }: RecordConsentInput,
): Promise<Result<{ id: string }>> =>
  command(ctx, async () =>
    firstOf(await recordConsents(ctx, childId, { guardianId, answers: [answer] })),
  );

/** The same for a sheet on which one guardian answers several questions, each of them once. */
export const recordConsents = (
  ctx: Ctx,
  childId: string,
  input: Answered,
): Promise<Result<{ ids: string[] }>> =>
  command(ctx, () => writeDecisions(ctx, childId, input, "children.child.change"));

type Answered = {
  guardianId: string;
  answers: readonly (DecideConsentInput & { version?: number })[];
};

function firstOf(written: Result<{ ids: string[] }>): Result<{ id: string }> {
  return written.ok ? ok({ id: written.value.ids[0] ?? "" }) : written;
}

/** One answer, however often its form is sent: the answer that already stands adds no row. */
const writeDecisions = (
  ctx: Ctx,
  childId: string,
  { guardianId, answers }: Answered,
  capability: string,
): Promise<Result<{ ids: string[] }>> =>
  ctx.tx(async (tx) => {
    const [link] = await tx
      .select({ guardianId: childGuardian.guardianId })
      .from(childGuardian)
      .where(
        and(
          eq(childGuardian.centreId, ctx.centreId),
          eq(childGuardian.childId, childId),
          eq(childGuardian.guardianId, guardianId),
          inArray(childGuardian.grade, [...signingGrades]),
        ),
      )
      .for("update");
    if (!link) return refuse("not_a_guardian", "guardianId");
    if (answers.some(({ kind, version = 1 }) => version > consentVersions[kind]))
      return refuse("consent_version_unknown", "version");
    const decided = await tx
      .selectDistinctOn([childConsent.kind], {
        id: childConsent.id,
        kind: childConsent.kind,
        state: childConsent.state,
        guardianId: childConsent.guardianId,
        version: childConsent.version,
      })
      .from(childConsent)
      .where(and(eq(childConsent.centreId, ctx.centreId), eq(childConsent.childId, childId)))
      .orderBy(childConsent.kind, desc(childConsent.decidedAt), desc(childConsent.id));
    const rows = answers.map(({ kind, state, version = consentVersions[kind] }) => {
      const standing = decided.find((one) => one.kind === kind);
      const isSame = standing?.state === state && standing.version === version;
      const stands = isSame && standing.guardianId === guardianId;
      return { kind, state, version, id: stands ? standing.id : newId(ctx.now), stands };
    });
    const fresh = rows.filter(({ stands }) => !stands);
    if (fresh.length > 0) {
      await tx.insert(childConsent).values(
        fresh.map(({ id, kind, state, version }) => ({
          ...{ centreId: ctx.centreId, id, childId, kind, state, version, guardianId },
          recordedBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
          decidedAt: ctx.now,
        })),
      );
    }
    if (fresh.length > 0) await showOnPhotos(tx, ctx, childId);
    for (const { id, kind, state } of fresh) {
      await writeAudit(ctx, { capability, childId, after: { consentId: id, kind, state } });
      await announce(ctx, "child.consentDecided", { childId, consentId: id });
    }
    return ok({ ids: rows.map(({ id }) => id) });
  });

/** Whether a photo is seen depends on everyone on it: the families of all of them see a change. */
async function showOnPhotos(tx: Transaction, ctx: Ctx, childId: string): Promise<void> {
  const beside = alias(fileChild, "beside");
  const rows = await tx
    .selectDistinct({ childId: beside.childId })
    .from(fileChild)
    .innerJoin(
      beside,
      and(eq(beside.centreId, fileChild.centreId), eq(beside.fileId, fileChild.fileId)),
    )
    .where(and(eq(fileChild.centreId, ctx.centreId), eq(fileChild.childId, childId)));
  await showChildren(
    ctx,
    rows.map((row) => row.childId),
  );
}
