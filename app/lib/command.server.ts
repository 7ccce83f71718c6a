import { AsyncLocalStorage } from "node:async_hooks";
import type { Ctx } from "./context.server";
import { sqlState, type Transaction } from "./db.server";
import type { Refusal, Result } from "./result";

const underWay = new AsyncLocalStorage<true>();

/** Whether something is being written, and not only read. */
export const isInCommand = (): boolean => underWay.getStore() ?? false;

class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason);
  }
}

/**
 * Runs one command: one transaction, and a refusal leaves nothing behind, however late it comes.
 * `guards` says which refusal a SQLSTATE means where the database is the one who notices.
 */
export const command = <T>(
  ctx: Ctx,
  work: (tx: Transaction) => Promise<Result<T>>,
  guards: Record<string, Refusal> = {},
): Promise<Result<T>> => run(ctx, work, guards, "alone");

/** A part of a larger command: its refusal takes back this part, and the command goes on. */
export const commandPart = <T>(
  ctx: Ctx,
  work: (tx: Transaction) => Promise<Result<T>>,
): Promise<Result<T>> => run(ctx, work, {}, "part");

async function run<T>(
  ctx: Ctx,
  work: (tx: Transaction) => Promise<Result<T>>,
  guards: Record<string, Refusal>,
  how: "alone" | "part",
): Promise<Result<T>> {
  try {
    return await ctx.tx(async (tx) => {
      const result = await underWay.run(true, () => work(tx));
      if (!result.ok) throw new RolledBack(result);
      return result;
    }, how);
  } catch (error) {
    if (error instanceof RolledBack) return error.refusal;
    const guard = guards[sqlState(error) ?? ""];
    if (guard) return guard;
    throw error;
  }
}

class Rehearsed extends Error {}

/** Does the work inside the open command, takes all of it back, and tells what came of it. */
export async function rehearse<T>(ctx: Ctx, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const outcome: { told: T[] } = { told: [] };
  try {
    await ctx.tx(async (tx) => {
      outcome.told.push(await work(tx));
      throw new Rehearsed();
    }, "part");
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
  const [told] = outcome.told;
  return told as T; // reason: told above, or the error went on
}
