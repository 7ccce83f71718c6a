import { AsyncLocalStorage } from "node:async_hooks";
import { sql } from "drizzle-orm";
import type { ActorKind, Locale, Role } from "~db/enums";
import type { Database, Transaction } from "./db.server";
import type { SharedRead } from "./shared-read.server";

declare const centreBrand: unique symbol;
declare const ownChildBrand: unique symbol;
/** A tenant that `access` or the worker has proven; a plain string does not compile. */
export type CentreId = string & { readonly [centreBrand]: true };
/** A child that belongs to the signed-in guardian; minted by `access` alone. */
export type OwnChildId = string & { readonly [ownChildBrand]: true };

export type Actor = {
  kind: ActorKind;
  id: string;
  name: string;
  role: Role | null;
  /** every role this person holds in this centre */
  roles: readonly Role[];
  /** of a paired tablet: the class it stands in */
  classId?: string;
};

export type Ctx = {
  readonly actor: Actor;
  readonly centreId: CentreId;
  readonly timeZone: string;
  readonly now: Date;
  readonly locale: Locale;
  /**
   * Enters the tenant and runs `work` in one transaction; a nested call joins the one that is open.
   * `alone`: not in the one that the loaders of a page share, because it may have to be taken back.
   * `part`: inside the one that is open, and taken back by itself when `work` fails.
   */
  readonly tx: <T>(work: (tx: Transaction) => Promise<T>, how?: "alone" | "part") => Promise<T>;
};

/** A transaction that has entered its centre, and what is done before it commits. */
export type OpenTransaction = {
  centreId: string;
  tx: Transaction;
  endings: (() => Promise<void>)[];
  /** What is done once it has committed, and never otherwise. */
  afterwards: (() => void)[];
};

const openTransaction = new AsyncLocalStorage<OpenTransaction>();

/** All of them travel down the connection together. */
const endAll = (endings: OpenTransaction["endings"]): Promise<unknown> =>
  Promise.all(endings.map((end) => end()));

/** A savepoint with endings of its own: what it gathered is gone with it, or written before it closes. */
const partOf = <T>(whole: OpenTransaction, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  whole.tx.transaction(async (tx) => {
    const [endings, afterwards]: [OpenTransaction["endings"], OpenTransaction["afterwards"]] = [
      [],
      [],
    ];
    const part = { ...whole, tx, endings, afterwards };
    const result = await openTransaction.run(part, () => work(tx));
    await endAll(endings);
    whole.afterwards.push(...afterwards);
    return result;
  });

/** `reads`: what the loaders of one page share, so that they need one transaction between them. */
export function makeContext(
  db: Database,
  rest: Omit<Ctx, "tx">,
  reads?: SharedRead<OpenTransaction>,
): Ctx {
  const { centreId } = rest;
  const enter = async <T>(work: (open: OpenTransaction) => Promise<T>): Promise<T> => {
    const afterwards: OpenTransaction["afterwards"] = [];
    const result = await db.transaction(async (tx) => {
      // not awaited before the work begins: both travel down the connection together
      const entered = tx.execute(sql`select enter_tenant(${centreId})`).then(() => undefined);
      const endings: OpenTransaction["endings"] = [];
      const [done] = await Promise.all([work({ centreId, tx, endings, afterwards }), entered]);
      await endAll(endings);
      return done;
    });
    for (const then of afterwards) then();
    return result;
  };
  const tx: Ctx["tx"] = (work, how) => {
    const joined = openTransaction.getStore();
    if (joined?.centreId === centreId) {
      return how === "part" ? partOf(joined, work) : work(joined.tx);
    }
    const within = (open: OpenTransaction) => openTransaction.run(open, () => work(open.tx));
    return reads && !how ? reads.run(enter, within) : enter(within);
  };
  return { ...rest, tx };
}

/** Does something once the caller's transaction has committed: nothing of it is left where it has not. */
export const afterCommit = (ctx: Ctx, then: () => void): Promise<void> =>
  ctx.tx(() => {
    openTransaction.getStore()?.afterwards.push(then);
    return Promise.resolve();
  });

/**
 * Makes a writer of rows that nobody reads before their transaction is over: they are gathered and go in
 * together at its end, one statement for however many commands it holds.
 */
export function gatherRows<Row>(
  write: (tx: Transaction, rows: readonly Row[]) => Promise<unknown>,
): (ctx: Ctx, row: Row) => Promise<void> {
  const gathered = new WeakMap<Transaction, Row[]>();
  return (ctx, row) =>
    ctx.tx((tx) => {
      const rows = gathered.get(tx) ?? [];
      rows.push(row);
      if (rows.length === 1) {
        const open = openTransaction.getStore();
        if (!open) throw new Error("Rows are gathered inside a transaction of their context");
        gathered.set(tx, rows);
        open.endings.push(async () => {
          await write(tx, rows);
        });
      }
      return Promise.resolve();
    });
}
