import { followUp } from "~/features/attendance/absences/commands.server";
import { followUpInput } from "~/features/attendance/absences/schema";
import { addDays, instantAt } from "~/lib/dates";
import type { CheckAction, CheckFinding } from "../enums";
import { among, isLucky, oneOf } from "./chance";
import { demoAccounts } from "./demo-accounts";
import { demoCentre, demoDay } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import type { RosterRow } from "./roster";

type Finding = {
  no: number;
  /** Days before the demo day. */
  ago: number;
  kind: "morningCheck" | "noonCheck";
  temperature: number;
  findings: CheckFinding[];
  action: CheckAction;
  familyTold: boolean;
  note?: string;
  guardianSays?: string;
  keptItems?: string;
  bringsMedicine?: boolean;
};

/** Who was not well at a check, by number on the roster. */
const unwell: readonly Finding[] = [
  {
    ...{ no: 45, ago: 0, kind: "morningCheck", temperature: 37.4, action: "observe" },
    ...{ findings: ["cough", "runnyNose"], familyTold: true, guardianSays: "夜里咳了两次" },
    note: "精神好，中午再量一次体温",
  },
  {
    ...{ no: 58, ago: 0, kind: "morningCheck", temperature: 37.6, action: "isolate" },
    ...{ findings: ["fever", "lowSpirits"], familyTold: false, note: "在观察室休息，半小时后再量" },
  },
  {
    ...{ no: 71, ago: 1, kind: "noonCheck", temperature: 37, action: "observe" },
    ...{ findings: ["rash"], familyTold: false, note: "颈后几颗红疹，像是蚊虫叮咬" },
  },
  {
    ...{ no: 33, ago: 1, kind: "morningCheck", temperature: 36.7, action: "toClass" },
    ...{
      findings: ["injury"],
      familyTold: true,
      keptItems: "两枚硬币",
      note: "膝盖旧擦伤，已结痂",
    },
  },
  {
    ...{ no: 17, ago: 2, kind: "noonCheck", temperature: 38.2, action: "sendHome" },
    ...{ findings: ["fever", "cough"], familyTold: true, note: "打过电话，妈妈来接" },
  },
  {
    ...{ no: 82, ago: 6, kind: "morningCheck", temperature: 36.9, action: "observe" },
    ...{ findings: ["runnyNose"], familyTold: true, bringsMedicine: true },
  },
];

/** Puts what was found into the checks of a day. */
export function findUnwell(
  events: { childId: string; kind: string; payload: object }[],
  day: string,
  childIds: ReadonlyMap<number, string>,
): void {
  for (const { no, ago, kind, ...found } of unwell) {
    if (addDays(demoDay, -ago) !== day) continue;
    const check = events.find((one) => one.kind === kind && one.childId === childIds.get(no));
    if (check) check.payload = { result: "abnormal", ...found };
  }
}

export function healthWorkerOf({ users }: Pick<Seeding, "users">) {
  const found = demoAccounts.find(({ role }) => role === "healthWorker");
  if (!found) throw new Error("The demo has no health worker");
  const { login, name } = found;
  return { userId: users.get(login) ?? "", name, role: "healthWorker" as const };
}

/** Nobody has asked these families yet, on the morning of the demo day. */
const notAsked: readonly number[] = [17, 110];

type Answer = { text: string; hospital: string; diagnosis: string };

const answers: readonly [Answer, ...Answer[]] = [
  { text: "昨晚发热 38.6 ℃，没有皮疹", hospital: "区妇幼保健院", diagnosis: "上呼吸道感染" },
  { text: "咳嗽，夜里睡不好，在家休息", hospital: "", diagnosis: "" },
  { text: "拉肚子三次，没有发热", hospital: "社区卫生服务中心", diagnosis: "消化不良" },
  { text: "流涕低热，精神还好", hospital: "", diagnosis: "" },
];

/** The health worker asks the family on the first day of an illness, and once more where a doctor was seen. */
export async function askAbout(
  seeding: Pick<Seeding, "at" | "users">,
  row: Pick<RosterRow, "no" | "name">,
  about: { absenceId: string; childId: string; from: string },
): Promise<void> {
  if (about.from === demoDay && notAsked.includes(row.no)) return;
  const { absenceId, childId, from } = about;
  const time = `10:${String(among(`asked ${row.no}`, 0, 15)).padStart(2, "0")}`;
  const ctx = seeding.at(instantAt(from, time, demoCentre.timeZone), healthWorkerOf(seeding));
  const answer = oneOf(`answer ${row.no}`, answers);
  const returnPaper = answer.hospital !== "" && isLucky(`paper ${row.no}`, 0.5) ? "on" : undefined;
  const contagious = answer.diagnosis ? "no" : "";
  const line = followUpInput.parse({ absenceId, ...answer, contagious, returnPaper });
  must(await followUp(ctx, { ...line, childId }), row.name);
}
