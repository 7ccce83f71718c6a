import { AsyncLocalStorage } from "node:async_hooks";
import { remember } from "~/lib/remember.server";

const store = () => remember("request-store", () => new AsyncLocalStorage<Map<string, unknown>>());

/** The express host wraps every request in this, so that parallel loaders share one session look-up. */
export const withRequestScope = <T>(work: () => T): T => store().run(new Map(), work);

export function oncePerRequest<T>(key: string, make: () => T): T {
  const kept = store().getStore();
  if (!kept) return make();
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key) as T; // reason: the key is the key of its own type
}

/** Has an answer ready that the request is about to ask for: whoever asks `oncePerRequest` is given it. */
export const answerAhead = (key: string, answer: unknown): void => {
  store().getStore()?.set(key, answer);
};

/** What access reads of a request: of a page's own, or of one that the server answers before there is a page. */
export type Asking = Pick<Request, "headers" | "method" | "url">;
