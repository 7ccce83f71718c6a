import { and, eq, inArray } from "drizzle-orm";
import type { DocumentKind } from "~db/enums";
import { childGuardian, guardian } from "~db/schema/children";
import { documentAcceptance, documentReminder } from "~db/schema/families";
import { signingGrades } from "~/access/policy";
import { holdDocument } from "~/features/centres/documents/commands.server";
import { listDocumentsInForce } from "~/features/centres/documents/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { isId } from "~/lib/id";
import { announce } from "~/lib/outbox.server";
import { done, refuse, type Refusal, type Result } from "~/lib/result";
import { listUnsigned } from "./queries.server";
import type { RecordAcceptanceInput } from "./schema";

/** Whether a version may be agreed to now; held, so that no other comes into force meanwhile. */
export async function holdAsked(
  ctx: Ctx,
  { kind, version }: { kind: DocumentKind; version: number },
): Promise<Refusal | null> {
  const inForce = await holdDocument(ctx, kind, { alone: false });
  const standing = (await listDocumentsInForce(ctx)).find((one) => one.kind === kind);
  if (!standing?.isAsked) return refuse("document_not_asked");
  return inForce.version === version ? null : refuse("document_not_in_force", "agreed");
}

/** The office writes down what a guardian signed on paper. Written down already, it stays as it is. */
export const recordAcceptance = (
  ctx: Ctx,
  kind: DocumentKind,
  { version, childId, guardianId }: RecordAcceptanceInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    if (!isId(childId) || !isId(guardianId)) throw notFound("child");
    const refused = await holdAsked(ctx, { kind, version });
    if (refused) return refused;
    const [signer] = await tx
      .select({ name: guardian.name })
      .from(childGuardian)
      .innerJoin(
        guardian,
        and(
          eq(guardian.centreId, childGuardian.centreId),
          eq(guardian.id, childGuardian.guardianId),
        ),
      ) // prettier-ignore
      .where(
        and(
          ...[eq(childGuardian.centreId, ctx.centreId), eq(childGuardian.childId, childId)],
          eq(childGuardian.guardianId, guardianId),
          inArray(childGuardian.grade, [...signingGrades]),
        ),
      );
    if (!signer) return refuse("not_a_guardian", "guardianId");
    const written = await tx
      .insert(documentAcceptance)
      .values({
        ...{ centreId: ctx.centreId, kind, version, childId, guardianId, locale: ctx.locale },
        ...{ acceptedAt: ctx.now, acceptedName: signer.name, recordedBy: ctx.actor.id, values: {} },
      })
      .onConflictDoNothing()
      .returning({ childId: documentAcceptance.childId });
    if (written.length > 0) {
      const after = { document: kind, version: String(version), guardianId };
      await writeAudit(ctx, { capability: "families.document.record", childId, after });
    }
    return done;
  });

/** Tells those once more who have not agreed. Refused while there is nobody to tell, and twice on a day. */
export const remindDocument = (ctx: Ctx, kind: DocumentKind): Promise<Result> =>
  command(ctx, async (tx) => {
    const { version } = await holdDocument(ctx, kind, { alone: false });
    const day = dayOf(ctx.now, ctx.timeZone);
    const unsigned = await listUnsigned(ctx, { kind });
    if (unsigned.length === 0) return refuse("document_nobody_to_remind");
    const reminded = await tx
      .insert(documentReminder)
      .values({
        ...{ centreId: ctx.centreId, kind, version, day },
        ...{ remindedBy: ctx.actor.id, createdAt: ctx.now },
      })
      .onConflictDoNothing()
      .returning({ day: documentReminder.day });
    if (reminded.length === 0) return refuse("document_reminded_today");
    await writeAudit(ctx, {
      capability: "families.document.remind",
      after: { document: kind, version: String(version), accounts: String(unsigned.length) },
    });
    await announce(ctx, "document.reminded", { kind, version: String(version), day });
    return done;
  });
