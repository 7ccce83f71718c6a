import type { TFunction } from "i18next";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import { findingsToSay, type CheckPayload } from "../checks/rules";

const listed = (t: TFunction, words: readonly (string | false | undefined)[], by = "clause") =>
  words.filter(Boolean).join(t(`common:${by}Separator`));

export const degreesInWords = (t: TFunction, { temperature }: CheckPayload): string =>
  temperature === undefined
    ? ""
    : t("attendance:entry.degrees", { temperature: temperature.toFixed(1) });

/** What was found and done, what the guardian said and what was kept; without whether the family knows. */
export function findingsInWords(t: TFunction, check: CheckPayload): string {
  const { result, action, note, guardianSays, keptItems, bringsMedicine } = check;
  return listed(t, [
    listed(t, findingsToSay(check).map((one) => t(`enums:checkFinding.${one}`)), "list"), // prettier-ignore
    result === "abnormal" && t(`enums:checkAction.${action}`),
    note,
    guardianSays && t("attendance:entry.guardianSays", { words: guardianSays }),
    keptItems && t("attendance:entry.keptItems", { items: keptItems }),
    bringsMedicine && t("attendance:entry.bringsMedicine"),
  ]);
}

/** Whether the family knows, and since when where it was told later; nothing about a child that is well. */
export function toldInWords(t: TFunction, check: CheckPayload, timeZone: string): string {
  if (!check.familyTold) return check.result === "abnormal" ? t("attendance:checks.notTold") : "";
  const { familyToldAt } = check;
  return familyToldAt
    ? t("attendance:checks.toldAt", { time: formatTime(instantOf(familyToldAt), timeZone) })
    : t("attendance:checks.told");
}

/** A whole check in one line. */
export const checkInWords = (t: TFunction, check: CheckPayload, timeZone: string): string =>
  listed(t, [
    degreesInWords(t, check),
    findingsInWords(t, check),
    check.familyTold && toldInWords(t, check, timeZone),
  ]);
