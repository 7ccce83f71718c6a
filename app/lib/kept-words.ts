import type { i18n } from "i18next";

const kept = new WeakMap<i18n, Map<string, string>>();

/**
 * Words for the cells of a long list, looked up once a language and not once a row. Only for keys and
 * values from a small set (enums, ages): what is kept is kept.
 */
export function keptWords(language: i18n) {
  const known = kept.get(language) ?? new Map<string, string>();
  kept.set(language, known);
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
