import { and, desc, eq } from "drizzle-orm";
import type { DocumentKind } from "~db/enums";
import { user } from "~db/schema/accounts";
import { document } from "~db/schema/centres";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { documentTexts } from "~/standards/document-texts";

export type DocumentText = { kind: DocumentKind; version: number; zh: string; en: string };

const columns = {
  kind: document.kind,
  version: document.version,
  zh: document.zh,
  en: document.en,
};

/** The text in force; until the centre has one, what the product brings, as version 1. */
export const getDocument = (ctx: Ctx, input: { kind: DocumentKind }): Promise<DocumentText> =>
  ctx.tx(async (tx) => {
    const [newest] = await tx
      .select(columns)
      .from(document)
      .where(and(eq(document.centreId, ctx.centreId), eq(document.kind, input.kind)))
      .orderBy(desc(document.version))
      .limit(1);
    return newest ?? { kind: input.kind, version: 1, ...documentTexts[input.kind] };
  });

/** A version that somebody agreed to. */
export const getDocumentVersion = (
  ctx: Ctx,
  input: { kind: DocumentKind; version: number },
): Promise<DocumentText> =>
  ctx.tx(async (tx) => {
    const [found] = await tx
      .select(columns)
      .from(document)
      .where(
        and(
          eq(document.centreId, ctx.centreId),
          eq(document.kind, input.kind),
          eq(document.version, input.version),
        ),
      );
    if (!found) throw notFound("document");
    return found;
  });

/** Every version kept, the newest first, with who published it. */
export const listDocumentVersions = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        kind: document.kind,
        version: document.version,
        publishedAt: document.publishedAt,
        publishedBy: user.name,
      })
      .from(document)
      .leftJoin(user, eq(user.id, document.publishedBy))
      .where(eq(document.centreId, ctx.centreId))
      .orderBy(document.kind, desc(document.version));
    return rows.map(({ publishedAt, ...row }) => ({
      ...row,
      publishedAt: publishedAt.toISOString(),
    }));
  });

export type DocumentVersionRow = Awaited<ReturnType<typeof listDocumentVersions>>[number];
