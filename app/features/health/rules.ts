import type { Posture, Sex } from "~db/enums";
import { ageAt } from "~/features/children/rules";
import {
  growthTables,
  lyingOverStanding,
  percentileScores,
  standingFromMonths,
  type GrowthIndicator,
  type GrowthRow,
} from "~/standards/growth";

/** −3 SD to +3 SD, the median in the middle. */
export type Limits = readonly number[];

const daysPerMonth = 30.4375;

/** Age in months; days past the month's birthday are its fraction. */
export function exactMonths(bornOn: string, day: string): number {
  const { years, months, days } = ageAt(bornOn, day);
  return years * 12 + months + days / daysPerMonth;
}

/** Lying under two years, standing from then on (WS/T 423-2022, 3). */
export const usualPosture = (months: number): Posture =>
  months < standingFromMonths ? "lying" : "standing";

/** The height in cm as the standard measures it at this age: 0.7 cm less when a child of two lay down for it. */
export function comparableHeight(cm: number, posture: Posture, months: number): number {
  const usual = usualPosture(months);
  if (posture === usual) return cm;
  const change = usual === "lying" ? lyingOverStanding : -lyingOverStanding;
  return Math.round((cm + change) * 10) / 10;
}

/**
 * The seven limits at an age in months or a height in cm, between two rows of the table in proportion;
 * null outside the table. The row of 24 months is standing: up to it a child still lies.
 */
export function limitsAt(indicator: GrowthIndicator, sex: Sex, at: number): Limits | null {
  const rows: readonly GrowthRow[] = growthTables[indicator][sex];
  const next = rows.findIndex((row) => row[0] >= at);
  const [above, below] = [rows[next], rows[next - 1]];
  if (!above) return null;
  const [atAbove, ...upper] = above;
  if (atAbove === at) return upper;
  if (!below) return null;
  const [atBelow, ...lower] = below;
  const lies = indicator === "heightForAge" && atAbove === standingFromMonths;
  const share = (at - atBelow) / (atAbove - atBelow);
  return lower.map((limit, index) => {
    const end = (upper[index] ?? limit) + (lies ? lyingOverStanding : 0);
    return limit + share * (end - limit);
  });
}

/** How many standard deviations from the median; beyond ±3 the outermost step goes on. */
export function sdScore(limits: Limits, value: number): number {
  const inside = limits.findIndex((limit) => value < limit);
  const upper = inside === -1 ? limits.length - 1 : Math.max(1, inside);
  const [from, to] = [limits[upper - 1] ?? 0, limits[upper] ?? 1];
  return upper - 1 - (limits.length - 1) / 2 + (value - from) / (to - from);
}

export const growthLevels = ["high", "upperMiddle", "middle", "lowerMiddle", "low"] as const;
export type GrowthLevel = (typeof growthLevels)[number];

/** 上 from P97, 中上 from P75, 中 from P25, 中下 from P3, 下 below (WS/T 423-2022, 4.1). */
export function levelOf(score: number): GrowthLevel {
  const { p3, p25, p75, p97 } = percentileScores;
  if (score >= p97) return "high";
  if (score >= p75) return "upperMiddle";
  if (score >= p25) return "middle";
  return score >= p3 ? "lowerMiddle" : "low";
}

export type NutritionWord =
  | "underweight"
  | "severelyUnderweight"
  | "stunted"
  | "severelyStunted"
  | "wasted"
  | "severelyWasted"
  | "overweight"
  | "obese"
  | "severelyObese";

type Scores = { weight: number | null; height: number | null; build: number | null };

/** The words of the standard for what lies outside: under −2 and −3 SD, from +1, +2 and +3 SD of the build. */
export function nutritionOf({ weight, height, build }: Scores): NutritionWord[] {
  const low = (score: number | null, words: readonly [NutritionWord, NutritionWord]) =>
    score === null || score >= -2 ? [] : [score < -3 ? words[1] : words[0]];
  const heavy = (score: number): NutritionWord[] => {
    if (score >= 3) return ["severelyObese"];
    if (score >= 2) return ["obese"];
    return score >= 1 ? ["overweight"] : [];
  };
  return [
    ...low(weight, ["underweight", "severelyUnderweight"]),
    ...low(height, ["stunted", "severelyStunted"]),
    ...low(build, ["wasted", "severelyWasted"]),
    ...(build === null ? [] : heavy(build)),
  ];
}

export type Measured = {
  measuredOn: string;
  weightKg: number | null;
  heightCm: number | null;
  posture: Posture;
};

const scoreAt = (indicator: GrowthIndicator, sex: Sex, at: number, value: number | null) => {
  const limits = value === null ? null : limitsAt(indicator, sex, at);
  return limits === null || value === null ? null : sdScore(limits, value);
};

/** Weight against length or height; where that table does not reach, the body mass index by age. */
function buildScore(sex: Sex, months: number, kg: number | null, cm: number | null) {
  if (kg === null || cm === null) return null;
  const byHeight = usualPosture(months) === "lying" ? "weightForLength" : "weightForHeight";
  const bmi = kg / (cm / 100) ** 2;
  return scoreAt(byHeight, sex, cm, kg) ?? scoreAt("bmiForAge", sex, months, bmi);
}

/** One measurement against the standard: age, SD scores, levels, and the words for what lies outside. */
export function judge(child: { sex: Sex; bornOn: string }, measured: Measured) {
  const months = exactMonths(child.bornOn, measured.measuredOn);
  const { weightKg, heightCm, posture } = measured;
  const height = heightCm === null ? null : comparableHeight(heightCm, posture, months);
  const scores: Scores = {
    weight: scoreAt("weightForAge", child.sex, months, weightKg),
    height: scoreAt("heightForAge", child.sex, months, height),
    build: buildScore(child.sex, months, weightKg, height),
  };
  const level = (score: number | null) => (score === null ? null : levelOf(score));
  return {
    months,
    height,
    scores,
    levels: { weight: level(scores.weight), height: level(scores.height) },
    nutrition: nutritionOf(scores),
  };
}

/** Farther from the median than any healthy child: more likely a slip of the pen. */
const absurdScore = 6;

/**
 * What asks for a second look before it is kept: a figure no child of this age has, or a change since the
 * last measurement that no child makes. Growth allows for the months between, a fall for a shoe or a meal.
 */
export function findSlip(
  child: { sex: Sex; bornOn: string },
  measured: Measured,
  last: Measured | null,
): "weight" | "height" | null {
  const { scores } = judge(child, measured);
  const absurd = (score: number | null) => score !== null && Math.abs(score) > absurdScore;
  if (absurd(scores.weight)) return "weight";
  if (absurd(scores.height)) return "height";
  if (!last) return null;
  const months = exactMonths(last.measuredOn, measured.measuredOn);
  const change = (now: number | null, then: number | null) =>
    now === null || then === null ? 0 : now - then;
  const kg = change(measured.weightKg, last.weightKg);
  if (kg > 1.5 + 0.7 * months || kg < -0.1 * (last.weightKg ?? 0)) return "weight";
  const cm = change(measured.heightCm, last.heightCm);
  return cm > 2.5 + 2.2 * months || cm < -1.5 ? "height" : null;
}

export type Curve = {
  ticks: number[];
  rows: { at: number; limits: Limits; value: number | null }[];
};

const lastAge = 81;

/** A child's points over the standard's bands: half a year to either side, at least a year and a half wide. */
export function curveOf(
  indicator: "weightForAge" | "heightForAge",
  sex: Sex,
  points: readonly { at: number; value: number }[],
  today: number,
): Curve {
  const ages = [...points.map(({ at }) => at), today];
  const to = Math.min(lastAge, Math.ceil((Math.max(...ages) + 6) / 3) * 3);
  const begin = Math.floor((Math.min(...ages) - 6) / 3) * 3;
  const from = Math.max(0, Math.min(begin, to - 18));
  const step = from < 18 && to - from <= 24 ? 3 : to - from <= 48 ? 6 : 12;
  const grid = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const at = [...new Set([...grid, ...points.map((point) => point.at)])].sort((a, b) => a - b);
  return {
    ticks: grid.filter((age) => age % step === 0),
    rows: at.flatMap((age) => {
      const limits = limitsAt(indicator, sex, age);
      const value = points.find((point) => point.at === age)?.value ?? null;
      return limits ? [{ at: age, limits, value }] : [];
    }),
  };
}
