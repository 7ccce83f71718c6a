const width = 4;

/**
 * The same work for each of a list, four at a time and beginning in its order: pictures are drawn while the
 * one connection writes.
 */
export async function sideBySide<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = [...all];
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: width }, worker));
}
