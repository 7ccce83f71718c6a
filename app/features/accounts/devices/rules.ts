/** How long the six digits are good. */
export const pairingMs = 15 * 60_000;

export const deviceStates = ["paired", "waiting", "unpaired", "revoked"] as const;
export type DeviceState = (typeof deviceStates)[number];

/**
 * Where a tablet stands: it opens its room, waits with a code that is still good, has neither, or will never
 * open anything again.
 */
export function stateOf(device: {
  isPaired: boolean;
  isRevoked: boolean;
  hasCode: boolean;
}): DeviceState {
  if (device.isRevoked) return "revoked";
  if (device.isPaired) return "paired";
  return device.hasCode ? "waiting" : "unpaired";
}

/** The digits as they are read out and typed: 042 917. */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

export type Ago = { unit: "now" | "minutes" | "hours" | "days"; count: number };

/** How long ago, in the largest unit that is whole. */
export function agoOf(at: Date, now: Date): Ago {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes < 1) return { unit: "now", count: 0 };
  if (minutes < 60) return { unit: "minutes", count: minutes };
  if (minutes < 24 * 60) return { unit: "hours", count: Math.floor(minutes / 60) };
  return { unit: "days", count: Math.floor(minutes / (24 * 60)) };
}
