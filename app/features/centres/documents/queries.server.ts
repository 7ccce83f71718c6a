import { and, desc, eq } from "drizzle-orm";
import { documentKinds, type DocumentKind } from "~db/enums";
import { user } from "~db/schema/accounts";
import { document } from "~db/schema/centres";
import type { Ctx } from "~/lib/context.server";
import { notFound } from "~/lib/errors";
import { documentTexts } from "~/standards/document-texts";
import { isInForce } from "./rules";

export type DocumentText = { kind: DocumentKind; version: number; zh: string; en: string };

const columns = {
  kind: document.kind,
  version: document.version,
  zh: document.zh,
  en: document.en,
};

/**
 * The text in force; until the centre has one, what the product brings: as version 1 where applicants agree to it,
 * else as version 0, a proposal that nobody has seen.
 */
export const getDocument = (ctx: Ctx, input: { kind: DocumentKind }): Promise<DocumentText> =>
  ctx.tx(async (tx) => {
    const [newest] = await tx
      .select(columns)
      .from(document)
      .where(and(eq(document.centreId, ctx.centreId), eq(document.kind, input.kind)))
      .orderBy(desc(document.version))
      .limit(1);
    const { kind } = input;
    const version = isInForce({ kind, isAsked: false }) ? 1 : 0;
    return newest ?? { kind, version, ...documentTexts[kind] };
  });

/** Which version of each text is in force, without its words; one that the product brings is nobody's yet. */
export const listDocumentsInForce = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .selectDistinctOn([document.kind], {
        ...{ kind: document.kind, version: document.version },
        ...{ publishedAt: document.publishedAt, publishedBy: document.publishedBy },
      })
      .from(document)
      .where(eq(document.centreId, ctx.centreId))
      .orderBy(document.kind, desc(document.version));
    return documentKinds
      .map((kind) => {
        const found = rows.find((row) => row.kind === kind);
        /** The centre itself wrote it, and so every family is asked to agree. */
        const isAsked = Boolean(found?.publishedBy);
        const publishedAt = isAsked && found ? found.publishedAt : null;
        return { kind, version: found?.version ?? 1, isAsked, publishedAt };
      })
      .filter(isInForce);
  });

export type DocumentInForce = Awaited<ReturnType<typeof listDocumentsInForce>>[number];

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
