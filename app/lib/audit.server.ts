import { sql } from "drizzle-orm";
import { auditEntry } from "~db/schema/audit";
import { isInCommand } from "./command.server";
import { gatherRows, type Ctx } from "./context.server";
import { newId } from "./id";
import { rowsFrom } from "./rows.server";
import { showChildren } from "./shown.server";
import { statement } from "./statement.server";

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
    ...{ centreId: ctx.centreId, id: newId(ctx.now), at: ctx.now },
    ...{ actorKind: ctx.actor.kind, actorId: ctx.actor.id, role: ctx.actor.role ?? "" },
    capability: entry.capability,
    childId: entry.childId ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
  });
}
