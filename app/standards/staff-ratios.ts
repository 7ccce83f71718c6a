import type { StandardHeader } from "./header";

const setUpStandard = {
  issuer: "国家卫生健康委员会",
  title: "托育机构设置标准（试行）",
  number: "国卫人口发〔2019〕58号",
  edition: "2019（试行）",
  effectiveOn: "2019-10-08",
  clause: "第二十条",
} as const satisfies StandardHeader;

const homeChildcareRules = {
  issuer: "国家卫生健康委员会等",
  title: "家庭托育点管理办法（试行）",
  number: "国卫人口发〔2023〕28号",
  edition: "2023（试行）",
  effectiveOn: "2023-10-16",
  clause: "收托人数与照护人员",
  note: "figures and date carried from a secondary reading; check with the authority before relying on them",
} as const satisfies StandardHeader;

const kindergartenStaffing = {
  issuer: "教育部",
  title: "幼儿园教职工配备标准（暂行）",
  number: "教师〔2013〕1号",
  edition: "2013（暂行）",
  effectiveOn: "2013-01-08",
  clause: "教职工与幼儿的比例；班级规模及专任教师和保育员的配备",
} as const satisfies StandardHeader;

export const sources = [setUpStandard, homeChildcareRules, kindergartenStaffing] as const;

/** Which norm the staff of a class is measured by. */
export const ratioSources = {
  underThree: setUpStandard,
  kindergarten: kindergartenStaffing,
} as const;

/** One carer looks after at most this many children of a class under three. */
export const childrenPerCarer = {
  infant: { children: 3, national: true },
  toddler: { children: 5, national: true },
  olderToddler: { children: 7, national: true },
  // the standard sets no figure for mixed classes: a default the centre may tighten
  mixedUnderThree: { children: 5, national: false },
} as const;

export type UnderThreeClass = keyof typeof childrenPerCarer;

export const isUnderThree = (type: string): type is UnderThreeClass => type in childrenPerCarer;

/** Carers that must be with `children` present; none for none. */
export const carersNeeded = (type: UnderThreeClass, children: number): number =>
  Math.ceil(children / childrenPerCarer[type].children);

export const homeChildcare = { maxChildren: 5, childrenPerCarer: 3 } as const;

/** Children in a class, both ends included (“30人以下” counts the 30, 民法典 art. 1259); mixed classes have no lower end. */
export const kindergartenClassSizes = {
  kindergartenSmall: { from: 20, to: 25 },
  kindergartenMiddle: { from: 25, to: 30 },
  kindergartenBig: { from: 30, to: 35 },
  kindergartenMixed: { from: 0, to: 30 },
} as const;

export type KindergartenClass = keyof typeof kindergartenClassSizes;

/** Posts a kindergarten class has over the whole day, not adults in every minute. */
export const kindergartenClassPosts = {
  fullDay: { teachers: 2, carers: 1, orTeachersOnly: 3 },
  halfDay: { teachers: 2, carers: 0, orTeachersOnly: 2 },
} as const;

/** Children to one adult over the whole kindergarten; `educators` are teachers and carers. */
export const kindergartenWholeStaff = {
  fullDay: { staff: { from: 5, to: 7 }, educators: { from: 7, to: 9 } },
  halfDay: { staff: { from: 8, to: 10 }, educators: { from: 11, to: 13 } },
} as const;
