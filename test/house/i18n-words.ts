import { filesIn, read } from "./sources";

type Tree = { [key: string]: string | Tree };

const flat = (tree: Tree, prefix: string): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );

/** `noun:nested.key` to text, of one language. */
export const wordsOf = (locale: "zh-CN" | "en"): Map<string, string> =>
  new Map(
    filesIn(`app/i18n/${locale}`, /\.json$/).flatMap((file) => {
      const namespace = file.split("/").at(-1)?.replace(".json", "") ?? "";
      const tree: Tree = JSON.parse(read(file));
      return flat(tree, `${namespace}:`);
    }),
  );

/** A key without its plural form. */
export const baseOf = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, "");

export const placeholdersOf = (text: string): string[] =>
  [...new Set([...text.matchAll(/{{\s*(\w+)/g)].map(([, name = ""]) => name))].sort();
