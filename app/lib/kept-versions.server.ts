import { LRUCache } from "lru-cache";

type Kept = { version: string; value: unknown };

/**
 * What was read stands for as long as its version does: the next who asks for the same is given it. Of so many
 * places at most; those asked about longest ago go first. What is given is shared, and never changed by anybody.
 */
export function keptVersions(most: number) {
  const kept = new LRUCache<string, Kept>({ max: most });
  return async <T>(
    of: { place: string; version: string },
    read: () => Promise<T>,
  ): Promise<{ value: T; isKept: boolean }> => {
    const found = kept.get(of.place);
    // reason: a place is named by who reads there, and one reader has one kind of answer
    if (found?.version === of.version) return { value: found.value as T, isKept: true };
    const value = await read();
    kept.set(of.place, { version: of.version, value });
    return { value, isKept: false };
  };
}
