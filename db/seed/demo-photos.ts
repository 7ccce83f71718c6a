import { recordEvents } from "~/features/attendance/log/commands.server";
import { storeFile } from "~/features/files/commands.server";
import { addDays, instantAt } from "~/lib/dates";
import { newId } from "~/lib/id";
import { demoAccounts } from "./demo-accounts";
import { demoCentre, demoDay } from "./demo-centre";
import { teacherOf } from "./demo-days";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";
import type { RosterRow } from "./roster";
import { drawScene, type Scene } from "./scenes";

type Moment = { className: string; day: string; time: string; text: string; scenes: Scene[] };

const yesterday = addDays(demoDay, -1);

const moments: readonly Moment[] = [
  {
    className: "乳儿班",
    day: demoDay,
    time: "09:58",
    text: "追泡泡，笑个不停。",
    scenes: ["bubbles"],
  },
  { className: "乳儿班", day: yesterday, time: "15:30", text: "摸一摸落叶。", scenes: ["leaf"] },
  {
    className: "托小班",
    day: demoDay,
    time: "10:02",
    text: "搭高塔，叠到第五块才倒。",
    scenes: ["blocks", "leaf"],
  },
  {
    className: "托小班",
    day: yesterday,
    time: "15:40",
    text: "手指画，绘本时间。",
    scenes: ["painting", "book"],
  },
  { className: "托大一班", day: demoDay, time: "10:05", text: "沙池里的小山。", scenes: ["sand"] },
  { className: "托大二班", day: demoDay, time: "10:04", text: "一起看绘本。", scenes: ["book"] },
  { className: "小班", day: demoDay, time: "10:06", text: "捏面团做早饼。", scenes: ["dough"] },
  { className: "中班", day: demoDay, time: "10:03", text: "给种植角浇水。", scenes: ["garden"] },
  {
    className: "大班",
    day: demoDay,
    time: "10:08",
    text: "搭桥，车能开过去。",
    scenes: ["blocks", "painting"],
  },
  { className: "大班", day: yesterday, time: "15:45", text: "画秋天。", scenes: ["painting"] },
];

const demoFamilies = demoAccounts.map(({ login }) => login);

const isDemoFamily = (row: RosterRow): boolean =>
  row.guardians.some(({ phone }) => demoFamilies.includes(phone));

/** Photos of this morning and yesterday afternoon: each shows the children who were there. */
export async function takePhotos(seeding: Seeding & { rows: readonly RosterRow[] }): Promise<void> {
  for (const { className, day, time, text, scenes } of moments) {
    const taken = instantAt(day, time, demoCentre.timeZone);
    const ctx = seeding.at(taken, teacherOf(seeding, className));
    const fileIds: string[] = [];
    for (const scene of scenes) {
      const bytes = await drawScene(scene);
      const photo = await storeFile(ctx, { purpose: "photo", bytes, mime: "image/jpeg" });
      fileIds.push(must(photo, text).fileId);
    }
    const classId = seeding.classIds.get(className) ?? "";
    const events = seeding.rows
      .filter((row) => row.className === className && row.session === "full")
      .sort((a, b) => Number(isDemoFamily(b)) - Number(isDemoFamily(a)))
      .slice(0, 6)
      .map((row) => ({
        ...{ id: newId(taken), childId: seeding.childIds.get(row.no) ?? "", kind: "note" },
        ...{ at: taken.toISOString(), payload: { text, fileIds } },
      }));
    // who is away that day is refused, and is not on the photo
    must(await recordEvents(ctx, { batchId: newId(taken), classId, events }), text);
  }
}
