import type { TFunction } from "i18next";
import type { ClassType } from "~db/enums";
import type { Tone } from "~/components/tag";
import type { ForecastSlot } from "../forecast/rules";
import type { Need, Verdict } from "../ratio/rules";

/** 缺 1 人, 缺 1 名教师; empty where nobody is missing. */
export const missingInWords = (t: TFunction, { state, missing }: Verdict): string =>
  state === "ok" ? "" : t(`attendance:board.${state}`, { n: missing });

type Standing = { present: number; margin: number; verdict: Verdict };

/** What the verdict on a class is called, and its colour. */
export function standingOf(t: TFunction, room: Standing): { word: string; tone?: Tone } {
  const { present, margin, verdict } = room;
  if (verdict.state !== "ok") return { word: missingInWords(t, verdict), tone: "stop" };
  if (present === 0) return { word: t("attendance:board.nobodyHere") };
  if (margin === 0) return { word: t("attendance:board.exact") };
  return { word: t("attendance:board.more", { n: margin }), tone: "brand" };
}

/** 托大班每 7 个孩子至少 1 名保育人员，17 个孩子要 3 人 */
export const ruleInWords = (
  t: TFunction,
  { type, children, need }: { type: ClassType; children: number; need: Need },
): string => {
  const { rule, adults, teachers, perCarer } = need;
  const of = { type: t(`enums:classType.${type}`), children, adults, teachers, perCarer };
  return t(`attendance:rule.${rule}`, of);
};

/** A quarter of the forecast in full. */
export const slotInWords = (t: TFunction, slot: ForecastSlot): string => {
  const { from, children, need, cover, verdict } = slot;
  const of = { from, children, need: need.adults, have: cover.adults };
  return verdict.state === "ok"
    ? t("attendance:board.cellOk", of)
    : t("attendance:board.cellShort", { ...of, what: missingInWords(t, verdict) });
};
