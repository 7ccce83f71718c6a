import type postgres from "postgres";

type Work = (scope: postgres.Sql) => unknown;

type Query = postgres.PendingQuery<postgres.Row[]> & {
  handler: (query: Query) => void;
  reject: (error: unknown) => void;
};

/** What postgres.js's own `begin` uses of a pooled connection. */
type Connection = {
  queue: { remove: (connection: Connection) => void; push: (connection: Connection) => void };
  /** False: nothing more may be sent before `reserved` is called. */
  execute: (query: Query) => boolean;
  /** Called whenever the connection has answered; it is the pool's again once a transaction has ended. */
  reserved: (() => void) | null;
  onclose: ((error: unknown) => void) | null;
  /** Rejects what was sent and has no answer. */
  terminate: () => void;
};

/** A place outside the pool's queues: nobody else is given a connection that stands here. */
const parked: Connection["queue"] = { remove: () => undefined, push: () => undefined };

/**
 * Replaces `begin` of postgres.js 3.4.9, which after a lost connection writes its `rollback` to a socket
 * that is gone: an exception that nobody can catch, and a pool that does not come back (its issue 1208).
 * Here a transaction whose connection is lost writes nothing more: it rejects, and the pool opens another
 * connection. As with `begin`, a query that failed unseen still fails the whole. The client is opened with
 * `fetch_types: false`: the query after every connect is otherwise one whose failure nobody watches.
 * What was sent between a socket's error and its close is taken back: postgres.js keeps it, and would give
 * it the answers to the next connection's queries.
 */
export function surviveLostConnections(client: postgres.Sql): postgres.Sql {
  const begin = async (first: string | Work, second: Work = () => undefined): Promise<unknown> =>
    typeof first === "string"
      ? transact(await begun(client, first), second)
      : transact(await begun(client, ""), first);
  return Object.assign(client, { begin });
}

const BEGIN_TRIES = 3;

/**
 * A connection that was lost unseen, or that stands where a lost one stood (postgres.js gives the first
 * query the old connection's last error), costs another try and not the request: nothing has been done yet.
 */
async function begun(client: postgres.Sql, mode: string): Promise<Running> {
  for (let tries = 1; ; tries += 1) {
    const running = new Running(client);
    try {
      await running.begin(mode);
      return running;
    } catch (error) {
      if (!isLoss(error) || isUnreachable(error) || tries === BEGIN_TRIES) throw error;
    }
  }
}

async function transact(running: Running, work: Work): Promise<unknown> {
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
  readonly #scope: postgres.Sql;

  constructor(client: postgres.Sql) {
    this.#client = client;
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
      connection.onclose = (error) => {
        connection.terminate();
        this.#lose(error);
      };
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
      if (isLoss(error)) this.#lose(error);
    };
    // not query.catch(), which would send it before `values()` is asked for
    void Promise.prototype.then.call(query, undefined, note);
    return made;
  }

  #guarded(): postgres.Sql {
    const savepoint = (first: string | Work, second: Work = () => undefined) =>
      this.#savepoint(typeof first === "string" ? second : first);
    const unsafe: postgres.Sql["unsafe"] = (...call) => this.#bound(this.#client.unsafe(...call));
    return new Proxy(this.#client, {
      apply: (target, _self, call: Parameters<postgres.Sql>) => this.#bound(target(...call)),
      get: (target, name) => {
        if (name === "unsafe") return unsafe;
        return name === "savepoint" ? savepoint : Reflect.get(target, name);
      },
    });
  }
}

/**
 * The server's last word before it closes the connection (shutdown, terminated by an administrator), a
 * broken socket, or what postgres.js says of one that is gone.
 */
const isLoss = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  if ("severity" in error) return error.severity === "FATAL" || error.severity === "PANIC";
  if ("syscall" in error) return true;
  return "code" in error && String(error.code).startsWith("CONNECT");
};

const isUnreachable = (error: unknown): boolean =>
  error instanceof Error &&
  (("syscall" in error && error.syscall === "connect") ||
    ("code" in error && error.code === "CONNECT_TIMEOUT"));
