import i18next, { type i18n, type Resource, type TFunction } from "i18next";
import { initReactI18next } from "react-i18next";
import type { Locale } from "~db/enums";
import { formatLongDay } from "~/lib/dates";

/** An instance with one language's words in it; server and browser make theirs the same way. */
export function startI18n(locale: Locale, words: Resource[string]): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: words },
    ns: Object.keys(words),
    defaultNS: "common",
    initImmediate: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    load: "currentOnly",
  });
  // {{startsOn, day}} in a message: a day as people write it
  instance.services.formatter?.add("day", (value: string) => formatLongDay(value, locale));
  rememberCodes(instance);
  rememberWords(instance);
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

/**
 * A page says some two hundred words, nearly all of them plain; an instance has one language, whose words
 * never change. What has values in it is looked up each time.
 */
function rememberWords(instance: i18n): void {
  const getFixedT = instance.getFixedT.bind(instance);
  const fixed = new Map<string, TFunction>();
  instance.getFixedT = (...call: Parameters<typeof getFixedT>) => {
    const at = call.map(String).join(" ");
    const known = fixed.get(at) ?? plainWordsKept(getFixedT(...call));
    fixed.set(at, known);
    return known;
  };
}

function plainWordsKept(t: TFunction): TFunction {
  const known = new Map<string, string>();
  return new Proxy(t, {
    apply(target, self, call: Parameters<TFunction>) {
      const [key] = call;
      if (call.length > 1 || typeof key !== "string") return Reflect.apply(target, self, call);
      const words = known.get(key) ?? t(key);
      known.set(key, words);
      return words;
    },
  });
}
