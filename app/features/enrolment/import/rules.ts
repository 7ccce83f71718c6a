import { birthdayProblem } from "~/features/children/rules";
import { refuse, type Result } from "~/lib/result";
import { isNothing, parseAllergies, parseDay, parseDiets, parseIdentity, parsePhone, parseRelation, parseSchedule, parseSex, plainText } from "../cells/rules"; // prettier-ignore
import {
  columnNamed,
  headOf,
  wordKey,
  type RosterCells,
  type RosterColumn,
} from "../columns/rules";
import { guardianPlaces, type RosterValues } from "./schema";

/** `reason` is a key of errors.json. */
export type Problem = {
  column: RosterColumn;
  reason: string;
  detail?: Record<string, string | number>;
};
export type Unclear = { column: RosterColumn; text: string };

export type RosterRow = {
  rowNumber: number;
  cells: RosterCells;
  values: RosterValues;
  problems: Problem[];
  unclear: Unclear[];
};

/** What a row is read against: the classes by the key of their name, and the centre's day. */
export type Reading = {
  classes: ReadonlyMap<string, { id: string; name: string }>;
  today: string;
  /** The reader's words for the columns that may stay unclear. */
  heads?: Record<Asked, string>;
};

export const maxRosterRows = 5000;

/** A preview holds personal data: how long it waits to be imported. */
export const keptDays = 7;

type Guardian = RosterValues["guardians"][number];

/** One row of a roll: what its cells become, and what is wrong with each of them. */
export function readRow(rowNumber: number, cells: RosterCells, reading: Reading): RosterRow {
  const problems: Problem[] = [];
  const wrong = (column: RosterColumn, reason: string, detail?: Problem["detail"]) =>
    void problems.push({ column, reason, ...(detail && { detail }) });
  const textOf = (column: RosterColumn) => plainText(cells[column] ?? "");
  const short = (column: RosterColumn, max: number): string => {
    const text = isNothing(textOf(column)) ? "" : textOf(column);
    if (text.length > max) wrong(column, "too_long");
    return text;
  };
  const parsed = <T>(column: RosterColumn, parse: (cell: string) => Result<T>): T | null => {
    const result = textOf(column) === "" ? refuse("required") : parse(cells[column] ?? "");
    if (result.ok) return result.value;
    wrong(column, result.reason, result.detail);
    return null;
  };
  const optionalDay = (column: RosterColumn) =>
    isNothing(textOf(column)) ? null : parsed(column, parseDay);

  const name = short("name", 30);
  if (name === "") wrong("name", "required");
  const sex = parsed("sex", parseSex);
  const bornOn = parsed("bornOn", parseDay);
  const tooEarlyOrLate = bornOn && birthdayProblem(bornOn, reading.today);
  if (tooEarlyOrLate) wrong("bornOn", tooEarlyOrLate);
  const paper = { idKind: textOf("idKind"), idNumber: cells.idNumber ?? "" };
  const identity = parseIdentity(paper, { bornOn, sex });
  if (!identity.ok) wrong(identity.field, identity.reason, identity.detail);
  const className = short("className", 60);
  const room = reading.classes.get(wordKey(className));
  if (className === "") wrong("className", "required");
  else if (!room) wrong("className", "roster_class_unknown", { className });
  const enteredOn = optionalDay("enteredOn");
  if (enteredOn && bornOn && enteredOn < bornOn) wrong("enteredOn", "roster_before_birth");
  const vaccinationCheckedOn = optionalDay("vaccinationCheckedOn");
  if (vaccinationCheckedOn && bornOn && vaccinationCheckedOn < bornOn) {
    wrong("vaccinationCheckedOn", "roster_before_birth");
  }
  const schedule = parsed("schedule", parseSchedule);
  const guardians = readGuardians(cells, wrong);
  const [allergies, diets] = [parseAllergies(cells.allergies ?? ""), parseDiets(cells.diets ?? "")];
  const unclear: Unclear[] = [
    ...allergies.unclear.map((text) => ({ column: "allergies" as const, text })),
    ...diets.unclear.map((text) => ({ column: "diets" as const, text })),
  ];
  const toClarify = sayUnclear(unclear, reading.heads ?? { allergies: headOf("allergies"), diets: headOf("diets") }); // prettier-ignore
  const written = ownWords(cells.note);
  const pastIllness = isNothing(cells.pastIllness ?? "") ? "" : ownWords(cells.pastIllness);
  if (pastIllness.length > 500) wrong("pastIllness", "too_long");
  const isSaid = toClarify === "" || written.includes(toClarify);
  const note = isSaid ? written : [written, toClarify].filter(Boolean).join("\n");
  if (note.length > 500) wrong("note", "too_long");
  return {
    ...{ rowNumber, cells, problems, unclear },
    values: {
      ...{ name, sex, bornOn, enteredOn, schedule, guardians, vaccinationCheckedOn },
      idKind: identity.ok ? identity.value.idKind : null,
      idNumber: identity.ok ? identity.value.idNumber : "",
      ...{ classId: room?.id ?? null, className: room?.name ?? className },
      ...{ allergies: allergies.known, diets: diets.known },
      ...{ pastIllness, note, toClarify },
    },
  };
}

/** What a person wrote stays as it was written, line by line. */
const ownWords = (cell = ""): string =>
  cell
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .join("\n");

type Asked = "allergies" | "diets";

/** `过敏：青霉素；忌口：少盐`, as the child's note and its mark keep it; no word holds a mark of its own. */
const sayUnclear = (unclear: readonly Unclear[], heads: Record<Asked, string>): string =>
  (["allergies", "diets"] as const)
    .map((column) => {
      const texts = unclear.filter((each) => each.column === column).map(({ text }) => text);
      return texts.length > 0 ? `${heads[column]}：${texts.join("、")}` : "";
    })
    .filter(Boolean)
    .join("；");

/** The words of one of the two columns that a mark holds, for the cell they came from. */
export function askedAbout(toClarify: string, column: Asked): string[] {
  const parts = toClarify.split("；").map((part) => part.split("："));
  return parts.flatMap(([head = "", words = ""]) =>
    columnNamed(head) === column ? words.split("、") : [],
  );
}

const impliedRelation = { father: "father", mother: "mother" } as const;

/** The first is the primary guardian. A roll without a column for the relation leaves it open: `other`. */
function readGuardians(
  cells: RosterCells,
  wrong: (column: RosterColumn, reason: string, detail?: Problem["detail"]) => void,
): Guardian[] {
  const guardians: Guardian[] = [];
  for (const place of guardianPlaces) {
    const [nameColumn, phoneColumn] = [`${place}Name`, `${place}Phone`] as const;
    const name = plainText(cells[nameColumn] ?? "");
    const phoneCell = plainText(cells[phoneColumn] ?? "");
    if (isNothing(name) && isNothing(phoneCell)) continue;
    if (isNothing(name)) wrong(nameColumn, "required");
    else if (name.length > 30) wrong(nameColumn, "too_long");
    const phone = phoneCell === "" ? refuse("required") : parsePhone(phoneCell);
    if (!phone.ok) wrong(phoneColumn, phone.reason);
    const relation = relationAt(place, cells);
    if (relation && !relation.ok && (place === "guardian1" || place === "guardian2")) {
      wrong(`${place}Relation`, relation.reason, relation.detail);
    }
    const given = phone.ok ? phone.value : "";
    const known = given ? guardians.find((each) => each.phone === given) : undefined;
    if (known?.name === name) continue;
    if (known) wrong(phoneColumn, "roster_phone_twice", { name: known.name });
    const value = relation?.ok ? relation.value : "other";
    guardians.push({ place, name, phone: given, relation: value });
  }
  const somebody = guardianPlaces.some(
    (place) => !isNothing(cells[`${place}Name`] ?? "") || !isNothing(cells[`${place}Phone`] ?? ""),
  );
  if (!somebody) wrong("guardian1Name", "required");
  return guardians;
}

function relationAt(place: Guardian["place"], cells: RosterCells) {
  if (place === "father" || place === "mother") {
    return { ok: true, value: impliedRelation[place] } as const;
  }
  const cell = cells[`${place}Relation`];
  if (cell === undefined) return null;
  return cell.trim() === "" ? refuse("required") : parseRelation(cell);
}

/** Two rows that speak of one child, and one phone that two people have: the later row is asked about. */
export function markTwins(rows: readonly RosterRow[]): void {
  const numbers = new Map<string, number>();
  const children = new Map<string, RosterRow>();
  const phones = new Map<string, { name: string; row: number }>();
  for (const row of rows) {
    const { values, rowNumber, problems } = row;
    const sameNumber = values.idNumber ? numbers.get(values.idNumber) : undefined;
    const key = `${wordKey(values.name)} ${values.bornOn}`;
    const twin = values.name && values.bornOn ? children.get(key) : undefined;
    if (sameNumber)
      problems.push({ column: "idNumber", reason: "roster_number_twice", detail: { row: sameNumber } }); // prettier-ignore
    else if (twin && !areApart(values, twin.values)) {
      problems.push({ column: "name", reason: "roster_child_twice", detail: { row: twin.rowNumber } }); // prettier-ignore
    }
    if (values.idNumber && !sameNumber) numbers.set(values.idNumber, rowNumber);
    if (!twin) children.set(key, row);
    for (const { place, name, phone } of values.guardians.filter((each) => each.phone !== "")) {
      const known = phones.get(phone);
      if (!known) phones.set(phone, { name, row: rowNumber });
      else if (known.name !== name && known.row !== rowNumber) {
        problems.push({
          column: `${place}Phone`,
          reason: "roster_phone_of_other_row",
          detail: known,
        });
      }
    }
  }
}

/** Two of one name and birthday are two children only where their papers say so. */
const areApart = (a: Pick<RosterValues, "idNumber">, b: Pick<RosterValues, "idNumber">): boolean =>
  a.idNumber !== "" && b.idNumber !== "" && a.idNumber !== b.idNumber;

/** A child that comes later than the roll's day begins then; the others are in their class on that day. */
export const startOf = (values: Pick<RosterValues, "enteredOn">, asOf: string): string =>
  values.enteredOn && values.enteredOn > asOf ? values.enteredOn : asOf;
