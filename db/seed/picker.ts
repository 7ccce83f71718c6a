/** A small generator over an FNV-1a hash, so that a seed gives the same answers on every machine. */
export function picker(seed: string): <T>(from: readonly [T, ...T[]]) => T {
  let state = 0x811c9dc5;
  for (const character of seed) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return (from) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return from[((mixed ^ (mixed >>> 14)) >>> 0) % from.length] ?? from[0];
  };
}

export type Pick = ReturnType<typeof picker>;
