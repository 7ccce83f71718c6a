import { describe, expect, it } from "vitest";
import type { RosterCells } from "../columns/rules";
import { markTwins, readRow, startOf } from "./rules";

const classes = new Map([["托大一班", { id: "class-1", name: "托大一班" }]]);
const reading = { classes, today: "2026-11-12" };

const row = (cells: RosterCells, rowNumber = 2) =>
  readRow(
    rowNumber,
    {
      ...{ name: "许知遥", sex: "女", bornOn: "2024-05-12", className: "托大一班" },
      ...{ schedule: "全日", guardian1Name: "许远", guardian1Phone: "19900001000" },
      ...cells,
    },
    reading,
  );
const problemsOf = (cells: RosterCells) =>
  row(cells).problems.map(({ column, reason }) => `${column} ${reason}`);

describe("readRow", () => {
  it("becomes a child's record, without a column for the relation with an open one", () => {
    const { values, problems, unclear } = row({ className: " 托大一班 ", note: "爱睡" });
    expect([problems, unclear]).toEqual([[], []]);
    expect(values).toEqual({
      ...{ name: "许知遥", sex: "female", bornOn: "2024-05-12", idKind: "pending", idNumber: "" },
      ...{ classId: "class-1", className: "托大一班", schedule: "full", enteredOn: null },
      guardians: [{ place: "guardian1", name: "许远", phone: "19900001000", relation: "other" }],
      ...{ allergies: [], diets: [], pastIllness: "", vaccinationCheckedOn: null },
      ...{ note: "爱睡", toClarify: "" },
    });
  });

  it.each<[RosterCells, string[]]>([
    [{ name: "" }, ["name required"]],
    [{ name: "长".repeat(31) }, ["name too_long"]],
    [{ bornOn: "2027-01-01" }, ["bornOn born_in_future"]],
    [{ bornOn: "2010-01-01" }, ["bornOn too_old_for_centre"]],
    [{ className: "月亮班" }, ["className roster_class_unknown"]],
    [{ enteredOn: "2024-01-01" }, ["enteredOn roster_before_birth"]],
    [{ enteredOn: "下周" }, ["enteredOn not_a_day"]],
    [{ vaccinationCheckedOn: "2024-01-01" }, ["vaccinationCheckedOn roster_before_birth"]],
    [{ guardian1Relation: "" }, ["guardian1Relation required"]],
    [{ guardian1Name: "", guardian1Phone: "" }, ["guardian1Name required"]],
    [{ guardian1Name: "" }, ["guardian1Name required"]],
    [{ guardian1Phone: "" }, ["guardian1Phone required"]],
    [{ motherName: "别人", motherPhone: "19900001000" }, ["motherPhone roster_phone_twice"]],
    [{ note: "长".repeat(501) }, ["note too_long"]],
    [{ sex: "", schedule: "" }, ["sex required", "schedule required"]],
  ])("%j", (cells, problems) => expect(problemsOf(cells)).toEqual(problems));

  it("takes mother and father from their own columns, and one person once", () => {
    const parents = { motherName: "安雁", motherPhone: "19900001001" };
    const { values, problems } = row({ ...parents, guardian1Name: "安雁", guardian1Phone: "199 0000 1001", guardian1Relation: "妈妈" }); // prettier-ignore
    expect(problems).toEqual([]);
    expect(values.guardians).toMatchObject([{ place: "guardian1", relation: "mother" }]);
  });

  it("keeps in the note what it cannot make out", () => {
    const { values, unclear } = row({ allergies: "青霉素、虾", diets: "少盐", note: "爱睡" });
    expect(unclear).toEqual([
      { column: "allergies", text: "青霉素" },
      { column: "diets", text: "少盐" },
    ]);
    expect(values.toClarify).toBe("过敏：青霉素；忌口：少盐");
    expect(values.note).toBe("爱睡\n过敏：青霉素；忌口：少盐");
  });
});

describe("markTwins", () => {
  it("lets two children of one name and birthday be when their papers differ", () => {
    const passport = (idNumber: string) => ({ idKind: "护照", idNumber });
    const rows = [row(passport("E12345678"), 2), row(passport("E87654321"), 3), row({}, 4)];
    markTwins(rows);
    expect(rows.flatMap(({ problems }) => problems)).toEqual([
      { column: "name", reason: "roster_child_twice", detail: { row: 2 } },
    ]);
  });
});

describe("startOf", () => {
  it.each([
    [null, "2026-11-12"],
    ["2025-03-01", "2026-11-12"],
    ["2026-11-12", "2026-11-12"],
    ["2026-12-01", "2026-12-01"],
  ])("entered on %s", (enteredOn, day) => expect(startOf({ enteredOn }, "2026-11-12")).toBe(day));
});
