import { eq } from "drizzle-orm";
import type { DocumentKind } from "~db/enums";
import { centre, document } from "~db/schema/centres";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { announce } from "~/lib/outbox.server";
import { ok, refuse, type Refusal, type Result } from "~/lib/result";
import { showCentre } from "~/lib/shown.server";
import { documentTexts } from "~/standards/document-texts";
import { getDocument, type DocumentText } from "./queries.server";
import { isInForce, unknownBlanks } from "./rules";
import type { PublishDocumentInput } from "./schema";

const published = { "23505": refuse("document_changed", "zh") } satisfies Record<string, Refusal>;

/**
 * The text in force, kept for whoever agrees to it now: the product's own becomes the centre's version 1, if it is
 * one that applicants agree to.
 * Called inside the command that records the agreement.
 */
export const keepDocument = (ctx: Ctx, kind: DocumentKind): Promise<DocumentText> =>
  ctx.tx(async (tx) => {
    if (!isInForce({ kind, isAsked: false })) return getDocument(ctx, { kind });
    await tx
      .insert(document)
      .values({
        ...{ centreId: ctx.centreId, kind, version: 1, ...documentTexts[kind] },
        ...{ publishedAt: ctx.now, publishedBy: null },
      })
      .onConflictDoNothing();
    return getDocument(ctx, { kind });
  });

/**
 * The version in force, held until the command is over: many may agree to it at once, and whoever publishes the next
 * (`alone`) comes before all of that, or after.
 */
export const holdDocument = (
  ctx: Ctx,
  kind: DocumentKind,
  { alone }: { alone: boolean },
): Promise<DocumentText> =>
  ctx.tx(async (tx) => {
    // versions are only ever added, so that there is no row of theirs to hold
    await tx
      .select({ id: centre.id })
      .from(centre)
      .where(eq(centre.id, ctx.centreId))
      .for(alone ? "no key update" : "share");
    return keepDocument(ctx, kind);
  });

/** Publishes a new version of a text: every family sees it, and is told. Refuses blanks that nothing fills, and a version written meanwhile. */
export const publishDocument = (
  ctx: Ctx,
  input: PublishDocumentInput,
): Promise<Result<{ version: number }>> =>
  command(
    ctx,
    async (tx) => {
      const { kind, zh, en } = input;
      for (const [field, text] of [
        ["zh", zh],
        ["en", en],
      ] as const) {
        const unknown = unknownBlanks(kind, text);
        if (unknown.length > 0)
          return refuse("document_blank_unknown", field, { names: unknown.join(", ") });
      }
      const inForce = await holdDocument(ctx, kind, { alone: true });
      if (inForce.version !== input.version) return refuse("document_changed", "zh");
      const version = inForce.version + 1;
      await tx.insert(document).values({
        ...{ centreId: ctx.centreId, kind, version, zh, en },
        ...{ publishedAt: ctx.now, publishedBy: ctx.actor.id },
      });
      await writeAudit(ctx, {
        capability: "enrolment.setting.change",
        after: { document: kind, version: String(version) },
      });
      await announce(ctx, "document.published", { kind, version: String(version) });
      await showCentre(ctx);
      return ok({ version });
    },
    published,
  );
