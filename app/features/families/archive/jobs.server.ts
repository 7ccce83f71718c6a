import { AsyncLocalStorage } from "node:async_hooks";
import { and, eq, inArray, isNotNull, isNull, lt, or } from "drizzle-orm";
import pLimit from "p-limit";
import type { ArchiveState } from "~db/enums";
import { familyArchive } from "~db/schema/families";
import { listOwnChildIds } from "~/access/require.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf, now, realNow } from "~/lib/clock";
import { afterCommit, type Ctx } from "~/lib/context.server";
import { log } from "~/lib/log.server";
import { remember } from "~/lib/remember.server";
import { clearHalfWritten, dropBytes, putWritten } from "~/lib/storage.server";
import { writeContents } from "../contents/queries.server";
import { beatEveryMs, failedMs, keptMs, liveStates } from "./rules";

/** One at a time on a server: every photo is decoded and written anew. */
const queue = () => remember("familyArchives", () => pLimit(1));

/** Making one takes minutes: it must not carry the transaction of the delivery that began it. */
const outside = AsyncLocalStorage.snapshot();

type Row = typeof familyArchive.$inferSelect;
type Found = Partial<typeof familyArchive.$inferInsert>;

/** The row as long as somebody waits for it; `states` narrows what it is waiting for. */
const wanted = (ctx: Ctx, archiveId: string, states: readonly ArchiveState[] = liveStates) =>
  and(
    ...[eq(familyArchive.centreId, ctx.centreId), eq(familyArchive.id, archiveId)],
    inArray(familyArchive.state, [...states]),
  );

/** On families.archiveAsked: the work begins once the delivery is committed, and waits for its turn. */
export const makeArchive = (ctx: Ctx, { archiveId }: { archiveId: string }): Promise<void> =>
  afterCommit(ctx, () =>
    outside(() => {
      void work(ctx, archiveId);
    }),
  );

/** Writes how far it is, and that somebody is at it; nothing where nobody waits for it any more. */
async function write(
  ctx: Ctx,
  archiveId: string,
  found: Found,
  states?: readonly ArchiveState[],
): Promise<Row | undefined> {
  const [row] = await ctx.tx((tx) =>
    tx
      .update(familyArchive)
      .set({ ...found, beatAt: realNow() })
      .where(wanted(ctx, archiveId, states))
      .returning(),
  );
  return row;
}

async function work(ctx: Ctx, archiveId: string): Promise<void> {
  const asked = new AbortController();
  const progress = { done: 0, total: 0 };
  const beat = setInterval(() => {
    write(ctx, archiveId, progress).then(
      (row) => {
        if (!row) asked.abort();
      },
      (error: unknown) => log().warn({ err: error }, "family archive"),
    );
  }, beatEveryMs);
  try {
    await queue()(async () => {
      const row = await write(ctx, archiveId, { state: "running" }, ["waiting"]);
      if (row) await make(ctx, row, progress, asked.signal);
    });
  } catch (error) {
    if (!asked.signal.aborted) log().error({ err: error }, "family archive");
    await write(ctx, archiveId, { state: "failed" }).catch(() => undefined);
  } finally {
    clearInterval(beat);
  }
}

/** Made with the rights of the guardian who asked, as they are at this moment. */
async function make(
  ctx: Ctx,
  { id, childId, askedBy, locale }: Row,
  progress: { done: number; total: number },
  signal: AbortSignal,
): Promise<void> {
  const asker: Ctx = {
    ...ctx,
    ...{ locale, now: now() },
    actor: { kind: "user", id: askedBy, name: "", role: "guardian", roles: ["guardian"] },
  };
  const signed = await listOwnChildIds(asker, { signed: true });
  const own = signed.find((one) => one === childId);
  if (!own) return void (await write(ctx, id, { state: "failed" }));
  const key = { centreId: ctx.centreId, fileId: id, variant: "zip" };
  const bytes = await putWritten(key, (into) =>
    writeContents(asker, own, { into, signal, onPhoto: (at) => void Object.assign(progress, at) }),
  );
  const made = await write(ctx, id, { ...progress, state: "made", bytes, madeAt: now() });
  if (!made) await dropBytes(ctx.centreId, id);
}

/** Daily: archives whose week is over, and those that came to nothing a day ago; the bytes with the row. */
export const eraseArchives = (ctx: Ctx): Promise<void> =>
  ctx.tx(async (tx) => {
    const before = (ms: number) => instantOf(ctx.now.getTime() - ms);
    const over = await tx
      .select({ id: familyArchive.id })
      .from(familyArchive)
      .where(
        and(
          eq(familyArchive.centreId, ctx.centreId),
          or(
            and(isNotNull(familyArchive.madeAt), lt(familyArchive.madeAt, before(keptMs))),
            and(isNull(familyArchive.madeAt), lt(familyArchive.createdAt, before(failedMs))),
          ),
        ),
      )
      .orderBy(familyArchive.id)
      .for("update", { skipLocked: true });
    await clearHalfWritten();
    if (over.length === 0) return;
    const ids = over.map(({ id }) => id);
    for (const id of ids) await dropBytes(ctx.centreId, id);
    await tx
      .delete(familyArchive)
      .where(and(eq(familyArchive.centreId, ctx.centreId), inArray(familyArchive.id, ids)));
    const count = { archives: String(ids.length) };
    await writeAudit(ctx, { capability: "families.archive.erase", before: count });
  });
