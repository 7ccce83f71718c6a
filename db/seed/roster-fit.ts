import { usualAges } from "~/features/centres/ages/rules";
import { publishedCalendar } from "~/features/centres/calendar/rules";
import { addMonths, classAgeVerdict, idCheckDigit } from "~/features/children/rules";
import { addDays } from "~/lib/dates";
import type { ClassType } from "../enums";
import { demoClasses, demoDay } from "./demo-centre";
import type { RosterRow } from "./roster";

/** No county of GB/T 2260 has this code, so a number under it belongs to nobody. */
const inventedArea = "149900";

function nearestWorkingDay(day: string, step: 1 | -1): string {
  return publishedCalendar.isOpenDay(day) ? day : nearestWorkingDay(addDays(day, step), step);
}

const latest = (...days: string[]): string => days.reduce((a, b) => (a > b ? a : b));
const earliest = (...days: string[]): string => days.reduce((a, b) => (a < b ? a : b));
const daysApart = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function typeOf(className: string): ClassType {
  const found = demoClasses.find((each) => each.name === className);
  if (!found) throw new Error(`the demo centre has no class "${className}"`);
  return found.type;
}

/** The birth date nearest to the written one, in whole months either way, that suits the class. */
function birthThatFits(row: RosterRow, day: string): string {
  const type = typeOf(row.className);
  for (let months = 0; months <= 240; months += 1) {
    for (const shift of [-months, months]) {
      const bornOn = addMonths(row.bornOn, shift);
      const verdict = classAgeVerdict(type, bornOn, day, usualAges);
      if (verdict === "fits" || verdict === "stays") return bornOn;
    }
  }
  throw new Error(`roster row ${row.no}: no birth date suits ${row.className}`);
}

/** A resident identity number under the invented area; `order` keeps two of one birth date apart. */
function inventedIdNumber({ bornOn, sex }: Pick<RosterRow, "bornOn" | "sex">, order: number) {
  const serial = String((order * 2 + (sex === "male" ? 1 : 0)) % 1000).padStart(3, "0");
  const digits = `${inventedArea}${bornOn.replaceAll("-", "")}${serial}`;
  return digits + idCheckDigit(digits);
}

/**
 * Moves the roster's dates by the least that makes every child right on the demo day:
 * 1. the birth date by whole months, only where the child is outside its class's age band;
 * 2. the start to the first working day from which the child is at least six months old, never after the demo day;
 * 3. the vaccination check along with the start, back to a working day;
 * 4. a resident identity number is made anew from the birth date and sex, under the invented area.
 */
export function fitToDemoDay(rows: readonly RosterRow[], day: string = demoDay): RosterRow[] {
  return rows.map((row) => {
    const bornOn = birthThatFits(row, day);
    const oldEnough = latest(row.startsOn, addMonths(bornOn, 6));
    const startsOn = nearestWorkingDay(earliest(nearestWorkingDay(oldEnough, 1), day), -1);
    const checked = row.vaccinationCheckedOn;
    return {
      ...row,
      bornOn,
      startsOn,
      vaccinationCheckedOn:
        checked &&
        nearestWorkingDay(addDays(startsOn, Math.min(0, daysApart(row.startsOn, checked))), -1),
      idNumber:
        row.idNumber && row.idKind === "residentId"
          ? inventedIdNumber({ ...row, bornOn }, row.no)
          : row.idNumber,
    };
  });
}

/**
 * Brothers and sisters: a row whose only guardian carries the name and relation of another row's guardian,
 * with the same family name for the child, is that family; both rows then give the first one's phone.
 */
export function joinFamilies(rows: readonly RosterRow[]): RosterRow[] {
  return rows.map((row) => {
    const [only, second] = row.guardians;
    if (!only || second) return row;
    const same = rows
      .filter((other) => other.no < row.no && other.name.charAt(0) === row.name.charAt(0))
      .flatMap((other) => other.guardians)
      .find((each) => each.name === only.name && each.relation === only.relation);
    return same ? { ...row, guardians: [{ ...only, phone: same.phone }] } : row;
  });
}

/**
 * The workbook has every paper still 待补. In the demo two families in three have brought theirs since:
 * a birth certificate for the infants, an identity number for the others.
 */
export function handInPapers(rows: readonly RosterRow[]): RosterRow[] {
  return rows.map((row) => {
    if (row.idKind !== "pending" || row.no % 3 === 0) return row;
    return typeOf(row.className) === "infant"
      ? { ...row, idKind: "birthCertificate", idNumber: `Z99${String(row.no).padStart(7, "0")}` }
      : { ...row, idKind: "residentId", idNumber: inventedIdNumber(row, row.no) };
  });
}

/** The roster as the demo centre admits it. */
export const demoRoster = (rows: readonly RosterRow[], day: string = demoDay): RosterRow[] =>
  handInPapers(joinFamilies(fitToDemoDay(rows, day)));
