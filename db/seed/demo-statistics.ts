import { sql } from "drizzle-orm";
import type { Ctx } from "~/lib/context.server";

/**
 * No other session sees these rows yet, so no autovacuum counts them, and the planner takes every table for
 * empty: it reads all of the centre's rows where an index leads to one.
 */
export const countRows = (ctx: Ctx): Promise<void> =>
  ctx.tx(async (tx) => {
    // only the owner may
    await tx.execute(sql`set local role none`);
    await tx.execute(sql`analyze`);
    await tx.execute(sql`set local role wenrun_app`);
  });
