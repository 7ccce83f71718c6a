import type postgres from "postgres";

type Work = (scope: postgres.Sql) => unknown;

type Query = postgres.PendingQuery<postgres.Row[]> & {
  handler: (query: Query) => void;
  reject: (error: unknown) => void;
};

/** `keepsPlans`: a statement is parsed and planned once a connection, not every time it is sent. */
type How = { keepsPlans: boolean };

/** What postgres.js's own `begin` uses of a pooled connection. */
type Connection = {
  queue: { remove: (connection: Connection) => void; push: (connection: Connection) => void };
  /** False: nothing more may be sent before `reserved` is called. */
  execute: (query: Query) => boolean;
  /** Called whenever the connection has answered; it is the pool's again once a transaction has ended. */
  reserved: (() => void) | null;
  onclose: ((error: unknown) => void) | null;
};

/** A place outside the pool's queues: nobody else is given a connection that stands here. */
const parked: Connection["queue"] = { remove: () => undefined, push: () => undefined };

/**
 * Replaces `begin` of postgres.js 3.4.9, which after a lost connection writes its `rollback` to a socket
 * that is gone: an exception that nobody can catch, and a pool that does not come back (its issue 1208).
 * Here a transaction whose connection is lost writes nothing more: it rejects, and the pool opens another
 * connection. As with `begin`, a query that failed unseen still fails the whole. The client is opened with
 * `fetch_types: false`: the query after every connect is otherwise one whose failure nobody watches.
 */
export function surviveLostConnections(client: postgres.Sql, how: How): postgres.Sql {
  const begin = (first: string | Work, second: Work = () => undefined): Promise<unknown> =>
    typeof first === "string"
      ? transact(new Running(client, how), first, second)
      : transact(new Running(client, how), "", first);
  return Object.assign(client, { begin });
}

async function transact(running: Running, mode: string, work: Work): Promise<unknown> {
  await running.begin(mode);
  try {
    return await Promise.race([running.complete(work), running.loss]);
  } finally {
    running.close(new Error("the transaction is over"));
  }
}

class Running {
  readonly loss: Promise<never>;
  #reject: (error: unknown) => void = () => undefined;
  #closed: { because: unknown } | null = null;
  #failed: { because: unknown } | null = null;
  #savepoints = 0;
  #connection: Connection | null = null;
  #isFull = false;
  readonly #waiting: Query[] = [];
  readonly #client: postgres.Sql;
  readonly #keepsPlans: boolean;
  readonly #scope: postgres.Sql;

  constructor(client: postgres.Sql, { keepsPlans }: How) {
    this.#client = client;
    this.#keepsPlans = keepsPlans;
    this.#scope = this.#guarded();
    this.loss = new Promise((_, reject) => {
      this.#reject = reject;
    });
    this.loss.catch(() => undefined);
  }

  async begin(mode: string): Promise<void> {
    const onexecute = (connection: Connection): void => {
      connection.queue.remove(connection);
      connection.queue = parked;
      connection.reserved = () => this.#answered();
      connection.onclose = (error) => this.#lose(error);
      this.#connection = connection;
    };
    // reason: the option that hands `begin` its connection is not in the published types
    const options = { onexecute } as postgres.UnsafeQueryOptions;
    await this.#client.unsafe(`begin ${mode}`, [], options);
  }

  async complete(work: Work): Promise<unknown> {
    try {
      const result = await work(this.#scope);
      if (this.#failed) throw this.#failed.because;
      await this.#scope.unsafe("commit");
      return result;
    } catch (error) {
      // that it cannot be rolled back is news only while the connection lives
      if (!this.#closed) await this.#scope.unsafe("rollback").catch((fault) => this.#lose(fault));
      throw error;
    }
  }

  /** From here on every query of this transaction is refused before it reaches a connection. */
  close(because: unknown): void {
    this.#closed ??= { because };
    for (const query of this.#waiting.splice(0)) query.reject(because);
  }

  #lose(error: unknown): void {
    this.close(error);
    this.#reject(error);
  }

  #answered(): void {
    const next = this.#waiting.shift();
    if (next) this.#connection?.execute(next);
    else this.#isFull = false;
  }

  #send(query: Query): void {
    if (this.#closed) query.reject(this.#closed.because);
    else if (this.#isFull) this.#waiting.push(query);
    else if (!this.#connection?.execute(query)) this.#isFull = true;
  }

  async #savepoint(work: Work): Promise<unknown> {
    this.#savepoints += 1;
    const name = `s${this.#savepoints}`;
    const before = this.#failed;
    await this.#scope.unsafe(`savepoint ${name}`);
    try {
      const result = await work(this.#scope);
      if (this.#failed && this.#failed !== before) throw this.#failed.because;
      return result;
    } catch (error) {
      if (!this.#closed) await this.#scope.unsafe(`rollback to ${name}`);
      this.#failed = before;
      throw error;
    }
  }

  /** A query of the pool, sent down this connection instead and watched for how it fails. */
  #bound<Q>(made: Q): Q {
    if (!(made instanceof Promise)) return made;
    const query = made as unknown as Query; // reason: whatever the client makes that can be waited for
    query.handler = (sent) => this.#send(sent);
    const note = (error: unknown) => {
      this.#failed ??= { because: error };
      if (isFatal(error)) this.#lose(error);
    };
    // not query.catch(), which would send it before `values()` is asked for
    void Promise.prototype.then.call(query, undefined, note);
    return made;
  }

  #guarded(): postgres.Sql {
    const savepoint = (first: string | Work, second: Work = () => undefined) =>
      this.#savepoint(typeof first === "string" ? second : first);
    const unsafe: postgres.Sql["unsafe"] = (text, values, options) =>
      this.#bound(
        this.#client.unsafe(
          text,
          values,
          this.#keepsPlans ? { ...options, prepare: true } : options,
        ),
      );
    return new Proxy(this.#client, {
      apply: (target, _self, call: Parameters<postgres.Sql>) => this.#bound(target(...call)),
      get: (target, name) => {
        if (name === "unsafe") return unsafe;
        return name === "savepoint" ? savepoint : Reflect.get(target, name);
      },
    });
  }
}

/** The server's last word before it closes the connection: shutdown, terminated by an administrator. */
const isFatal = (error: unknown): boolean =>
  error instanceof Error &&
  "severity" in error &&
  (error.severity === "FATAL" || error.severity === "PANIC");
