import { AsyncLocalStorage } from "node:async_hooks";
import { remember } from "~/lib/remember.server";

const store = () =>
  remember("request-store", () => new AsyncLocalStorage<Map<string, Promise<unknown>>>());

/** The express host wraps every request in this, so that parallel loaders share one session look-up. */
export const withRequestScope = <T>(work: () => T): T => store().run(new Map(), work);

export function oncePerRequest<T>(key: string, make: () => Promise<T>): Promise<T> {
  const kept = store().getStore();
  if (!kept) return make();
  const found = kept.get(key);
  if (found) return found as Promise<T>; // reason: the key is the key of its own type
  const made = make();
  kept.set(key, made);
  return made;
}
