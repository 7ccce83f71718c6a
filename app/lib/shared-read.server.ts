type Work<Scope, T> = (scope: Scope) => Promise<T>;
type Enter<Scope> = (work: Work<Scope, void>) => Promise<void>;
type Open<Scope> = {
  readers: number;
  scope: Promise<Scope>;
  ended: Promise<void>;
  close: () => void;
};

/**
 * One transaction for the loaders of a page, which run side by side: the first opens it, the last ends
 * it, and none has its answer before the commit. What a reader throws is its own; a statement that
 * PostgreSQL refuses fails them all.
 */
export class SharedRead<Scope> {
  #open: Open<Scope> | null = null;

  async run<T>(enter: Enter<Scope>, work: Work<Scope, T>): Promise<T> {
    const open = (this.#open ??= begin(enter));
    open.readers += 1;
    try {
      return await work(await open.scope);
    } finally {
      open.readers -= 1;
      if (open.readers === 0) {
        this.#open = null;
        open.close();
      }
      await open.ended;
    }
  }
}

function begin<Scope>(enter: Enter<Scope>): Open<Scope> {
  let close = () => {};
  const closed = new Promise<void>((resolve) => (close = resolve));
  let ended = closed;
  const scope = new Promise<Scope>((resolve, reject) => {
    ended = enter((entered) => {
      resolve(entered);
      return closed;
    });
    ended.catch(reject);
  });
  return { readers: 0, scope, ended, close };
}
