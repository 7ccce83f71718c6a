import { describe, expect, it } from "vitest";
import type { GuardianGrade } from "~db/enums";
import { roleOfGrades } from "./rules";

describe("roleOfGrades", () => {
  it.each<[GuardianGrade[], string | null]>([
    [["primary"], "guardian"],
    [["secondary"], "guardian"],
    [["family"], "familyMember"],
    [["emergencyOnly"], null],
    [[], null],
    [["emergencyOnly", "family"], "familyMember"],
    [["family", "secondary"], "guardian"],
  ])("%j: %s", (grades, role) => {
    expect(roleOfGrades(grades)).toBe(role);
  });
});
