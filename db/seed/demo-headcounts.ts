import { recordHeadCount } from "~/features/attendance/headcount/commands.server";
import type { SentCount } from "~/features/attendance/headcount/rules";
import { getRoom } from "~/features/attendance/room/queries.server";
import { instantOf } from "~/lib/clock";
import { instantAt } from "~/lib/dates";
import { newId } from "~/lib/id";
import { demoCentre, demoDay } from "./demo-centre";
import { teacherOf } from "./demo-days";
import type { Seeding } from "./demo-people";
import { must } from "./demo-result";

/** Who went outdoors this morning: one class all together, in the other one child came two minutes later. */
const walks = [
  { className: "大班", from: "09:28", to: "09:30", strays: false },
  { className: "中班", from: "09:33", to: "09:35", strays: true },
] as const;

const moment = (time: string) => instantAt(demoDay, time, demoCentre.timeZone);

/** Name to face on the way out, on the demo day. */
export async function countHeads(seeding: Seeding): Promise<void> {
  for (const { className, from, to, strays } of walks) {
    const classId = seeding.classIds.get(className) ?? "";
    const counted = moment(to);
    const ctx = seeding.at(moment("10:14"), teacherOf(seeding, className));
    const { children } = await getRoom(ctx, { classId });
    const here = children
      .filter(({ arrivedAt }) => arrivedAt !== null && instantOf(arrivedAt) < moment(from))
      .map(({ id }) => id);
    const missing = strays ? here.slice(3, 4) : [];
    const id = newId(counted);
    const events: SentCount[] = [
      {
        ...{ kind: "count", id, transition: "outdoors", missing },
        ...{ startedAt: moment(from).toISOString(), at: counted.toISOString() },
        present: here.filter((one) => !missing.includes(one)),
      },
      ...missing.map((childId) => ({
        ...{ kind: "found" as const, id: newId(ctx.now), countId: id, childId },
        at: instantOf(counted.getTime() + 120_000).toISOString(),
      })),
    ];
    const input = { batchId: newId(ctx.now), classId, events };
    const { outcomes } = must(await recordHeadCount(ctx, input), className);
    const refused = outcomes.find(({ outcome }) => outcome !== "accepted");
    if (refused) throw new Error(`${className}: ${JSON.stringify(refused)}`);
  }
}
