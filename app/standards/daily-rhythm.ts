import type { StandardHeader } from "./header";

const careDuties = {
  issuer: "国家卫生健康委员会",
  title: "托育机构管理规范（试行）",
  number: "国卫人口发〔2019〕58号",
  edition: "2019",
  effectiveOn: "2019-10-08",
  clause: "第十八条",
  note: "at least two hours of outdoor play a day; how often a sleeping infant is looked at is usual practice of 10 to 15 minutes",
} as const satisfies StandardHeader;

export const sources = [careDuties] as const;

/** Minutes outdoors that a child should have in a day. */
export const outdoorMinutesGoal = 120;

/** A sleeping infant is looked at within so many minutes. */
export const sleepLookMinutes = 15;
