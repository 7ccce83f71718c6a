import type { IntakeEdition, Sex } from "~db/enums";
import type { StandardHeader } from "./header";

const intakes = {
  issuer: "中国营养学会",
  title: "中国居民膳食营养素参考摄入量（2023版）",
  number: "DRIs 2023",
  edition: "2023",
  effectiveOn: "2023-09-15",
  clause: "表 3-1 至 3-4、3-7 至 3-10",
  note: "energy is EER at the middle activity level, the others RNI or, where there is none, AI; the vitamin A limit is one of retinol",
} as const satisfies StandardHeader;

const intakesBefore = {
  issuer: "中国营养学会",
  title: "中国居民膳食营养素参考摄入量（2013版）",
  number: "DRIs 2013；WS/T 578.1–578.5",
  edition: "2013",
  effectiveOn: "2014-06-01",
  clause: "膳食能量需要量表；常量、微量元素 RNI、AI 表",
  note: "printed by WS/T 578 to this day; only the figures that were checked stand here: energy, calcium from one year, iron and zinc; for the rest those of 2023 stand and are marked",
} as const satisfies StandardHeader;

export const sources = [intakes, intakesBefore] as const;

export const intakeSources: Record<IntakeEdition, StandardHeader> = {
  dris2023: intakes,
  dris2013: intakesBefore,
};

/** The ages in years from which a column of the table counts, each up to the next. */
export const intakeAges = [0.5, 1, 2, 3, 4, 5, 6] as const;
export type IntakeAge = (typeof intakeAges)[number];

/** Under one year energy is given per kilogram of body weight. */
export const energyPerKgUnderOne = { dris2023: 75, dris2013: 80 } as const satisfies Record<
  IntakeEdition,
  number
>;

type Columns = readonly (number | null)[];

const both = <C extends Columns>(column: C) => ({ male: column, female: column });

/** A day's intake: kcal; g for protein and fibre; µg RAE for vitamin A; mg for the others. One column an age. */
const intakesOfDay = {
  energy: {
    male: [null, 900, 1100, 1250, 1300, 1400, 1600],
    female: [null, 800, 1000, 1150, 1250, 1300, 1450],
  },
  protein: both([17, 25, 25, 30, 30, 30, 35]),
  fibre: both([null, 5, 5, 5, 10, 10, 10]),
  calcium: both([350, 500, 500, 500, 600, 600, 600]),
  iron: both([10, 10, 10, 10, 10, 10, 10]),
  zinc: both([3.2, 4, 4, 4, 5.5, 5.5, 5.5]),
  sodium: both([180, 500, 600, 700, 800, 800, 800]),
  vitaminA: {
    male: [350, 340, 340, 340, 390, 390, 390],
    female: [350, 330, 330, 330, 380, 380, 380],
  },
  vitaminC: both([40, 40, 40, 40, 50, 50, 50]),
  vitaminB1: both([0.3, 0.6, 0.6, 0.6, 0.9, 0.9, 0.9]),
  vitaminB2: {
    male: [0.6, 0.7, 0.7, 0.7, 0.9, 0.9, 0.9],
    female: [0.6, 0.6, 0.6, 0.6, 0.8, 0.8, 0.8],
  },
} as const satisfies Record<string, Record<Sex, Columns>>;

export type IntakeNutrient = keyof typeof intakesOfDay;

/** What 2013 says otherwise or is known to say the same; null where it was not checked. */
const intakesOf2013: Partial<Record<IntakeNutrient, Record<Sex, Columns>>> = {
  energy: {
    male: [null, 900, 1100, 1250, 1300, 1400, 1600],
    female: [null, 800, 1000, 1200, 1250, 1300, 1450],
  },
  calcium: both([null, 600, 600, 600, 800, 800, 800]),
  iron: both([10, 9, 9, 9, 10, 10, 10]),
  zinc: both([3.5, 4, 4, 4, 5.5, 5.5, 5.5]),
};

/** Fibre is a range; its AI ends here. */
const fibreMost: Columns = [null, 10, 10, 10, 15, 15, 15];

/** Upper levels of a whole day (表 3-10). */
const upperLimits: Partial<Record<IntakeNutrient, Columns>> = {
  calcium: [1500, 1500, 1500, 1500, 2000, 2000, 2000],
  iron: [null, 25, 25, 25, 30, 30, 30],
  zinc: [null, 9, 9, 9, 13, 13, 13],
  vitaminA: [600, 700, 700, 700, 1000, 1000, 1000],
  vitaminC: [null, 400, 400, 400, 600, 600, 600],
};

export type Intake = {
  amount: number;
  /** The end of a range; without one the amount itself. */
  most: number;
  limit: number | null;
  /** The edition that was asked for has no checked figure, and the 2023 one stands. */
  isOf2023: boolean;
};

/** The reference intake of a day at an age; null where the table has none as an amount. */
export function intakeOf(
  nutrient: IntakeNutrient,
  sex: Sex,
  age: IntakeAge,
  edition: IntakeEdition = "dris2023",
): Intake | null {
  const at = intakeAges.indexOf(age);
  const newest: Columns = intakesOfDay[nutrient][sex];
  const before = edition === "dris2013" ? (intakesOf2013[nutrient]?.[sex][at] ?? null) : null;
  const amount = before ?? newest[at] ?? null;
  if (amount === null) return null;
  const most = nutrient === "fibre" ? (fibreMost[at] ?? amount) : amount;
  const limit = upperLimits[nutrient]?.[at] ?? null;
  return { amount, most, limit, isOf2023: edition === "dris2013" && before === null };
}

/** Percent of a day's energy. */
export type EnergyShare = { from: number; to: number; kind: "AMDR" | "AI" };

/** Where a day's energy should come from at an age (表 3-2 至 3-4); null where the table says nothing. */
export function energyShareOf(
  part: "protein" | "fat" | "carbohydrate",
  age: IntakeAge,
): EnergyShare | null {
  if (part === "protein") {
    if (age < 4) return null;
    return { from: age < 6 ? 8 : 10, to: 20, kind: "AMDR" };
  }
  if (part === "fat") {
    if (age >= 4) return { from: 20, to: 30, kind: "AMDR" };
    const share = age < 1 ? 40 : 35;
    return { from: share, to: share, kind: "AI" };
  }
  return age < 1 ? null : { from: 50, to: 65, kind: "AMDR" };
}
