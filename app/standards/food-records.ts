import type { StandardHeader } from "./header";

const schoolFood = {
  issuer: "教育部、国家市场监督管理总局、国家卫生健康委员会",
  title: "学校食品安全与营养健康管理规定",
  number: "教育部令第45号",
  edition: "2019",
  effectiveOn: "2019-04-01",
  clause: "第十三条（陪餐）、第四十条（食品留样）",
} as const satisfies StandardHeader;

const foodSafetyLaw = {
  issuer: "全国人民代表大会常务委员会",
  title: "中华人民共和国食品安全法",
  number: "主席令第81号（2021年修正）",
  edition: "2021修正",
  effectiveOn: "2021-04-29",
  clause: "第五十条、第五十三条（进货查验记录的保存期限）",
} as const satisfies StandardHeader;

export const sources = [schoolFood, foodSafetyLaw] as const;

/** Of every dish of every meal, in grams; the older 100 g of 2012 is not enough. */
export const leastSampleGrams = 125;

/** In the cold for at least this long. */
export const sampleKeepHours = 48;

/** Records of what was bought, in months: after the food expires, or after it came where it has no such day. */
export const purchaseKeepMonths = { afterExpiry: 6, withoutExpiry: 24 } as const;
