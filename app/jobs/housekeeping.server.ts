import { and, isNotNull, lt, sql } from "drizzle-orm";
import { dailyRun, outbox, outboxDelivery } from "~db/schema/outbox";
import { instantOf, now } from "~/lib/clock";
import type { Database } from "~/lib/db.server";

const keptMs = 30 * 86_400_000;

/** Daily: what was delivered a month ago. What is dead or still waits is kept, however old. */
export async function removeDelivered(db: Database): Promise<void> {
  const before = instantOf(now().getTime() - keptMs);
  await db
    .delete(outbox)
    .where(
      and(
        lt(outbox.createdAt, before),
        isNotNull(outbox.dispatchedAt),
        sql`not exists (select 1 from ${outboxDelivery} d where d.outbox_id = ${outbox.id} and d.done_at is null)`,
      ),
    );
  await db.delete(dailyRun).where(lt(dailyRun.startedAt, before));
}
