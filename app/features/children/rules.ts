import type { ClassType, IdKind, Sex } from "~db/enums";
import type { AgeSettings } from "~/features/centres/ages/rules";
import { ageVerdict, schoolYearStart, type AgeVerdict } from "~/standards/age-bands";

type Facts = { bornOn: string; sex: Sex };
type YearMonthDay = { year: number; month: number; day: number };

/** What is wrong with an identity number; each but `ok` is a key of errors.json. */
export type IdVerdict =
  | "ok"
  | "wrong_length"
  | "bad_format"
  | "bad_area"
  | "not_a_date"
  | "bad_check_digit"
  | "birth_mismatch"
  | "sex_mismatch";

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const checkDigits = "10X98765432";

// the province digits of GB/T 2260; counties are renumbered too often to be held against a child
const mainlandAreas = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/;
const permitAreas = /^8[1-3]/;

export const normaliseIdNumber = (number: string): string =>
  number.replace(/\s/g, "").toUpperCase();

/** The 18th digit that belongs to 17 digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export function idCheckDigit(digits: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
  return checkDigits.charAt(sum % 11);
}

/**
 * A resident identity number (GB 11643-1999) against the birth date and sex that were entered.
 * The residence permits of Hong Kong, Macao and Taiwan share the form. Answers the first thing wrong.
 */
export function checkIdNumber(number: string, { bornOn, sex }: Facts): IdVerdict {
  const id = normaliseIdNumber(number);
  if (!/^\d{17}[\dX]$/.test(id)) return "wrong_length";
  if (!mainlandAreas.test(id) && !permitAreas.test(id)) return "bad_area";
  const birth = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  if (!parseDay(birth)) return "not_a_date";
  if (idCheckDigit(id) !== id.charAt(17)) return "bad_check_digit";
  if (birth !== bornOn) return "birth_mismatch";
  return (Number(id.charAt(16)) % 2 === 1 ? "male" : "female") === sex ? "ok" : "sex_mismatch";
}

/** A number of any kind of paper; `pending` stands without one. */
export function checkIdentity(kind: IdKind, number: string, facts: Facts): IdVerdict {
  const id = normaliseIdNumber(number);
  switch (kind) {
    case "pending":
      return id === "" ? "ok" : "bad_format";
    case "birthCertificate":
      return /^[A-Z]\d{9}$/.test(id) ? "ok" : "bad_format";
    case "passport":
      return /^(?=.*\d)[A-Z0-9]{6,9}$/.test(id) ? "ok" : "bad_format";
    case "residentId":
    case "residencePermit": {
      const verdict = checkIdNumber(id, facts);
      const areas = kind === "residentId" ? mainlandAreas : permitAreas;
      return verdict === "wrong_length" || areas.test(id) ? verdict : "bad_area";
    }
  }
}

/** 14****2019****1234; other numbers keep their first character and, from eight on, the last four. */
export function maskIdNumber(number: string): string {
  const id = normaliseIdNumber(number);
  if (id.length === 18) return `${id.slice(0, 2)}****${id.slice(6, 10)}****${id.slice(14)}`;
  return id === "" ? "" : `${id.slice(0, 1)}****${id.length >= 8 ? id.slice(-4) : ""}`;
}

const isLeapYear = (year: number): boolean =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** `YYYY-MM-DD` into its parts; null where there is no such day. */
function parseDay(text: string): YearMonthDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const real = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return real ? { year, month, day } : null;
}

const days = new Map<string, YearMonthDay>();

/** Lists ask for the same few days again and again: those are kept. */
function theDay(text: string): YearMonthDay {
  const known = days.get(text);
  if (known) return known;
  const parsed = parseDay(text);
  if (!parsed) throw new RangeError(`not a day: ${text}`);
  if (days.size < 20_000) days.set(text, parsed);
  return parsed;
}

/** Days since 1 March of year 0, the Gregorian calendar carried back: only differences mean anything. */
function dayNumber({ year, month, day }: YearMonthDay): number {
  const y = month > 2 ? year : year - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return 365 * y + leapDays + Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day;
}

function laterByMonths(from: YearMonthDay, months: number): YearMonthDay {
  const count = from.year * 12 + from.month - 1 + months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return { year, month, day: Math.min(from.day, daysInMonth(year, month)) };
}

/** The same day of the month `months` later, or the month's last where it has no such day (民法典 art. 202). */
export function addMonths(day: string, months: number): string {
  const later = laterByMonths(theDay(day), months);
  const pad = (value: number, width: number) => String(value).padStart(width, "0");
  return `${pad(later.year, 4)}-${pad(later.month, 2)}-${pad(later.day, 2)}`;
}

/** Whole months of age; negative before birth. A child of the 31st is a month older on a short month's last day. */
export function monthsAt(bornOn: string, day: string): number {
  const [born, then] = [theDay(bornOn), theDay(day)];
  const months = (then.year - born.year) * 12 + then.month - born.month;
  return dayNumber(laterByMonths(born, months)) > dayNumber(then) ? months - 1 : months;
}

/** Age in whole years, months and days; nothing at all before birth. */
export function ageAt(
  bornOn: string,
  day: string,
): { years: number; months: number; days: number } {
  const months = monthsAt(bornOn, day);
  if (months < 0) return { years: 0, months: 0, days: 0 };
  const days = dayNumber(theDay(day)) - dayNumber(laterByMonths(theDay(bornOn), months));
  return { years: Math.floor(months / 12), months: months % 12, days };
}

/** Centres take children from birth registration to school age; anything else is a slip of the pen. */
export function birthdayProblem(
  bornOn: string,
  today: string,
): "born_in_future" | "too_old_for_centre" | null {
  if (bornOn > today) return "born_in_future";
  return theDay(today).year - theDay(bornOn).year > 8 ? "too_old_for_centre" : null;
}

/** Whether a child's age suits a type of class on a day; kindergarten ages are those of 1 September. */
export function classAgeVerdict(
  type: ClassType,
  bornOn: string,
  day: string,
  { keepsThreeYearOlds }: Pick<AgeSettings, "keepsThreeYearOlds">,
): AgeVerdict {
  const { year } = theDay(day);
  const startOf = (of: number) => `${String(of).padStart(4, "0")}-${schoolYearStart}`;
  const start = day >= startOf(year) ? startOf(year) : startOf(year - 1);
  const ages = { months: monthsAt(bornOn, day), monthsAtSchoolYear: monthsAt(bornOn, start) };
  return ageVerdict(type, ages, keepsThreeYearOlds);
}
