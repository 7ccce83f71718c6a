import { readFileSync } from "node:fs";
import type { Locale } from "../db/enums";

type Words = { [key: string]: string | Words };

const read = new Map<string, Words>();

function wordsOf(locale: Locale, namespace: string): Words {
  const name = `${locale}/${namespace}`;
  const known = read.get(name);
  if (known) return known;
  const file = new URL(`../app/i18n/${name}.json`, import.meta.url);
  const words: Words = JSON.parse(readFileSync(file, "utf8"));
  read.set(name, words);
  return words;
}

/** What a page says for `accounts:own.title`: the tests look for the product's own words. */
export function say(
  key: string,
  values: Record<string, string | number> = {},
  locale: Locale = "zh-CN",
): string {
  const [namespace = "", path = ""] = key.split(":");
  const found = path
    .split(".")
    .reduce<string | Words | undefined>(
      (at, name) => (typeof at === "object" ? (at[name] ?? at[`${name}_other`]) : undefined),
      wordsOf(locale, namespace),
    );
  if (typeof found !== "string") throw new Error(`${locale} has no words for ${key}`);
  return found.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
}
