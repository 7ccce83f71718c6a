import { readFile } from "node:fs/promises";
import path from "node:path";
import { wordKey } from "~/features/enrolment/columns/rules";
import { readRow } from "~/features/enrolment/import/rules";
import { collectRoster } from "~/features/enrolment/preview/queries.server";
import { openTable } from "~/lib/table-file.server";
import type { Allergen, Diet, IdKind, Relation, Schedule, Sex } from "../enums";
import { projectRoot } from "../project-root";
import { demoClasses, demoDay } from "./demo-centre";
import { must } from "./demo-result";

export type RosterGuardian = { name: string; relation: Relation; phone: string };

/** One child of the roster workbook; days are `YYYY-MM-DD`. */
export type RosterRow = {
  no: number;
  name: string;
  sex: Sex;
  bornOn: string;
  idKind: IdKind;
  idNumber: string | null;
  className: string;
  startsOn: string;
  session: Schedule;
  /** As they stand in the workbook: the first is the main contact. */
  guardians: RosterGuardian[];
  /** `detail` is the word the family used. */
  allergies: { allergen: Allergen; detail: string }[];
  diets: { diet: Diet; detail: string }[];
  pastIllness: string | null;
  vaccinationCheckedOn: string | null;
  note: string;
};

const rosterFile = path.join(projectRoot, "db/seed/files/roster-119.xlsx");

const classes = new Map(
  demoClasses.map(({ name }) => [wordKey(name), { id: name, name }] as const),
);

/** The roll as a centre keeps it in Excel, read as an import reads it; a child half-read stops the seed. */
export async function readRoster(file: string = rosterFile): Promise<RosterRow[]> {
  const name = path.basename(file);
  const table = must(await openTable(await readFile(file)), name);
  const lines = must(await collectRoster(table, () => Promise.resolve()), name);
  return lines.map(({ row, cells }) => {
    const { values, problems, unclear } = readRow(row, cells, { classes, today: demoDay });
    const { sex, bornOn, idKind, enteredOn, schedule } = values;
    const isWhole = problems.length + unclear.length === 0;
    if (!isWhole || !sex || !bornOn || !idKind || !enteredOn || !schedule) {
      throw new Error(`${name} row ${row}: ${JSON.stringify([...problems, ...unclear])}`);
    }
    return {
      ...{ no: Number(cells.no), name: values.name, sex, bornOn, idKind },
      ...{ idNumber: values.idNumber || null, className: values.className },
      ...{ startsOn: enteredOn, session: schedule },
      guardians: values.guardians.map(({ place: _place, ...person }) => person),
      ...{ allergies: values.allergies, diets: values.diets },
      ...{ pastIllness: values.pastIllness || null, note: values.note },
      vaccinationCheckedOn: values.vaccinationCheckedOn,
    };
  });
}
