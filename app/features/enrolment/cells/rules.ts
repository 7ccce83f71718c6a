import type { Allergen, Diet, IdKind } from "~db/enums";
import { addDays, isDay } from "~/lib/dates";
import { isMobile, normalisePhone } from "~/lib/phone";
import { ok, refuse, type Result } from "~/lib/result";
import {
  allergenShapes,
  allergyPadding,
  dayShape,
  denials,
  dietWords,
  doubts,
  idKindWords,
  listSeparators,
  nothingWords,
  relationWords,
  scheduleWords,
  sexWords,
} from "~/standards/roster-columns";
import { checkIdentity, normaliseIdNumber } from "~/features/children/rules";
import { wordFinder, wordKey } from "../columns/rules";

/** Full-width letters and digits become plain, and what surrounds the words goes. */
export const plainText = (cell: string): string =>
  cell
    .normalize("NFKC")
    .replace(/[\s\u200b\ufeff]+/g, " ")
    .trim();

/** Day 0 of a workbook's count, which believes that 1900 was a leap year. */
const serialStart = "1899-12-30";

/** `YYYY-MM-DD` of a day in any of the ways a roll writes it, a workbook's own number among them. */
export function parseDay(cell: string): Result<string> {
  const text = plainText(cell);
  const [, year = "", month = "", date = ""] =
    dayShape.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (year) {
    const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
    return isDay(day) ? ok(day) : refuse("not_a_day");
  }
  const serial = /^(\d{5})(\.\d+)?$/.exec(text)?.[1];
  return serial ? ok(addDays(serialStart, Number(serial))) : refuse("not_a_day");
}

/** Eleven digits of a mainland mobile, however they are spaced and with or without the country before them. */
export function parsePhone(cell: string): Result<string> {
  const text = plainText(cell).replace(/[\u2010-\u2015\u2212.\s]/g, "");
  const phone = normalisePhone(text).replace(/^86(?=1\d{10}$)/, "");
  return isMobile(phone) ? ok(phone) : refuse("not_a_phone");
}

const knownWord =
  <K extends string>(find: (text: string) => K | undefined) =>
  (cell: string): Result<K> => {
    const found = find(cell);
    return found ? ok(found) : refuse("roster_word_unknown", undefined, { word: plainText(cell) });
  };

export const parseSex = knownWord(wordFinder(sexWords));
export const parseSchedule = knownWord(wordFinder(scheduleWords));
export const parseRelation = knownWord(wordFinder(relationWords));
const idKindOf = wordFinder(idKindWords);
const parseIdKind = knownWord(idKindOf);

type Facts = { bornOn: string | null; sex: "male" | "female" | null };
export type Identity = { idKind: IdKind; idNumber: string };
type Refused = { field: "idKind" | "idNumber"; reason: string; detail?: Record<string, string | number> }; // prettier-ignore

/** The kind of paper that a number without one must be of. */
function kindOfNumber(number: string): IdKind | null {
  if (number === "") return "pending";
  if (/^\d{17}[\dX]$/.test(number))
    return /^8[123]/.test(number) ? "residencePermit" : "residentId";
  return /^[A-Z]\d{9}$/.test(number) ? "birthCertificate" : null;
}

/** The paper of a child against its birth date and sex (GB 11643), or which of the two cells is wrong. */
export function parseIdentity(
  cells: { idKind: string; idNumber: string },
  { bornOn, sex }: Facts,
): { ok: true; value: Identity } | ({ ok: false } & Refused) {
  const text = plainText(cells.idNumber);
  const wrong = (field: Refused["field"], reason: string, detail?: Refused["detail"]) =>
    ({ ok: false, field, reason, detail }) as const;
  // a number that a workbook took for a quantity has lost its last digits
  if (/^\d(\.\d+)?E\+?\d+$/i.test(text)) return wrong("idNumber", "roster_id_lost_digits");
  const isOpen = isNothing(text) || idKindOf(text) === "pending";
  const idNumber = isOpen ? "" : normaliseIdNumber(text.replace(/^'/, ""));
  const named = isNothing(cells.idKind) ? null : parseIdKind(cells.idKind);
  if (named && !named.ok) return wrong("idKind", named.reason, named.detail);
  const idKind = named?.value ?? kindOfNumber(idNumber);
  if (!idKind) return wrong("idKind", "required");
  if (idKind === "pending" && idNumber !== "") {
    const meant = kindOfNumber(idNumber);
    return meant ? judged(meant) : wrong("idKind", "required");
  }
  if (idKind !== "pending" && idNumber === "") return wrong("idNumber", "required");
  return judged(idKind);

  function judged(kind: IdKind) {
    // without a birth date and a sex there is nothing to hold the number against yet
    if (!bornOn || !sex) return ok({ idKind: kind, idNumber });
    const verdict = checkIdentity(kind, idNumber, { bornOn, sex });
    return verdict === "ok" ? ok({ idKind: kind, idNumber }) : wrong("idNumber", `id_${verdict}`);
  }
}

const nothing = new Set(nothingWords.map(wordKey));

export const isNothing = (text: string): boolean => {
  const key = wordKey(text);
  return key === "" || nothing.has(key);
};

const wordsOf = (cell: string): string[] =>
  cell
    .normalize("NFKC")
    .split(listSeparators)
    .map((word) => word.trim())
    .filter((word) => !isNothing(word));

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

export type Needs<T> = { known: T[]; unclear: string[] };

/** Words that are known, and those that somebody must be asked about. A word twice is one. */
function sort<T>(cell: string, know: (word: string) => { known: T[]; sure: boolean }): Needs<T> {
  const found: Needs<T> = { known: [], unclear: [] };
  for (const word of new Set(wordsOf(cell))) {
    const { known, sure } = know(word);
    const isNew = (one: T) => !found.known.some((other) => isSame(one, other));
    found.known.push(...known.filter(isNew));
    if (!sure) found.unclear.push(word);
  }
  return found;
}

/** Allergens of a text in a family's own words; `detail` is the word. */
export const parseAllergies = (cell: string): Needs<{ allergen: Allergen; detail: string }> =>
  sort(cell, (word) => {
    const detail = word.replace(allergyPadding, "").trim().slice(0, 60);
    const known = denials.test(detail)
      ? []
      : allergenShapes
          .filter(([, shape]) => shape.test(detail))
          .map(([allergen]) => ({ allergen, detail }));
    return { known, sure: known.length > 0 && !doubts.test(word) };
  });

const dietOf = wordFinder(dietWords);

export const parseDiets = (cell: string): Needs<{ diet: Diet; detail: string }> =>
  sort<{ diet: Diet; detail: string }>(cell, (word) => {
    const diet = dietOf(word);
    return { known: diet ? [{ diet, detail: "" }] : [], sure: diet !== undefined };
  });
