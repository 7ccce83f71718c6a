import type { Sex } from "~db/enums";
import type { StandardHeader } from "./header";

const intakes = {
  issuer: "中国营养学会",
  title: "中国居民膳食营养素参考摄入量（2023版）",
  number: "DRIs 2023",
  edition: "2023",
  effectiveOn: "2023-09-15",
  clause: "表 3-1、3-2、3-7、3-8",
  note: "energy is EER at the middle activity level, the others RNI or, where there is none, AI; WS/T 578 still prints the 2013 values",
} as const satisfies StandardHeader;

export const sources = [intakes] as const;

/** The ages in years from which a column of the table counts, each up to the next. */
export const intakeAges = [0.5, 1, 2, 3, 4, 5, 6] as const;
export type IntakeAge = (typeof intakeAges)[number];

/** Under one year energy is given per kilogram of body weight. */
export const energyPerKgUnderOne = 75;

type Columns = readonly (number | null)[];

/** A day's intake: kcal; g for protein; µg RAE for vitamin A; mg for the others. One column an age. */
export const intakesOfDay = {
  energy: {
    male: [null, 900, 1100, 1250, 1300, 1400, 1600],
    female: [null, 800, 1000, 1150, 1250, 1300, 1450],
  },
  protein: {
    male: [17, 25, 25, 30, 30, 30, 35],
    female: [17, 25, 25, 30, 30, 30, 35],
  },
  calcium: {
    male: [350, 500, 500, 500, 600, 600, 600],
    female: [350, 500, 500, 500, 600, 600, 600],
  },
  iron: {
    male: [10, 10, 10, 10, 10, 10, 10],
    female: [10, 10, 10, 10, 10, 10, 10],
  },
  zinc: {
    male: [3.2, 4, 4, 4, 5.5, 5.5, 5.5],
    female: [3.2, 4, 4, 4, 5.5, 5.5, 5.5],
  },
  vitaminA: {
    male: [350, 340, 340, 340, 390, 390, 390],
    female: [350, 330, 330, 330, 380, 380, 380],
  },
  vitaminC: {
    male: [40, 40, 40, 40, 50, 50, 50],
    female: [40, 40, 40, 40, 50, 50, 50],
  },
} as const satisfies Record<string, Record<Sex, Columns>>;

export type IntakeNutrient = keyof typeof intakesOfDay;

/** The reference intake of a day at an age; null where the table has none as an amount. */
export function intakeOf(nutrient: IntakeNutrient, sex: Sex, age: IntakeAge): number | null {
  const column: Columns = intakesOfDay[nutrient][sex];
  return column[intakeAges.indexOf(age)] ?? null;
}
