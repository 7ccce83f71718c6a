import { and, asc, eq, isNotNull } from "drizzle-orm";
import { outbox, outboxDelivery } from "~db/schema/outbox";
import type { Ctx } from "~/lib/context.server";

/** Background work of this centre that was given up on, the oldest first: what the director's page shows. */
export const listDeadLetters = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        outboxId: outboxDelivery.outboxId,
        handler: outboxDelivery.handler,
        kind: outbox.kind,
        attempts: outboxDelivery.attempts,
        error: outboxDelivery.error,
        announcedAt: outbox.createdAt,
        deadAt: outboxDelivery.deadAt,
      })
      .from(outboxDelivery)
      .innerJoin(
        outbox,
        and(eq(outbox.centreId, outboxDelivery.centreId), eq(outbox.id, outboxDelivery.outboxId)),
      )
      .where(and(eq(outboxDelivery.centreId, ctx.centreId), isNotNull(outboxDelivery.deadAt)))
      .orderBy(asc(outboxDelivery.deadAt), asc(outboxDelivery.outboxId));
    return rows.map((row) => ({
      ...row,
      announcedAt: row.announcedAt.toISOString(),
      deadAt: row.deadAt?.toISOString() ?? "",
    }));
  });

export type DeadLetter = Awaited<ReturnType<typeof listDeadLetters>>[number];
