import type { Locale } from "~db/enums";
import { startI18n, type Words } from "./start";

/** The words that a page was drawn with, and the address of all the words of its language. */
export type PageWords = { locale: Locale; said: Words; rest: string };

declare global {
  interface Window {
    /** Set by the page's own script before any other runs. */
    wenrunWords: PageWords;
  }
}

/**
 * The browser's words: those of the page at once, and the language's others with `whole`, which a word that is missed
 * asks for by itself; its place is empty until they are there.
 */
export function startPageWords({ locale, said, rest }: PageWords) {
  let asked: Promise<void> | null = null;
  const state = { isWhole: false, isMissed: false };
  const missed = () => {
    state.isMissed = true;
    void whole();
  };
  const words = startI18n(locale, said, (key) => {
    if (state.isWhole) return key;
    missed();
    return "";
  });
  const exists = words.exists.bind(words);
  words.exists = (...call: Parameters<typeof exists>) => {
    const isThere = exists(...call);
    if (!isThere && !state.isWhole) missed();
    return isThere;
  };

  async function load(): Promise<void> {
    const answer = await fetch(rest);
    const all: Words = await answer.json();
    state.isWhole = true;
    words.services.resourceStore.data[locale] = all;
    // what is on the screen is drawn anew only if a word was missed there
    if (state.isMissed) words.addResourceBundle(locale, "common", all["common"]);
  }
  const whole = (): Promise<void> =>
    // without a network the next word that is missed asks again
    (asked ??= load().catch(() => {
      asked = null;
    }));
  return { words, whole };
}
