import { createHash } from "node:crypto";
import type { i18n, TFunction } from "i18next";
import { LRUCache } from "lru-cache";
import type { Locale } from "~db/enums";
import en from "./en";
import { startI18n, type Words } from "./start";
import zhCn from "./zh-cn";

const languages: Record<Locale, Words> = { "zh-CN": zhCn, en };
const instances: Record<Locale, i18n> = {
  "zh-CN": rememberWords(startI18n("zh-CN", zhCn)),
  en: rememberWords(startI18n("en", en)),
};

/** Both languages stay loaded on the server; a request picks one. */
export const wordsOf = (locale: Locale): i18n => instances[locale];

/** Every word of a language as text, and the address at which a browser has it for as long as it stays the same. */
export const wordsFile = (locale: Locale): { text: string; path: string } => files[locale];

const fileOf = (locale: Locale) => {
  const text = JSON.stringify(languages[locale]);
  const version = createHash("sha256").update(text).digest("base64url").slice(0, 12);
  return { text, path: `/words/${locale}.json?v=${version}` };
};
const files = { "zh-CN": fileOf("zh-CN"), en: fileOf("en") };

/** 儿童 · 温润托育: a page's title in the reader's language. */
export const titleIn = (locale: Locale, key: string, values?: Record<string, string>): string =>
  `${wordsOf(locale).t(key, values)} · ${wordsOf(locale).t("common:productName")}`;

/** A word by its place: namespace, key. */
type Place = readonly [string, string];

/** Where words are looked up while a page is drawn, which nothing interrupts; null between pages. */
let said: Map<string, Place> | null = null;

/** What `make` makes in one go, and where the words it looked up stand. */
function noted<T>(make: () => T): { made: T; places: ReadonlyMap<string, Place> } {
  const places = new Map<string, Place>();
  const before = said;
  said = places;
  try {
    return { made: make(), places };
  } finally {
    said = before;
  }
}

/** What `draw` draws, and the words it was made of: a tree of those alone, as i18next holds them. */
export function drawnWith<T>(locale: Locale, draw: () => T): { drawn: T; said: Words } {
  const { made, places } = noted(draw);
  const at = [locale, ...places.keys()].join(" ");
  const said = trees.get(at) ?? treeOf(languages[locale], places.values());
  trees.set(at, said);
  return { drawn: made, said };
}

/** Pages say the same few hundred sets of words again and again. */
const trees = new LRUCache<string, Words>({ max: 500 });

type Tree = { [key: string]: string | Tree };

function treeOf(words: Words, places: Iterable<Place>): Words {
  const tree: Tree = {};
  for (const [namespace, key] of places) {
    const path = [namespace, ...key.split(".")];
    let [from, to]: [unknown, Tree] = [words, tree];
    for (const step of path) {
      const next: unknown = Reflect.get(Object(from), step);
      const at = typeof next === "string" ? next : (to[step] ?? {});
      to[step] = at;
      if (typeof at === "string") break;
      [from, to] = [next, at];
    }
  }
  return tree;
}

/**
 * A page says some two hundred words, nearly all of them plain or with a few values in them; an instance has one
 * language, whose words never change.
 */
function rememberWords(instance: i18n): i18n {
  // reason: the store's look-up is not among its types, and is where every way of saying a word ends
  const store = instance.services.resourceStore as unknown as Store;
  const look = store.getResource.bind(store);
  store.getResource = (...call: Parameters<typeof look>) => {
    const found: unknown = look(...call);
    const [, namespace, key] = call;
    if (said && typeof found === "string" && key) said.set(`${namespace}:${key}`, [namespace, key]);
    return found;
  };
  const getFixedT = instance.getFixedT.bind(instance);
  const fixed = new Map<string, TFunction>();
  instance.getFixedT = (...call: Parameters<typeof getFixedT>) => {
    const at = call.map(String).join(" ");
    const known = fixed.get(at) ?? wordsKept(getFixedT(...call));
    fixed.set(at, known);
    return known;
  };
  return instance;
}

type Store = { getResource: (locale: string, namespace: string, key?: string) => unknown };

function wordsKept(t: TFunction): TFunction {
  const known = new LRUCache<string, ReturnType<typeof noted<string>>>({ max: 5_000 });
  return new Proxy(t, {
    apply(target, self, call: Parameters<TFunction>) {
      const at = placeOf(call);
      if (at === null) return Reflect.apply(target, self, call);
      const kept = known.get(at) ?? noted(() => Reflect.apply(target, self, call));
      known.set(at, kept);
      for (const [word, place] of kept.places) said?.set(word, place);
      return kept.made;
    },
  });
}

/** What a word with its values is kept under; null where it is not said by plain values alone. */
function placeOf([key, values, ...more]: readonly unknown[]): string | null {
  if (typeof key !== "string" || more.length > 0) return null;
  if (values === undefined) return key;
  if (typeof values !== "object" || values === null) return null;
  let at = key;
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "object" || typeof value === "function") return null;
    at += `\0${name}\0${typeof value}\0${String(value)}`;
  }
  return at;
}
