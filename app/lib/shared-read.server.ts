import type { Transaction } from "./db.server";

type Work<T> = (tx: Transaction) => Promise<T>;
type Enter = (work: Work<void>) => Promise<void>;
type Open = { readers: number; tx: Promise<Transaction>; ended: Promise<void>; close: () => void };

/**
 * One transaction for the loaders of a page, which run side by side: the first opens it, the last ends
 * it, and none has its answer before the commit. What a reader throws is its own; a statement that
 * PostgreSQL refuses fails them all.
 */
export class SharedRead {
  #open: Open | null = null;

  async run<T>(enter: Enter, work: Work<T>): Promise<T> {
    const open = (this.#open ??= begin(enter));
    open.readers += 1;
    try {
      return await work(await open.tx);
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

function begin(enter: Enter): Open {
  let close = () => {};
  const closed = new Promise<void>((resolve) => (close = resolve));
  let ended = closed;
  const tx = new Promise<Transaction>((resolve, reject) => {
    ended = enter((inner) => {
      resolve(inner);
      return closed;
    });
    ended.catch(reject);
  });
  return { readers: 0, tx, ended, close };
}
