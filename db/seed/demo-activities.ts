import { listOwnChildIds } from "~/access/require.server";
import { writeActivity } from "~/features/messages/activities/commands.server";
import { writeActivityInput } from "~/features/messages/activities/schema";
import { signUpForActivity } from "~/features/messages/own-activities/commands.server";
import { getOwnActivity } from "~/features/messages/own-activities/queries.server";
import { instantOf } from "~/lib/clock";
import type { Role } from "../enums";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

type Guardian = { userId: string; name: string; role: Role };

const moment = (day: number, time: string) =>
  instantOf(`2026-11-${String(day).padStart(2, "0")}T${time}:00+08:00`);

const sports = {
  ...{ title: "亲子运动会", venue: "园里操场", places: 4, level: "centre" },
  body: "一家一组，玩四个游戏：搬南瓜、两人三足、彩虹伞、接力。\n请穿运动鞋，带一只水壶。下雨改在多功能厅。",
  ...{ day: "2026-11-28", fromTime: "09:00", untilTime: "11:00" },
  ...{ signUpOn: "2026-11-25", signUpTime: "18:00", act: "open" },
} as const;

const dumplings = {
  ...{ title: "冬至包饺子", venue: "园里食堂", places: 20, level: "centre" },
  body: "大人和孩子一起和面、擀皮、包饺子，包好一起吃。\n馅料有猪肉白菜和香菇豆腐两种，有过敏的家庭请先告诉老师。",
  ...{ day: "2026-12-22", fromTime: "15:30", untilTime: "17:00" },
  ...{ signUpOn: "2026-12-18", signUpTime: "18:00", act: "open" },
} as const;

/** What families are invited to: one that filled up the evening it was announced, and one with places left. */
export async function inviteFamilies(
  seeding: Seeding,
  guardians: readonly Guardian[],
): Promise<void> {
  const full = must(
    await writeActivity(seeding.at(moment(10, "17:40")), writeActivityInput.parse(sports)),
    sports.title,
  );
  const open = must(
    await writeActivity(seeding.at(moment(11, "17:40")), writeActivityInput.parse(dumplings)),
    dumplings.title,
  );
  for (const [at, person] of guardians.entries()) {
    const ctx = seeding.at(moment(11, `21:${10 + at}`), person);
    const childIds = await listOwnChildIds(ctx);
    const wanted = [
      ...(at < sports.places + 2 ? [full.activityId] : []),
      ...(at % 3 === 0 ? [open.activityId] : []),
    ];
    for (const activityId of wanted) {
      const { children } = await getOwnActivity(ctx, { childIds, activityId });
      const childId = childIds.find((id) => id === children[0]?.id);
      if (!childId) continue;
      must(
        await signUpForActivity(ctx, childId, { activityId, adults: 1 + (at % 2) }),
        person.name,
      );
    }
  }
}
