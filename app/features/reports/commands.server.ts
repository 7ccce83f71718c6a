import { and, eq, isNotNull } from "drizzle-orm";
import { outboxDelivery } from "~db/schema/outbox";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { done, refuse, type Result } from "~/lib/result";
import type { RetryDeliveryInput } from "./schema";

/** Gives dead background work all its attempts again, from now on. */
export const retryDelivery = (ctx: Ctx, input: RetryDeliveryInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const revived = await tx
      .update(outboxDelivery)
      .set({ deadAt: null, attempts: 0, nextAt: ctx.now, error: "" })
      .where(
        and(
          eq(outboxDelivery.centreId, ctx.centreId),
          eq(outboxDelivery.outboxId, input.outboxId),
          eq(outboxDelivery.handler, input.handler),
          isNotNull(outboxDelivery.deadAt),
        ),
      )
      .returning({ id: outboxDelivery.outboxId });
    if (!revived[0]) return refuse("not_found");
    const { outboxId, handler } = input;
    await writeAudit(ctx, { capability: "reports.outbox.retry", after: { outboxId, handler } });
    return done;
  });
