import type { ConsentState } from "~db/enums";

/**
 * Whether a family may see a photo: an own child is on it, and every other child on it has a consent to
 * class photos in force (个人信息保护法 art. 25, 29).
 */
export function consentsAllow(photo: {
  children: readonly string[];
  own: readonly string[];
  consents: readonly { childId: string; state: ConsentState }[];
}): boolean {
  if (!photo.children.some((id) => photo.own.includes(id))) return false;
  const granted = new Set(
    photo.consents.filter(({ state }) => state === "granted").map(({ childId }) => childId),
  );
  return photo.children.every((id) => photo.own.includes(id) || granted.has(id));
}
