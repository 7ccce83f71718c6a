import { listOwnChildIds } from "~/access/require.server";
import { withdrawNotice, writeNotice } from "~/features/messages/notices/commands.server";
import { writeNoticeInput } from "~/features/messages/notices/schema";
import { confirmNotice, markNoticeRead } from "~/features/messages/own-notices/commands.server";
import { listOwnNotices } from "~/features/messages/own-notices/queries.server";
import { instantOf } from "~/lib/clock";
import type { Role } from "../enums";
import { demoAccounts } from "./demo-accounts";
import { teacherOf } from "./demo-days";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

type Guardian = { userId: string; name: string; role: Role };

type DemoNotice = {
  /** Day of the month 2026-11 and time at which it was written. */
  at: readonly [day: number, time: string];
  /** The class whose lead teacher writes it; the director without one. */
  by?: string;
  title: string;
  body: string;
  classes?: readonly string[];
  /** Children's numbers on the roster. */
  children?: readonly number[];
  mustConfirm?: boolean;
  act?: "draft" | "schedule";
  publishOn?: string;
  publishTime?: string;
  withdrawnAt?: readonly [day: number, time: string];
};

const notices: readonly DemoNotice[] = [
  {
    at: [9, "17:20"],
    title: "周三上午停水两小时",
    body: "11月11日上午 9:00 至 11:00 停水，园里已经备好饮用水，餐点照常。",
    withdrawnAt: [10, "08:30"],
  },
  {
    at: [10, "17:30"],
    title: "冬季作息和接送安全须知",
    body: "各位家长：\n\n11月16日起执行冬季作息。\n1. 早接待 7:30 开始，晨检后再进班。\n2. 户外活动挪到上午 10:00 以后，请准备帽子和薄手套。\n3. 下午离园 17:30 前完成交接，只交给名单上的人，临时换人请先在“接送”里写好。\n\n请看完后确认。",
    mustConfirm: true,
  },
  {
    at: [11, "16:50"],
    by: "大班",
    title: "周四做叶子画",
    body: "请小朋友带一片干净的叶子来，大小都可以。\n颜料和纸由园里准备。",
    classes: ["大班"],
  },
  {
    at: [11, "17:10"],
    by: "托小班",
    title: "秋游告知：11月20日去植物园",
    body: "时间：11月20日（周五）9:00 到 11:00。\n同去的有三位老师和保健医生，园车接送，备好安全座椅。\n请确认孩子参加，带一只小水壶。",
    classes: ["托小班"],
    mustConfirm: true,
  },
  {
    at: [11, "18:00"],
    title: "换季衣物",
    body: "您家孩子柜子里的备用衣服有些小了，方便时带一套来，写上名字。",
    children: [10, 12],
  },
  {
    at: [12, "09:10"],
    title: "流感季的几点提醒",
    body: "早晚温差大，请留意孩子体温。\n发热的孩子在家休息，退热满 24 小时再来园。",
    act: "schedule",
    publishOn: "2026-11-13",
    publishTime: "17:30",
  },
  {
    at: [12, "09:40"],
    title: "期末家长会",
    body: "时间待定，先写提纲：\n一学期的变化、食谱、假期安排。",
    act: "draft",
  },
];

const moment = ([day, time]: readonly [number, string]) =>
  instantOf(`2026-11-${String(day).padStart(2, "0")}T${time}:00+08:00`);

/**
 * What the centre has told families: each as it was written, then read and signed the evening after by those who
 * do such things at once. The guardian whose account is shown has not come to it yet.
 */
export async function sendNotices(seeding: Seeding, guardians: readonly Guardian[]): Promise<void> {
  for (const { at, by, classes = [], children = [], withdrawnAt, ...given } of notices) {
    const writer = seeding.at(moment(at), by ? teacherOf(seeding, by) : undefined);
    const input = writeNoticeInput.parse({
      ...{ act: "publish", ...given },
      level: classes.length > 0 ? "class" : children.length > 0 ? "child" : "centre",
      classIds: classes.map((name) => seeding.classIds.get(name) ?? ""),
      childIds: children.map((no) => seeding.childIds.get(no) ?? ""),
    });
    const { noticeId } = must(await writeNotice(writer, input), given.title);
    if (withdrawnAt) {
      must(await withdrawNotice(seeding.at(moment(withdrawnAt)), noticeId), given.title);
    }
  }
  const shown = demoAccounts.filter(({ role }) => role === "guardian").map(({ name }) => name);
  const prompt = guardians.filter(({ name }) => !shown.includes(name));
  for (const [at, person] of prompt.entries()) {
    const ctx = seeding.at(moment([11, `20:${10 + at}`]), person);
    const childIds = await listOwnChildIds(ctx);
    const { rows } = await listOwnNotices(ctx, { childIds });
    for (const { id: noticeId, maySign } of rows) {
      must(await markNoticeRead(ctx, { noticeId, childIds }), person.name);
      // some read and put off the tick
      if (maySign && at % 3 !== 2) {
        must(await confirmNotice(ctx, { noticeId, childIds }), person.name);
      }
    }
  }
}
