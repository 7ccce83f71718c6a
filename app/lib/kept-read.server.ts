import type { Ctx } from "./context.server";
import type { Transaction } from "./db.server";

/**
 * What many parts of one page or command ask for is read once a transaction. Whoever changes it says
 * `forget`, for the transaction may go on.
 */
export function keptRead<T>(read: (tx: Transaction, ctx: Ctx) => Promise<T>) {
  const known = new WeakMap<Transaction, Promise<T>>();
  return {
    read: (ctx: Ctx): Promise<T> =>
      ctx.tx((tx) => {
        const found = known.get(tx) ?? read(tx, ctx);
        known.set(tx, found);
        return found;
      }),
    forget: (tx: Transaction): boolean => known.delete(tx),
  };
}
