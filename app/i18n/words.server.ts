import type { i18n } from "i18next";
import type { Locale } from "~db/enums";
import en from "./en";
import { startI18n } from "./start";
import zhCn from "./zh-cn";

const instances: Record<Locale, i18n> = {
  "zh-CN": startI18n("zh-CN", zhCn),
  en: startI18n("en", en),
};

/** Both languages stay loaded on the server; a request picks one. */
export const wordsOf = (locale: Locale): i18n => instances[locale];

/** 儿童 · 温润托育: a page's title in the reader's language. */
export const titleIn = (locale: Locale, key: string, values?: Record<string, string>): string =>
  `${wordsOf(locale).t(key, values)} · ${wordsOf(locale).t("common:productName")}`;
