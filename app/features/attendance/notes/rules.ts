import type { FormFailure } from "~/lib/form-failure";

export const maxPhotos = 9;

/** A photo that is stored and waits for the note's save. */
export type KeptPhoto = { fileId: string; name: string };

/** A file that became no photo, and why. */
export type UnfitFile = { name: string; reason: string; detail: Record<string, string | number> };

/** Nothing is written yet; what was good is kept and goes along with the next press. */
export type NoteFailure = FormFailure & { kept: KeptPhoto[]; unfit: UnfitFile[] };

/** `<file id> <name>`: how a kept photo travels in the form. */
export const keptValue = ({ fileId, name }: KeptPhoto): string => `${fileId} ${name}`;

export function keptOf(value: string): KeptPhoto {
  const at = value.indexOf(" ");
  return at < 0
    ? { fileId: value, name: "" }
    : { fileId: value.slice(0, at), name: value.slice(at + 1) };
}
