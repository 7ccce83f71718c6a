import type { StandardHeader } from "./header";

const setUpStandard = {
  issuer: "国家卫生健康委员会",
  title: "托育机构设置标准（试行）",
  number: "国卫人口发〔2019〕58号",
  edition: "2019（试行）",
  effectiveOn: "2019-10-08",
  clause: "第十九条",
} as const satisfies StandardHeader;

const kindergartenRules = {
  issuer: "教育部",
  title: "幼儿园工作规程",
  number: "教育部令第39号",
  edition: "2016",
  effectiveOn: "2016-03-01",
  clause: "第十一条",
} as const satisfies StandardHeader;

export const sources = [setUpStandard, kindergartenRules] as const;

/** `MM-DD`: kindergarten classes move up, and a child is as old as on that day for the whole year. */
export const schoolYearStart = "09-01";

/** Ages are whole months, half-open: from `fromMonths` up to, not including, `toMonths`. */
export type AgeBand = {
  fromMonths: number;
  toMonths: number;
  maxChildren: number;
  /** The day the age is taken on: the day itself, or the 1 September before it. */
  agedOn: "day" | "schoolYear";
  source: StandardHeader;
};

const underThree = { agedOn: "day", source: setUpStandard } as const;
const kindergarten = { agedOn: "schoolYear", source: kindergartenRules } as const;

export const ageBands = {
  infant: { fromMonths: 6, toMonths: 12, maxChildren: 10, ...underThree },
  toddler: { fromMonths: 12, toMonths: 24, maxChildren: 15, ...underThree },
  olderToddler: { fromMonths: 24, toMonths: 36, maxChildren: 20, ...underThree },
  mixedUnderThree: { fromMonths: 18, toMonths: 36, maxChildren: 18, ...underThree },
  kindergartenSmall: { fromMonths: 36, toMonths: 48, maxChildren: 25, ...kindergarten },
  kindergartenMiddle: { fromMonths: 48, toMonths: 60, maxChildren: 30, ...kindergarten },
  kindergartenBig: { fromMonths: 60, toMonths: 72, maxChildren: 35, ...kindergarten },
  kindergartenMixed: { fromMonths: 36, toMonths: 72, maxChildren: 30, ...kindergarten },
} as const satisfies Record<string, AgeBand>;

/** Children of a whole kindergarten (规程 art. 11). */
export const kindergartenMaxChildren = 360;

export type BandedClass = keyof typeof ageBands;

/** `stays`: past the band, yet under three on 1 September, so kept to 31 August. */
export type AgeVerdict = "fits" | "stays" | "too_young" | "too_old";

/**
 * Whether a child belongs in a class of this type.
 * `months` is the age on the day, `monthsAtSchoolYear` the age on the 1 September on or before it.
 * `stays` goes beyond the letter of 设置标准 art. 19: a centre that allows it shows the clause beside it.
 */
export function ageVerdict(
  type: BandedClass,
  { months, monthsAtSchoolYear }: { months: number; monthsAtSchoolYear: number },
  keepsThreeYearOlds: boolean,
): AgeVerdict {
  const band: AgeBand = ageBands[type];
  const age = band.agedOn === "schoolYear" ? monthsAtSchoolYear : months;
  if (age < band.fromMonths) return "too_young";
  if (age < band.toMonths) return "fits";
  const stays = keepsThreeYearOlds && band.toMonths === 36 && monthsAtSchoolYear < 36;
  return stays ? "stays" : "too_old";
}
