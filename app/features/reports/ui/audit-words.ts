import type { i18n } from "i18next";

const worded = (words: i18n, group: string, name: string): string => {
  const key = `reports:${group}.${name.replaceAll(".", "_")}`;
  return words.exists(key) ? words.t(key) : name;
};

/** children.child.read: 看了儿童档案. A capability without words yet shows as it is kept. */
export const capabilityInWords = (words: i18n, capability: string): string =>
  worded(words, "capability", capability);

export const handlerInWords = (words: i18n, handler: string): string =>
  worded(words, "handler", handler);
