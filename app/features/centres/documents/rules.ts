import type { DocumentKind, Locale } from "~db/enums";
import { documentBlanks } from "~/standards/document-texts";

const blank = /\{\{(\w+)\}\}/g;

/** What stands between the braces of a text and is not known there, in order, once each. */
export function unknownBlanks(kind: DocumentKind, text: string): string[] {
  const known: readonly string[] = documentBlanks[kind];
  const found = [...text.matchAll(blank)].map(([, name = ""]) => name);
  return [...new Set(found)].filter((name) => !known.includes(name));
}

/** The text with its blanks filled in; one without a value stays a line to write on. */
export const fillIn = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(blank, (_, name: string) => values[name] || "______");

/** The text in a reader's language, with its blanks filled in. */
export const textIn = (
  document: { zh: string; en: string },
  locale: Locale,
  values: Readonly<Record<string, string>>,
): string => fillIn(locale === "en" ? document.en : document.zh, values);

export type TextBlock = { is: "heading" | "paragraph"; text: string };

/** The headings and paragraphs of a text, in order. */
export const blocksOf = (text: string): TextBlock[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) =>
      line.startsWith("## ")
        ? { is: "heading", text: line.slice(3) }
        : { is: "paragraph", text: line },
    );

/** What every applicant agrees to before the centre has written its own; other texts begin with the centre. */
const fromTheStart: readonly DocumentKind[] = ["privacyNotice", "agreement"];

export const isInForce = ({ kind, isAsked }: { kind: DocumentKind; isAsked: boolean }): boolean =>
  isAsked || fromTheStart.includes(kind);

/** A text that names the child is agreed to child by child; any other is read once for all of them. */
export const namesChild = (kind: DocumentKind): boolean =>
  documentBlanks[kind].some((name) => name === "childName");
