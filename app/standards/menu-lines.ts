import type { DishTexture, MealBand } from "~db/enums";
import type { StandardHeader } from "./header";

const guidelines = {
  issuer: "中国营养学会",
  title: "中国居民膳食指南（2022）",
  number: "2022",
  edition: "2022",
  effectiveOn: "2022-04-26",
  clause: "准则一（每天12种以上、每周25种以上）；7～24月龄、学龄前儿童膳食宝塔",
  note: "the pagodas give a mean day of a longer time, and all of the day: a week's menu is held to them as its mean, by the part that its meals stand for. The sugar line is given from 4 years on and taken from one year on here. With fewer than five open days the week's kinds shrink in proportion: the product's own",
} as const satisfies StandardHeader;

const feeding = {
  issuer: "国家卫生健康委员会",
  title: "婴幼儿辅食添加营养指南",
  number: "WS/T 678-2020",
  edition: "2020",
  effectiveOn: "2020-11-01",
  clause: "辅食添加原则；食物质地；不宜添加的食物",
  note: "the list of foods that choke under three is a common reading of the guidance; jelly, hard sweets and popcorn are not in the food table and so cannot be planned. A food in a dish is taken as cut or ground where the dish says how",
} as const satisfies StandardHeader;

const upperLevels = {
  issuer: "中国营养学会",
  title: "中国居民膳食营养素参考摄入量（2023版）",
  number: "DRIs 2023",
  edition: "2023",
  effectiveOn: "2023-09-15",
  clause: "表 3-9 可耐受最高摄入量（UL）",
  note: "the upper level of vitamin A is for preformed vitamin A: what plants give as carotenoids does not count. Liver at most once a week follows from it and is the product's own",
} as const satisfies StandardHeader;

export const sources = [guidelines, feeding, upperLevels] as const;

/** Kinds of food; seasonings, oil and water are none. */
export const varietyLines = { kindsOfDay: 12, kindsOfWeek: 25 } as const;

/** From one year on; a baby begins with one food at a time. */
export const variesFrom: MealBand = "m12to23";

/** Grams of salt and of oil in a mean day, and added sugar in percent of energy. Under one year neither salt nor sugar. */
export const seasoningLines: Record<MealBand, { salt: number; oil: number; sugar: number }> = {
  m6to11: { salt: 0, oil: 10, sugar: 0 },
  m12to23: { salt: 1.5, oil: 15, sugar: 10 },
  m24to35: { salt: 2, oil: 20, sugar: 10 },
  m36to47: { salt: 2, oil: 20, sugar: 10 },
  m48to71: { salt: 3, oil: 25, sugar: 10 },
};

/** A gram of sodium is in so many grams of salt. */
export const saltOfSodium = 2.54;
export const kcalOfSugar = 4;

export const saltFood = "SE001";
export const sugarFoods: readonly string[] = ["SE002", "SE006"];
/** Foods made with salt: soy sauce, vinegar, ketchup, dried noodles and bread, cheese. */
export const saltedFoods: readonly string[] = [
  ...["SE003", "SE004", "SE005", "CE021", "CE024", "CE031", "CE032", "CE033", "DA008"],
];

/** Not before the first birthday, in whatever dish: salt, sugar, salted seasonings, honey. */
export const notUnderOne: readonly string[] = [
  ...["SE001", "SE002", "SE003", "SE004", "SE005", "SE006"],
];
/** Honey is in no row of the food table: a food of the centre's own that is called so. */
export const honeyNames: readonly string[] = ["蜂蜜", "honey"];
/** Not as a drink before the first birthday. */
export const milkDrinks: readonly string[] = ["DA001", "DA002", "DA003", "DA004"];

/** Whole nuts and seeds up to school age. */
export const wholeNuts: readonly string[] = [
  ...["NT001", "NT003", "NT004", "NT005", "NT006", "NT007", "NT008", "NT009", "NT010", "NT011"],
];
/** Round and smooth under three: cherries, grapes and raisins, cherry tomatoes. */
export const roundFoods: readonly string[] = ["FR011", "FR012", "FR013", "VD029"];

/** What a band can chew. */
export const texturesOf: Record<MealBand, readonly DishTexture[]> = {
  m6to11: ["puree", "mash", "soft"],
  m12to23: ["mash", "soft", "softBite", "liquid", "drink"],
  m24to35: ["soft", "softBite", "bite", "liquid", "drink"],
  m36to47: ["soft", "softBite", "bite", "liquid", "drink"],
  m48to71: ["soft", "softBite", "bite", "liquid", "drink"],
};

export const livers: readonly string[] = ["OF001", "OF004", "OF005", "OF006", "OF007"];
export const liverNames: readonly string[] = ["肝", "liver"];
export const liverDaysOfWeek = 1;

/** A mean day's upper levels: µg of preformed vitamin A, mg of the others. */
const underFour = { vitaminA: 700, calcium: 1500, iron: 25, zinc: 9, vitaminC: 400 } as const;
const fromFour = { vitaminA: 1000, calcium: 2000, iron: 30, zinc: 13, vitaminC: 600 } as const;

export const limitedNutrients = ["vitaminA", "calcium", "iron", "zinc", "vitaminC"] as const;
export type LimitedNutrient = (typeof limitedNutrients)[number];

export const upperLevelsOf = (band: MealBand): Record<LimitedNutrient, number> =>
  band === "m48to71" ? fromFour : underFour;

/** The food groups whose vitamin A is preformed. */
export const preformedGroups: readonly string[] = [
  ...["meat", "offal", "poultry", "fish", "shellfish", "egg", "dairy", "infant"],
];
