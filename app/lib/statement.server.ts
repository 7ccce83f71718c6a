import type { Database, Transaction } from "./db.server";

type Prepared<Rows> = { execute: (values?: Record<string, unknown>) => Promise<Rows> };

/**
 * A statement that is spelled out once in the life of the process, where the builder spells it out with every
 * use. What differs from use to use is a placeholder.
 */
export function statement<Rows>(
  make: (on: Database | Transaction) => Prepared<Rows>,
): (on: Database | Transaction, values: Record<string, unknown>) => Promise<Rows> {
  let made: Prepared<Rows> | undefined;
  return (on, values) => {
    made ??= make(on);
    // reason: every session of this driver has its client, which is all that a prepared query keeps of it
    const { client } = on._.session as unknown as { client: unknown };
    const own: Prepared<Rows> = Object.assign(Object.create(made), { client });
    return own.execute(values);
  };
}
