import { and, eq, inArray } from "drizzle-orm";
import type { DocumentKind } from "~db/enums";
import { childGuardian, guardian } from "~db/schema/children";
import { documentAcceptance } from "~db/schema/families";
import { signingGrades } from "~/access/policy";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { done, refuse, type Result } from "~/lib/result";
import { holdAsked } from "../documents/commands.server";
import type { AcceptDocumentInput } from "../documents/schema";
import { listWithPlace } from "../documents/queries.server";
import { scopeOf } from "../documents/rules";
import { valuesOf } from "./queries.server";

type Own = { own: readonly OwnChildId[]; chosen: OwnChildId; kind: DocumentKind };

/**
 * Read and agreed to, under the person's own name, once for a child, guardian and version: a second tick, and a
 * second guardian's, changes nothing of the first. Where the text names no child it counts for all those whom this
 * person signs for. Refused for a version that is no longer in force, and for one who signs for none of them.
 */
export const acceptDocument = (
  ctx: Ctx,
  { kind, ...of }: Own,
  { version, locale }: AcceptDocumentInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const refused = await holdAsked(ctx, { kind, version });
    if (refused) return refused;
    const scope = scopeOf(kind, of);
    const placed = await listWithPlace(ctx, scope);
    if (placed.length === 0) return refuse("document_not_asked");
    const signs = await tx
      .select({ childId: childGuardian.childId, guardianId: guardian.id })
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
          inArray(childGuardian.childId, placed),
          inArray(childGuardian.grade, [...signingGrades]),
        ),
      );
    if (signs.length === 0) return refuse("document_not_signer");
    const values = await valuesOf(ctx, { kind, childId: of.chosen, lang: locale });
    const written = await tx
      .insert(documentAcceptance)
      .values(
        signs.map((sign) => ({
          ...{ centreId: ctx.centreId, kind, version, ...sign, locale, values },
          ...{ acceptedAt: ctx.now, acceptedName: ctx.actor.name, acceptedBy: ctx.actor.id },
        })),
      )
      .onConflictDoNothing()
      .returning({ childId: documentAcceptance.childId });
    for (const { childId } of written) {
      const after = { document: kind, version: String(version) };
      await writeAudit(ctx, { capability: "families.document.accept", childId, after });
    }
    return done;
  });
