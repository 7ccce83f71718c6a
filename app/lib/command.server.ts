import type { Ctx } from "./context.server";
import { sqlState, type Transaction } from "./db.server";
import type { Refusal, Result } from "./result";

class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason);
  }
}

/**
 * Runs one command: one transaction, and a refusal leaves nothing behind, however late it comes.
 * `guards` says which refusal a SQLSTATE means where the database is the one who notices.
 */
export async function command<T>(
  ctx: Ctx,
  work: (tx: Transaction) => Promise<Result<T>>,
  guards: Record<string, Refusal> = {},
): Promise<Result<T>> {
  try {
    return await ctx.tx(async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result);
      return result;
    }, "alone");
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    const guard = guards[sqlState(error) ?? ""];
    if (guard) return guard;
    throw error;
  }
}
