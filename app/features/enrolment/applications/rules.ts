import { classTypes, type ApplicationState } from "~db/enums";
import { daysBetween, type Day } from "~/lib/dates";
import type { AgeSettings } from "~/features/centres/ages/rules";
import { ageFit, mayBegin } from "../rules";
import type { PriorityRule } from "../settings/rules";

/** What a family claims, as the rule of priority sees it. */
export type Claims = {
  sibling: boolean;
  staffChild: boolean;
  district: boolean;
  takesHalfDay: boolean;
};

export type PriorityPart = {
  of: "sibling" | "staffChild" | "district" | "halfDay" | "waiting";
  points: number;
};

/** Whole months between two days. */
export function monthsWaited(since: Day, today: Day): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = since.split("-").map(Number);
  const [year = 0, month = 0, day = 0] = today.split("-").map(Number);
  return Math.max(0, (year - fromYear) * 12 + month - fromMonth - (day < fromDay ? 1 : 0));
}

/** Where the points of an application come from, each of them; nothing that counts nothing. */
export function priorityOf(
  claims: Claims,
  since: Day,
  rule: PriorityRule,
  today: Day,
): { points: number; parts: PriorityPart[] } {
  const all: PriorityPart[] = [
    { of: "sibling", points: claims.sibling ? rule.sibling : 0 },
    { of: "staffChild", points: claims.staffChild ? rule.staffChild : 0 },
    { of: "district", points: claims.district ? rule.district : 0 },
    { of: "halfDay", points: claims.takesHalfDay ? rule.halfDay : 0 },
    { of: "waiting", points: rule.perMonth * monthsWaited(since, today) },
  ];
  const parts = all.filter(({ points }) => points > 0);
  return { points: parts.reduce((sum, { points }) => sum + points, 0), parts };
}

/** Most points first; of equals the one that came first. The given rows are in the order they came. */
export const inLine = <Row extends { points: number }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((a, b) => b.points - a.points);

/** How far ahead a place may be wished for. */
export const wishDays = 3 * 366;

/** Why a wish cannot stand: a day that is past or too far, an age for which no class of any centre is. */
export function wishProblem(
  wish: { bornOn: Day; wantedFrom: Day },
  today: Day,
  ages: AgeSettings,
): { reason: string; field: string } | null {
  if (wish.bornOn > today) return { reason: "born_in_future", field: "bornOn" };
  if (wish.wantedFrom < today) return { reason: "day_is_past", field: "wantedFrom" };
  if (daysBetween(today, wish.wantedFrom) > wishDays)
    return { reason: "wish_too_far", field: "wantedFrom" };
  const fits = classTypes.map((type) => ageFit(type, wish.bornOn, wish.wantedFrom, ages));
  if (fits.some(mayBegin)) return null;
  const isTooOld = fits.some(({ verdict }) => verdict === "too_old");
  return { reason: isTooOld ? "wish_too_old" : "wish_too_young", field: "wantedFrom" };
}

/** States in which an application has come to its end without a place. */
export const endedStates = [
  "declined",
  "lapsed",
  "withdrawn",
  "refused",
] as const satisfies readonly ApplicationState[];

/** Whether an application has come to its end without a place. */
export const isOver = (state: ApplicationState): boolean =>
  endedStates.some((ended) => ended === state);
