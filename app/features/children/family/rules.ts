import type { GuardianGrade, InvitedRole } from "~db/enums";

const roles: Record<GuardianGrade, InvitedRole | null> = {
  primary: "guardian",
  secondary: "guardian",
  family: "familyMember",
  emergencyOnly: null,
};

/** What a person of these grades, one a child, signs in as; nothing for somebody who is only called in need. */
export function roleOfGrades(grades: readonly GuardianGrade[]): InvitedRole | null {
  const held = grades.map((grade) => roles[grade]);
  return held.includes("guardian") ? "guardian" : (held.find((role) => role !== null) ?? null);
}
