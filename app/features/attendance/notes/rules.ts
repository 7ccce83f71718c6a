import type { FormFailure } from "~/lib/form-failure";

export const maxPhotos = 9;

/** A photo that is stored and waits for the note's save. */
export type KeptPhoto = { fileId: string; name: string };

/** A file that became no photo, and why. */
export type UnfitFile = { name: string; reason: string; detail: Record<string, string | number> };

/** Nothing is written yet; what was good is kept and goes along with the next press. */
export type NoteFailure = FormFailure & { kept: KeptPhoto[]; unfit: UnfitFile[] };

/**
 * Children on a photo with others, whose families have not agreed to class photos: it is kept from every other family, so
 * whoever writes is asked first. Nobody is where a photo shows one child alone.
 */
export const hiddenBy = (note: {
  childIds: readonly string[];
  consenting: readonly string[];
  hasPhotos: boolean;
}): string[] =>
  note.hasPhotos && note.childIds.length > 1
    ? note.childIds.filter((id) => !note.consenting.includes(id))
    : [];

/** `<file id> <name>`: how a kept photo travels in the form. */
export const keptValue = ({ fileId, name }: KeptPhoto): string => `${fileId} ${name}`;

export function keptOf(value: string): KeptPhoto {
  const at = value.indexOf(" ");
  return at < 0
    ? { fileId: value, name: "" }
    : { fileId: value.slice(0, at), name: value.slice(at + 1) };
}
