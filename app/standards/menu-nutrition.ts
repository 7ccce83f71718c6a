import type { StandardHeader } from "./header";

const careRules = {
  issuer: "卫生部",
  title: "托儿所幼儿园卫生保健工作规范",
  number: "卫妇社发〔2012〕35号",
  edition: "2012",
  effectiveOn: "2012-05-09",
  clause: "第二部分 三、膳食管理；附件5 膳食营养分析表",
  note: "the upper line of 120 % is the product's own; the rules know the lower one",
} as const satisfies StandardHeader;

export const sources = [careRules] as const;

/** Percent of the reference intake: what a day's food reaches at least (日托), and what is plenty. */
export const enoughPercent = 80;
export const plentyPercent = 120;

/** Percent of the day's energy from each. */
export const energySplit = {
  protein: { from: 12, to: 15 },
  fat: { from: 30, to: 35 },
  carbohydrate: { from: 50, to: 60 },
} as const;
export type EnergyPart = keyof typeof energySplit;
export const energyParts = ["protein", "fat", "carbohydrate"] as const satisfies EnergyPart[];

/** Energy of a gram, kcal. */
export const energyOfGram: Record<EnergyPart, number> = { protein: 4, fat: 9, carbohydrate: 4 };

/** Percent of the day's energy: breakfast and lunch each with their snack, and supper. */
export const mealSplit = { morning: 30, noon: 40, evening: 30 } as const;
export type MealPart = keyof typeof mealSplit;
export const mealParts = ["morning", "noon", "evening"] as const satisfies MealPart[];

/** Percent of protein from animals and soya, at least. */
export const goodProteinPercent = 50;
