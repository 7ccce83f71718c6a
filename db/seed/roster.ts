import path from "node:path";
import ExcelJS from "exceljs";
import type { Allergen, Diet, IdKind, Relation, Schedule, Sex } from "../enums";
import { projectRoot } from "../project-root";

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

const sexes: Record<string, Sex> = { 男: "male", 女: "female" };

const idKinds: Record<string, IdKind> = {
  待补: "pending",
  "": "pending",
  居民身份证: "residentId",
  身份证: "residentId",
  港澳台居民居住证: "residencePermit",
  居住证: "residencePermit",
  出生医学证明: "birthCertificate",
  护照: "passport",
};

const schedules: Record<string, Schedule> = {
  全日: "full",
  "半日（上午）": "morning",
  "半日（下午）": "afternoon",
};

const relations: Record<string, Relation> = {
  父亲: "father",
  爸爸: "father",
  母亲: "mother",
  妈妈: "mother",
  爷爷: "paternalGrandfather",
  祖父: "paternalGrandfather",
  奶奶: "paternalGrandmother",
  祖母: "paternalGrandmother",
  外公: "maternalGrandfather",
  姥爷: "maternalGrandfather",
  外祖父: "maternalGrandfather",
  外婆: "maternalGrandmother",
  姥姥: "maternalGrandmother",
  外祖母: "maternalGrandmother",
  亲属: "otherRelative",
  其他: "other",
};

const allergens: [Allergen, RegExp][] = [
  ["gluten", /小麦|麸质|面粉|大麦|燕麦/],
  ["crustacean", /虾|蟹/],
  ["mollusc", /贝|蛤|牡蛎|鱿鱼|章鱼/],
  ["fish", /鱼/],
  ["egg", /蛋/],
  ["peanut", /花生/],
  ["soy", /大豆|黄豆|豆浆/],
  ["milk", /奶|乳/],
  ["treeNut", /腰果|核桃|杏仁|榛子|开心果|坚果/],
  ["sesame", /芝麻/],
  ["mango", /芒果/],
];

const diets: Record<string, Diet> = {
  清真: "halal",
  素食: "vegetarian",
  不吃猪肉: "noPork",
  不吃牛肉: "noBeef",
};

/** 无 and an empty cell say the same: nothing. */
const words = (text: string): string[] =>
  text.split(/[、，,；;/\s]+/).filter((word) => word !== "" && word !== "无");

export const parseAllergies = (text: string): RosterRow["allergies"] =>
  words(text).map((word) => ({
    allergen: allergens.find(([, shape]) => shape.test(word))?.[0] ?? "other",
    detail: word,
  }));

export const parseDiets = (text: string): RosterRow["diets"] =>
  words(text).map((word) => ({ diet: diets[word] ?? "other", detail: diets[word] ? "" : word }));

/** A word outside the table would be a child half-read, so it stops the seed and names its row. */
function known<T>(table: Record<string, T>, word: string, column: string, no: number): T {
  const value = table[word];
  if (value === undefined) throw new Error(`roster row ${no}: unknown ${column} "${word}"`);
  return value;
}

/** Excel days arrive as midnight UTC: read in UTC they never drift, whatever the machine's zone. */
function dayOf(value: ExcelJS.CellValue, column: string, no: number): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(String(value ?? "").trim());
  if (!match) throw new Error(`roster row ${no}: ${column} is no day: "${String(value)}"`);
  const [, year = "", month = "", day = ""] = match;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

function readRow(cell: (column: string) => ExcelJS.CellValue): RosterRow {
  const text = (column: string) => String(cell(column) ?? "").trim();
  const no = Number(text("序号"));
  const day = (column: string) => dayOf(cell(column), column, no);
  const pick = <T>(table: Record<string, T>, column: string) =>
    known(table, text(column), column, no);
  return {
    no,
    name: text("姓名"),
    sex: pick(sexes, "性别"),
    bornOn: day("出生日期"),
    idKind: pick(idKinds, "证件类型"),
    idNumber: text("证件号") || null,
    className: text("班级"),
    startsOn: day("入托日期"),
    session: pick(schedules, "托位类型"),
    guardians: ["监护人1", "监护人2"]
      .filter((column) => text(`${column}姓名`) !== "")
      .map((column) => ({
        name: text(`${column}姓名`),
        relation: pick(relations, `${column}关系`),
        phone: text(`${column}手机`),
      })),
    allergies: parseAllergies(text("过敏")),
    diets: parseDiets(text("忌口")),
    pastIllness: text("既往史") || null,
    vaccinationCheckedOn: text("接种证查验日期") === "" ? null : day("接种证查验日期"),
    note: text("备注"),
  };
}

/** The roster as a centre keeps it in Excel: a title above the header row, one child a row. */
export async function readRoster(file: string = rosterFile): Promise<RosterRow[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const sheet = workbook.worksheets[0];
  const columns = new Map<string, number>();
  const rows: RosterRow[] = [];
  sheet?.eachRow((row) => {
    if (columns.size > 0) {
      rows.push(readRow((column) => row.getCell(columns.get(column) ?? 0).value));
    } else if (row.getCell(1).value === "序号") {
      row.eachCell((cell, at) => columns.set(String(cell.value), at));
    }
  });
  if (rows.length === 0) throw new Error(`no roster in ${path.basename(file)}`);
  return rows;
}
