import type { CertificateKind, Post, Sex } from "../enums";
import type { DemoClassName } from "./demo-centre";

export type DemoCertificate = {
  kind: CertificateKind;
  number: string;
  issuedOn: string;
  expiresOn: string | null;
};

export type DemoStaff = {
  name: string;
  sex: Sex;
  phone: string;
  posts: Post[];
  /** Empty for those who belong to no class; a floating carer has two. */
  classes: { name: DemoClassName; lead: boolean }[];
  hiredOn: string;
  certificates: DemoCertificate[];
};

/** A mother on the roster who also teaches: her phone there is her login here, one account for both roles. */
export const staffGuardian = { name: "贾慧敏", phone: "19900001124" } as const;

type Paper = Exclude<CertificateKind, "healthCertificate">;

const paperCodes = {
  teacherCertificate: "JS",
  childcareCertificate: "BY",
  healthWorkerTraining: "WB",
  guardLicence: "BA",
  directorTraining: "YZ",
} as const satisfies Record<Paper, string>;

const yearLater = (day: string): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;

let made = 0;

/** `health` is the day of the yearly health check; `papers` are [kind, issued, expires]. */
function person(
  name: string,
  sex: Sex,
  posts: Post[],
  hiredOn: string,
  health: string,
  papers: [Paper, string, string?][],
  classes: DemoStaff["classes"] = [],
): DemoStaff {
  made += 1;
  const order = String(made).padStart(3, "0");
  return {
    name,
    sex,
    phone: name === staffGuardian.name ? staffGuardian.phone : `19900002${order}`,
    posts,
    classes,
    hiredOn,
    certificates: [
      {
        kind: "healthCertificate",
        number: `JK${health.slice(0, 4)}${order}`,
        issuedOn: health,
        expiresOn: yearLater(health),
      },
      ...papers.map(([kind, issuedOn, expiresOn]) => ({
        kind,
        number: `${paperCodes[kind]}${issuedOn.slice(0, 4)}${order}`,
        issuedOn,
        expiresOn: expiresOn ?? null,
      })),
    ],
  };
}

const leads = (name: DemoClassName): DemoStaff["classes"] => [{ name, lead: true }];
const works = (...names: DemoClassName[]): DemoStaff["classes"] =>
  names.map((name) => ({ name, lead: false }));

/**
 * 26 people: director, one in the office who teaches when short, one health worker, two cooks and 21 in the
 * classes, two teachers and a carer in each of the kindergarten's (两教一保). At today's enrolment 21 must be
 * there from 09:00 to 11:30: leave and training are meant to be felt. Guards come from a licensed company.
 */
// prettier-ignore
export const demoStaff: readonly DemoStaff[] = [
  person("王晓琴", "female", ["director"], "2024-05-06", "2026-04-20", [["directorTraining", "2024-04-19", "2029-04-18"], ["teacherCertificate", "2003-07-01"]]),
  person("田素芬", "female", ["teacher"], "2024-05-13", "2026-05-11", [["teacherCertificate", "2008-06-20"]], works("小班")),
  person("吴佳宁", "female", ["office", "teacher"], "2024-05-20", "2026-05-11", [["teacherCertificate", "2011-06-24"]]),
  person("秦月华", "female", ["healthWorker"], "2024-05-13", "2026-03-16", [["healthWorkerTraining", "2023-12-22", "2026-12-21"]]),
  person("冯德福", "male", ["cook"], "2024-05-20", "2026-05-18", []),
  person("马秀英", "female", ["cook"], "2024-05-20", "2025-12-08", []),
  person("段晓梅", "female", ["teacher"], "2024-08-26", "2026-08-17", [["teacherCertificate", "2021-06-25"]], works("中班")),
  person("温静怡", "female", ["teacher"], "2025-08-25", "2026-08-17", [["teacherCertificate", "2022-06-24"]], works("大班")),
  person("靳秀兰", "female", ["carer"], "2025-08-25", "2026-08-17", [["childcareCertificate", "2023-05-26"]], works("托小班", "托大二班")),
  person("陈桂兰", "female", ["teacher"], "2024-05-13", "2026-05-11", [["teacherCertificate", "2012-06-30"], ["childcareCertificate", "2021-09-15"]], leads("乳儿班")),
  person("任红霞", "female", ["carer"], "2024-05-13", "2026-05-11", [["childcareCertificate", "2022-05-18"]], works("乳儿班")),
  person("孙丽娟", "female", ["carer"], "2025-08-25", "2026-08-17", [["childcareCertificate", "2025-06-12"]], works("乳儿班")),
  person("刘敏", "female", ["teacher"], "2024-05-13", "2026-05-11", [["teacherCertificate", "2016-06-28"], ["childcareCertificate", "2023-04-20"]], leads("托小班")),
  person("白雪", "female", ["carer"], "2024-06-03", "2026-05-25", [["childcareCertificate", "2023-11-10"]], works("托小班")),
  person("高文静", "female", ["carer"], "2026-02-24", "2026-02-09", [["childcareCertificate", "2025-12-05"]], works("托小班")),
  person("李慧芳", "female", ["teacher"], "2024-05-13", "2026-05-11", [["teacherCertificate", "2014-06-27"]], leads("托大一班")),
  person("郭丽萍", "female", ["carer"], "2024-08-26", "2026-08-17", [["childcareCertificate", "2022-10-14"]], works("托大一班")),
  person("张雅婷", "female", ["teacher"], "2024-05-13", "2026-05-11", [["teacherCertificate", "2018-06-29"]], leads("托大二班")),
  person("赵婧", "female", ["carer"], "2024-08-26", "2025-12-22", [["childcareCertificate", "2023-06-16"]], works("托大二班")),
  person("闫美玲", "female", ["carer"], "2025-03-03", "2026-02-23", [["childcareCertificate", "2024-09-20"]], works("托大一班", "托大二班")),
  person("武玉洁", "female", ["teacher"], "2024-05-13", "2026-05-11", [["teacherCertificate", "2015-06-26"]], leads("小班")),
  person("梁爱萍", "female", ["carer"], "2024-08-26", "2026-08-17", [["childcareCertificate", "2021-12-03"]], works("小班")),
  person(staffGuardian.name, "female", ["teacher"], "2024-05-13", "2026-05-11", [["teacherCertificate", "2017-06-30"]], leads("中班")),
  person("侯晓燕", "female", ["carer"], "2025-02-17", "2026-02-09", [["childcareCertificate", "2024-11-22"]], works("中班")),
  person("杨帆", "male", ["teacher"], "2024-05-13", "2026-05-11", [["teacherCertificate", "2019-06-28"]], leads("大班")),
  person("郝翠英", "female", ["carer"], "2024-06-03", "2026-05-25", [["childcareCertificate", "2020-08-07"]], works("大班")),
];
