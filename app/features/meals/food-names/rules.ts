import { foods } from "~/standards/foods";

/** A name of the food table without what it says in brackets. */
const bare = (name: string): string =>
  name
    .replace(/[（(][^）)]*[）)]/g, "")
    .trim()
    .toLowerCase();

const codesOf = new Map<string, string[]>();
for (const { code, nameZh, nameEn } of foods) {
  for (const name of new Set([bare(nameZh), bare(nameEn), nameZh.toLowerCase()])) {
    codesOf.set(name, [...(codesOf.get(name) ?? []), code]);
  }
}

/** The names in a text that lists some, as people separate them. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[、，,；;/\s]+|和|及/)
    .map((name) => name.trim())
    .filter(Boolean);

/**
 * The codes of the foods that a text names, every one of its names being the name of a food; none where one of
 * them is not, for half of an allergy is worse than a question.
 */
export function foodsNamed(text: string): string[] {
  const whole = codesOf.get(bare(text));
  if (whole) return [...whole];
  const found = namesIn(text).map((name) => codesOf.get(bare(name)));
  return found.some((codes) => !codes) ? [] : [...new Set(found.flatMap((codes) => codes ?? []))];
}
