import { sexes, type IntakeEdition, type MealBand, type Sex } from "~db/enums";
import {
  energyShareOf,
  intakeOf,
  type EnergyShare,
  type IntakeAge,
  type IntakeNutrient,
} from "~/standards/nutrient-intakes";
import type { EnergyPart } from "~/standards/menu-nutrition";

/** Children of one sex and one column of the reference table. */
export type Eaters = { sex: Sex; age: IntakeAge; heads: number };

const columns: readonly IntakeAge[] = [1, 2, 3, 4, 5, 6];

/** The column of the reference table for an age in whole months. */
export const columnOf = (months: number): IntakeAge =>
  months < 12 ? 0.5 : (columns[Math.min(6, Math.floor(months / 12)) - 1] ?? 6);

/** Children counted by sex and column; a child of several days counts on each. */
export function eatersOf(children: readonly { sex: Sex; months: number }[]): Eaters[] {
  const counted = new Map<string, Eaters>();
  for (const { sex, months } of children) {
    const age = columnOf(months);
    const known = counted.get(`${sex} ${age}`);
    counted.set(`${sex} ${age}`, { sex, age, heads: (known?.heads ?? 0) + 1 });
  }
  return [...counted.values()];
}

const agesOfBands: Record<MealBand, readonly IntakeAge[]> = {
  m6to11: [0.5],
  m12to23: [1],
  m24to35: [2],
  m36to47: [3],
  m48to71: [4, 5],
};

/** Milk is the main food under one year and on no menu: what is from solids alone is not found too little. */
export const isMilkBand = (band: MealBand): boolean => band === "m6to11";

/** A band as it usually is, for a day without children: every age of it, one girl and one boy each. */
export const usualEaters = (band: MealBand): Eaters[] =>
  agesOfBands[band].flatMap((age) => sexes.map((sex) => ({ sex, age, heads: 1 })));

export const headsOf = (eaters: readonly Eaters[]): number =>
  eaters.reduce((sum, { heads }) => sum + heads, 0);

/** What a group's food is judged by. Fall-back where nobody is enrolled. */
export type Group = { eaters: Eaters[]; isUsual: boolean };

export const groupOf = (band: MealBand, eaters: readonly Eaters[]): Group =>
  headsOf(eaters) > 0
    ? { eaters: [...eaters], isUsual: false }
    : { eaters: usualEaters(band), isUsual: true };

const meanOver = <T>(
  eaters: readonly Eaters[],
  read: (one: Eaters) => T | null,
  value: (found: T) => number | null,
): number | null => {
  let [sum, heads] = [0, 0];
  for (const one of eaters) {
    const found = read(one);
    const amount = found === null ? null : value(found);
    if (amount === null) continue;
    sum += amount * one.heads;
    heads += one.heads;
  }
  return heads === 0 ? null : sum / heads;
};

export type Reference = {
  amount: number;
  most: number;
  limit: number | null;
  isOf2023: boolean;
};

/**
 * The mean reference intake of a whole day over a group, by each child's age and sex. A child for whom the
 * table has no amount (energy under one year) is left out of that mean; null where it has none for anybody.
 */
export function referenceOfGroup(
  eaters: readonly Eaters[],
  nutrient: IntakeNutrient,
  edition: IntakeEdition,
): Reference | null {
  const read = ({ sex, age }: Eaters) => intakeOf(nutrient, sex, age, edition);
  const amount = meanOver(eaters, read, (found) => found.amount);
  if (amount === null) return null;
  return {
    amount,
    most: meanOver(eaters, read, (found) => found.most) ?? amount,
    limit: meanOver(eaters, read, (found) => found.limit),
    isOf2023: eaters.some((one) => read(one)?.isOf2023),
  };
}

/** Where the group's energy should come from by the reference intakes, in percent; null where they do not say. */
export function energyShareOfGroup(
  eaters: readonly Eaters[],
  part: EnergyPart,
): EnergyShare | null {
  const read = ({ age }: Eaters) => energyShareOf(part, age);
  const from = meanOver(eaters, read, (found) => found.from);
  const to = meanOver(eaters, read, (found) => found.to);
  if (from === null || to === null) return null;
  return { from, to, kind: eaters.some((one) => read(one)?.kind === "AMDR") ? "AMDR" : "AI" };
}
