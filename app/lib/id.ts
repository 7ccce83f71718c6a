import { now } from "./clock";

let lastMs = -1;
let sequence = 0;

/**
 * A UUIDv7 (RFC 9562): 48 bits of the product's time in ms, a 12-bit count within the millisecond, then
 * randomness. Ids that one process makes in one millisecond sort in the order they were made.
 */
export function newId(at: Date = now()): string {
  const ms = at.getTime();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  sequence = ms === lastMs ? (sequence + 1) % 4096 : (bytes[6] ?? 0) % 64;
  lastMs = ms;
  for (let i = 0; i < 6; i += 1) bytes[i] = Math.floor(ms / 2 ** (8 * (5 - i))) % 256;
  bytes[6] = 0x70 | (sequence >> 8);
  bytes[7] = sequence & 0xff;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const parts = [[0, 8], [8, 12], [12, 16], [16, 20], [20]] as const;
  return parts.map(([from, to]) => hex.slice(from, to)).join("-");
}

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isId = (value: string): boolean => shape.test(value);
