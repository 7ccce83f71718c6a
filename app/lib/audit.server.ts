import { sql } from "drizzle-orm";
import { auditEntry } from "~db/schema/audit";
import { isInCommand } from "./command.server";
import { gatherRows, type Ctx } from "./context.server";
import { appDatabase } from "./db.server";
import { newId } from "./id";
import { rowsFrom } from "./rows.server";
import { showChildren } from "./shown.server";
import { statement } from "./statement.server";
import { askTogether } from "./together.server";

type Ids = Record<string, string>;

const insert = statement((on) =>
  on
    .insert(auditEntry)
    .select(rowsFrom(auditEntry, sql.placeholder("rows")))
    .prepare("audit_entries"),
);

const write = gatherRows<typeof auditEntry.$inferSelect>((tx, rows) =>
  insert(tx, { rows: JSON.stringify(rows) }),
);

const auditRow = (ctx: Ctx, capability: string, childId: string | null) => ({
  ...{ centreId: ctx.centreId, id: newId(ctx.now), at: ctx.now },
  ...{ actorKind: ctx.actor.kind, actorId: ctx.actor.id, role: ctx.actor.role ?? "" },
  ...{ capability, childId },
});

/**
 * Writes who did or read what, with the caller's transaction. Ids and closed words only, never free text. What a
 * command does about a child may show on its family's pages, so it counts as a change of them.
 */
export async function writeAudit(
  ctx: Ctx,
  entry: { capability: string; childId?: string; before?: Ids; after?: Ids },
): Promise<void> {
  if (entry.childId && isInCommand()) await showChildren(ctx, [entry.childId]);
  await write(ctx, {
    ...auditRow(ctx, entry.capability, entry.childId ?? null),
    before: entry.before ?? null,
    after: entry.after ?? null,
  });
}

const insertReads = statement((on) =>
  on
    .select({ done: sql`done` })
    .from(
      sql`audit_reads(${sql.placeholder("centreId")}, ${sql.placeholder("reads")}::json) as done`,
    )
    .prepare("audit_reads"),
);

const writeReads = askTogether(2, async (rows: readonly ReturnType<typeof auditRow>[]) => {
  const reads = rows.map(({ id, at, actorKind, actorId, role, capability, childId }) => ({
    ...{ id, at, actor_kind: actorKind, actor_id: actorId, role, capability, child_id: childId },
  }));
  const [first] = rows;
  await insertReads(appDatabase(), { centreId: first?.centreId, reads: JSON.stringify(reads) });
  return rows.map(() => undefined);
});

/** Audits a look at what was read before, outside of any transaction, together with others who look at that moment. */
export const auditKeptRead = (
  ctx: Ctx,
  { capability, childId }: { capability: string; childId: string },
): Promise<void> => writeReads(ctx.centreId, auditRow(ctx, capability, childId));
