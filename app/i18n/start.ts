import i18next, { type i18n, type Resource } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "~db/enums";
import { formatLongDay } from "~/lib/dates";

export type Words = Resource[string];

/**
 * An instance with one language's words in it; server and browser make theirs the same way. `missing` says what stands
 * in the place of a word that is not among them.
 */
export function startI18n(locale: Locale, words: Words, missing?: (key: string) => string): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: words },
    ns: Object.keys(words),
    defaultNS: "common",
    initImmediate: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false, bindI18nStore: "added" },
    load: "currentOnly",
    ...(missing && { parseMissingKeyHandler: missing }),
  });
  // {{startsOn, day}} in a message: a day as people write it
  instance.services.formatter?.add("day", (value: string) => formatLongDay(value, locale));
  rememberCodes(instance);
  return instance;
}

/** Every look-up of a word asks Intl to spell its language's code; the answer is always the same. */
function rememberCodes({ services }: i18n): void {
  const { languageUtils } = services;
  const known = new Map<string, string>();
  const spell: (code: string) => string = languageUtils.formatLanguageCode.bind(languageUtils);
  languageUtils.formatLanguageCode = (code: string) => {
    const found = known.get(code) ?? spell(code);
    known.set(code, found);
    return found;
  };
}
