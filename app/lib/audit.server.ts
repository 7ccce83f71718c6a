import { auditEntry } from "~db/schema/audit";
import type { Ctx } from "./context.server";
import { newId } from "./id";

type Ids = Record<string, string>;

/** Writes who did or read what, inside the caller's transaction. Ids and closed words only, never free text. */
export async function writeAudit(
  ctx: Ctx,
  entry: { capability: string; childId?: string; before?: Ids; after?: Ids },
): Promise<void> {
  await ctx.tx((tx) =>
    tx.insert(auditEntry).values({
      centreId: ctx.centreId,
      id: newId(ctx.now),
      at: ctx.now,
      actorKind: ctx.actor.kind,
      actorId: ctx.actor.id,
      role: ctx.actor.role ?? "",
      capability: entry.capability,
      childId: entry.childId,
      before: entry.before,
      after: entry.after,
    }),
  );
}
