import type { FilePurpose, FileVariant } from "~db/enums";

const megabyte = 1024 * 1024;

/** What a phone's camera makes is taken whole and kept smaller. */
export const maxFileBytes = {
  face: 10 * megabyte,
  document: 10 * megabyte,
  photo: 25 * megabyte,
  dish: 10 * megabyte,
  kitchen: 10 * megabyte,
  message: 10 * megabyte,
} as const satisfies Record<FilePurpose, number>;

/** Longest edge of a kept picture: enough for a screen and for print on a page. */
export const maxImageEdge = 2560;

/** More than any camera makes; a small file that unpacks to more is an attack. */
export const maxImagePixels = 80_000_000;

/** Edge of the made sizes in px: a list row's avatar, a room's tile; twice what is shown. */
export const variantEdges = { thumb: 96, tile: 192 } as const satisfies Partial<
  Record<FileVariant, number>
>;

/** A photo is looked at as a square of this edge and, whole, with this longest edge. */
export const photoEdges = { tile: 480, screen: 1280 } as const satisfies Partial<
  Record<FileVariant, number>
>;

/** What is looked at whole, and not only as a mark beside something. */
export const isLookedAt = (purpose: FilePurpose): boolean =>
  purpose === "photo" || purpose === "message";

export const imageFormats = { jpeg: "image/jpeg", png: "image/png", webp: "image/webp" } as const;
export type ImageFormat = keyof typeof imageFormats;

/** What is read of all that a camera wrote into a picture: when it was taken, never where. */
export const cameraFacts = { pick: ["DateTimeOriginal"], gps: false };

/** When a picture was taken, of what was read of it; null where the camera's clock said nothing sound. */
export function takenAtOf(facts: { DateTimeOriginal?: unknown } | undefined): Date | null {
  const at = facts?.DateTimeOriginal;
  return at instanceof Date && !Number.isNaN(at.getTime()) ? at : null;
}

const startsWith = (bytes: Uint8Array, start: readonly number[], at = 0): boolean =>
  start.every((byte, i) => bytes[at + i] === byte);

/** What the bytes are, whatever their name or declared type says; null is nothing we keep. */
export function sniffFormat(bytes: Uint8Array): ImageFormat | "pdf" | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return "jpeg";
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "png";
  const isRiff = startsWith(bytes, [0x52, 0x49, 0x46, 0x46]);
  if (isRiff && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8)) return "webp";
  return startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d]) ? "pdf" : null;
}

/** A face is a picture; a document is a picture or a PDF. */
export const takesPdf = (purpose: FilePurpose): boolean => purpose === "document";
