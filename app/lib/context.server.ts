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
};

export type Ctx = {
  readonly actor: Actor;
  readonly centreId: CentreId;
  readonly timeZone: string;
  readonly now: Date;
  readonly locale: Locale;
  /** Enters the tenant and runs `work` in one transaction; a nested call joins the one that is open. */
  readonly tx: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
};

const openTransaction = new AsyncLocalStorage<{ centreId: string; tx: Transaction }>();

/** `reads`: what the loaders of one page share, so that they need one transaction between them. */
export function makeContext(db: Database, rest: Omit<Ctx, "tx">, reads?: SharedRead): Ctx {
  const { centreId } = rest;
  const enter = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    db.transaction(async (inner) => {
      // not awaited before the work begins: both travel down the connection together
      const entered = inner.execute(sql`select enter_tenant(${centreId})`).then(() => undefined);
      const [result] = await Promise.all([work(inner), entered]);
      return result;
    });
  const tx: Ctx["tx"] = (work) => {
    const open = openTransaction.getStore();
    if (open?.centreId === centreId) return work(open.tx);
    const within = (inner: Transaction) =>
      openTransaction.run({ centreId, tx: inner }, () => work(inner));
    return reads ? reads.run(enter, within) : enter(within);
  };
  return { ...rest, tx };
}
