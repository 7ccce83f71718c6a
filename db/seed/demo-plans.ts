import { publishedCalendar } from "~/features/centres/calendar/rules";
import { planActivity } from "~/features/learning/plans/commands.server";
import { addDays, instantAt, mondayOf } from "~/lib/dates";
import { demoCentre, demoClasses, demoDay, type DemoClassName } from "./demo-centre";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import { demoStaff } from "./demo-staff";

/** What each class does in turn, two things a day. */
const repertoire: Record<DemoClassName, readonly string[]> = {
  乳儿班: ["趴着看黑白卡", "听摇篮曲", "抓握软球", "草地上爬一爬"],
  托小班: ["撕纸贴一贴", "推小车走一走", "认水果", "听故事：小兔乖乖", "户外捡落叶"],
  托大一班: ["手指点画", "穿大珠子", "户外观察落叶", "儿歌：小手拍拍", "搭高积木"],
  托大二班: ["橡皮泥搓一搓", "分颜色", "户外踩影子", "听故事：好饿的毛毛虫", "钻山洞"],
  小班: ["秋天的果实拓印", "数一数松果", "户外平衡木", "礼貌用语情景", "搭建：我们的家"],
  中班: ["自然角观察记录", "轮流棋", "户外投掷", "古诗：静夜思", "剪窗花"],
  大班: ["测量小种子", "故事续编", "户外跳绳", "合作搭桥", "整理书包"],
};

/** This week's and next week's plans, by who leads the class, the Friday before. */
export async function planActivities({ at, users, classIds }: Seeding): Promise<void> {
  const monday = mondayOf(demoDay);
  const days = Array.from({ length: 12 }, (_, after) => addDays(monday, after)).filter(
    publishedCalendar.isOpenDay,
  );
  const friday = instantAt(addDays(monday, -3), "16:40", demoCentre.timeZone);
  for (const { name } of demoClasses) {
    const lead = demoStaff.find((one) => one.classes.some((of) => of.lead && of.name === name));
    const userId = users.get(lead?.phone ?? "");
    const classId = classIds.get(name);
    if (!lead || !userId || !classId) throw new Error(`${name} has no teacher`);
    const ctx = at(friday, { userId, name: lead.name, role: "teacher" });
    const all = repertoire[name];
    for (const [order, day] of days.entries()) {
      for (const next of [0, 1]) {
        const title = all[(order * 2 + next) % all.length] ?? "";
        must(await planActivity(ctx, classId, { day, title }), title);
      }
    }
  }
}
