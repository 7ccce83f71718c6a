import type { CheckFinding, CheckResult } from "~db/enums";
import { feverFrom, sendHomeFrom } from "~/standards/fever";
import type { EntryPayloads } from "../log/schema";
import type { CheckPart } from "./schema";

export type CheckPayload = EntryPayloads["morningCheck"];

/** The kind of event and entry that a check is written as. */
export const kindOfCheck = (part: CheckPart): "morningCheck" | "noonCheck" =>
  part === "morning" ? "morningCheck" : "noonCheck";

/** Who leaves before this has no noon check: it is made after the nap or the morning's end. */
export const noonFrom = "12:30";

/** Which of the two checks is made at a time of day (`HH:MM`). */
export const partAt = (time: string): CheckPart => (time < noonFrom ? "morning" : "noon");

type Facts = Omit<CheckPayload, "result" | "guardianSays" | "keptItems" | "bringsMedicine"> & {
  guardianSays?: string;
  keptItems?: string;
  bringsMedicine?: boolean;
};

/** A check as it is written down; what was not said is left out. */
export function checkPayload(result: CheckResult, facts: Facts): CheckPayload {
  const { temperature, findings, action, familyTold, note } = facts;
  return {
    ...{ result, findings, familyTold, note },
    action: result === "healthy" ? "toClass" : action,
    ...(temperature !== undefined && { temperature }),
    ...(facts.guardianSays && { guardianSays: facts.guardianSays }),
    ...(facts.keptItems && { keptItems: facts.keptItems }),
    ...(facts.bringsMedicine && { bringsMedicine: true }),
  };
}

/** How warm a child is by the lines of the standard; null where nobody measured. */
export function warmthOf(temperature: number | undefined): "usual" | "fever" | "sendHome" | null {
  if (temperature === undefined) return null;
  if (temperature >= sendHomeFrom) return "sendHome";
  return temperature >= feverFrom ? "fever" : "usual";
}

/** What was found beside a fever that the temperature says already. */
export const findingsToSay = (check: Pick<CheckPayload, "findings" | "temperature">) =>
  check.findings.filter((one: CheckFinding) => one !== "fever" || check.temperature === undefined);

/** The newest of a child's checks of one kind is the one that counts. */
export const newestOf = <T extends { startsAt: Date }>(checks: readonly T[]): T | undefined =>
  checks.reduce<T | undefined>(
    (newest, one) => (newest && newest.startsAt > one.startsAt ? newest : one),
    undefined,
  );

/** What an abnormal check still waits for. */
export type CheckWaits = { tell: boolean; recheck: boolean };

/**
 * An abnormal check waits until the family knows, and in the morning until the child was looked at again at
 * noon, as long as it is here.
 */
export function waitsOf(about: {
  part: CheckPart;
  check: Pick<CheckPayload, "result" | "familyTold">;
  isHere: boolean;
  isRechecked: boolean;
}): CheckWaits {
  const isAbnormal = about.check.result === "abnormal";
  return {
    tell: isAbnormal && !about.check.familyTold,
    recheck: isAbnormal && about.part === "morning" && about.isHere && !about.isRechecked,
  };
}

export const isWaiting = ({ tell, recheck }: CheckWaits): boolean => tell || recheck;

/** Whether a stay (local `HH:MM`, open while it has no end) counts for a check: at noon, if it lasted that long. */
export const countsFor = (part: CheckPart, leftAt: string | null): boolean =>
  part === "morning" || leftAt === null || leftAt >= noonFrom;

export type CheckCounts = { present: number; checked: number; abnormal: number };

/** A percentage with one decimal, or null of nothing. */
export const rateOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 10;
