import type { TFunction } from "i18next";
import { parseAllergies } from "../cells/rules";
import { rosterColumns, type RosterColumn } from "../columns/rules";
import { askedAbout } from "../import/rules";
import type { ExportedChild } from "../export/queries.server";

/** Parents by their own columns are read, and written as guardians. */
const written = rosterColumns.filter((column) => !/^(father|mother)/.test(column));

const widths: Partial<Record<RosterColumn, number>> = {
  ...{ no: 6, sex: 6, idNumber: 22, guardian1Phone: 16, guardian2Phone: 16 },
  ...{ bornOn: 14, enteredOn: 14, vaccinationCheckedOn: 16, allergies: 18, note: 30 },
};

export const rosterSheetColumns = (t: TFunction) =>
  written.map((column) => ({
    header: t(`enrolment:roster.column.${column}`),
    width: widths[column] ?? 12,
  }));

/** A child in the words that an import reads back; of three or more guardians the first two. */
export function rosterSheetRow(child: ExportedChild, at: number, t: TFunction) {
  const list = (words: readonly string[]) => words.join("、");
  const guardianCells = (no: 1 | 2): Partial<Record<RosterColumn, string>> => {
    const person = child.guardians[no - 1];
    return {
      [`guardian${no}Name`]: person?.name ?? "",
      [`guardian${no}Relation`]: person ? t(`enums:relation.${person.relation}`) : "",
      [`guardian${no}Phone`]: person?.phone ?? "",
    };
  };
  const cells: Partial<Record<RosterColumn, string | number | null>> = {
    ...{ no: at + 1, name: child.name, bornOn: child.bornOn, className: child.className },
    sex: t(`enums:sex.${child.sex}`),
    idKind: t(`enums:idKind.${child.idKind}`),
    idNumber: child.idNumber,
    enteredOn: child.enteredOn,
    schedule: t(`enums:schedule.${child.schedule}`),
    ...guardianCells(1),
    ...guardianCells(2),
    allergies: list([
      ...child.allergies.map((allergy) => allergyWord(allergy, t)),
      ...askedAbout(child.toClarify, "allergies"),
    ]),
    diets: list([
      ...child.diets.map(({ diet, detail }) => detail || t(`enums:diet.${diet}`)),
      ...askedAbout(child.toClarify, "diets"),
    ]),
    pastIllness: child.pastIllness,
    vaccinationCheckedOn: child.vaccinationCheckedOn,
    note: child.note,
  };
  return written.map((column) => cells[column] ?? null);
}

/** The family's own word where it is read back as the same allergen, else the allergen's. */
function allergyWord({ allergen, detail }: ExportedChild["allergies"][number], t: TFunction) {
  const word = t(`enums:allergen.${allergen}`);
  if (allergen === "other") return detail || word;
  return parseAllergies(detail).known.some((read) => read.allergen === allergen) ? detail : word;
}

/** One invented child, so that every column shows how it is filled. */
export const templateRow = (t: TFunction): string[] =>
  written.map((column) => t(`enrolment:roster.example.${column}`));
