import type { i18n } from "i18next";

/**
 * Words for the cells of a long list, looked up once a drawing of the list and not once a row. Only for keys and
 * values from a small set (enums, ages). Nothing is kept beyond that: each page has to say its words itself.
 */
export function keptWords(language: i18n) {
  const known = new Map<string, string>();
  return (key: string, values?: Record<string, number>): string => {
    let at = key;
    for (const name in values) at += ` ${values[name]}`;
    const found = known.get(at);
    if (found !== undefined) return found;
    const words = language.t(key, values);
    known.set(at, words);
    return words;
  };
}
