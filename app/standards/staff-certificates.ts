import type { StandardHeader } from "./header";

const healthCare = {
  issuer: "卫生部、教育部",
  title: "托儿所幼儿园卫生保健管理办法",
  number: "卫生部 教育部令第76号",
  edition: "2010",
  effectiveOn: "2010-11-01",
  clause: "第十四条",
} as const satisfies StandardHeader;

const kindergartenRules = {
  issuer: "教育部",
  title: "幼儿园工作规程",
  number: "教育部令第39号",
  edition: "2016",
  effectiveOn: "2016-03-01",
  clause: "第四十一条",
} as const satisfies StandardHeader;

const setUpStandard = {
  issuer: "国家卫生健康委员会",
  title: "托育机构设置标准（试行）",
  number: "国卫人口发〔2019〕58号",
  edition: "2019（试行）",
  effectiveOn: "2019-10-08",
  clause: "第四章 人员规模",
  note: "the chapter is cited: it names each post and what the person must have passed",
} as const satisfies StandardHeader;

export const sources = [healthCare, kindergartenRules, setUpStandard] as const;

/** The rule behind each certificate: what a missing or expired one is measured against. */
export const certificateSources = {
  healthCertificate: healthCare,
  teacherCertificate: kindergartenRules,
  childcareCertificate: setUpStandard,
  healthWorkerTraining: setUpStandard,
  guardLicence: setUpStandard,
  directorTraining: setUpStandard,
} as const satisfies Record<string, StandardHeader>;
