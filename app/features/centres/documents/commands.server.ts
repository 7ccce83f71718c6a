import type { DocumentKind } from "~db/enums";
import { document } from "~db/schema/centres";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { ok, refuse, type Refusal, type Result } from "~/lib/result";
import { documentTexts } from "~/standards/document-texts";
import { getDocument, type DocumentText } from "./queries.server";
import { unknownBlanks } from "./rules";
import type { PublishDocumentInput } from "./schema";

const published = { "23505": refuse("document_changed", "zh") } satisfies Record<string, Refusal>;

/**
 * The text in force, kept for whoever agrees to it now: the product's own becomes the centre's version 1.
 * Called inside the command that records the agreement.
 */
export const keepDocument = (ctx: Ctx, kind: DocumentKind): Promise<DocumentText> =>
  ctx.tx(async (tx) => {
    await tx
      .insert(document)
      .values({
        ...{ centreId: ctx.centreId, kind, version: 1, ...documentTexts[kind] },
        ...{ publishedAt: ctx.now, publishedBy: null },
      })
      .onConflictDoNothing();
    return getDocument(ctx, { kind });
  });

/** Publishes a new version of a text. Refuses blanks that nothing fills, and a version written meanwhile. */
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
      const inForce = await keepDocument(ctx, kind);
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
      return ok({ version });
    },
    published,
  );
