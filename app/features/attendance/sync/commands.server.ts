import type { Ctx } from "~/lib/context.server";
import { recordAbsences } from "../absence-saves/commands.server";
import { recordDuty } from "../duty/commands.server";
import { recordHeadCount } from "../headcount/commands.server";
import { recordAlongside } from "../log/commands.server";
import { unread } from "../saves/rules";
import { recordVisits } from "../visits/commands.server";
import type { Answer } from "./rules";
import type { SyncInput } from "./schema";

const recorders = {
  log: recordAlongside,
  duty: recordDuty,
  headcount: recordHeadCount,
  absence: recordAbsences,
  visit: recordVisits,
} as const;

/**
 * Takes what a device kept, save by save in its order, each in a transaction of its own: what was written
 * stays written when the connection goes, and comes back as `duplicate` when it is sent again. Each event
 * has its own outcome; a save that is refused as a whole refuses each of its events.
 */
export async function takeSaves(
  ctx: Ctx,
  { classId, sentAt, saves }: SyncInput & { classId: string },
): Promise<{ answers: Answer[] }> {
  const answers: Answer[] = [];
  for (const save of saves) {
    const { batchId, events } = save;
    const result = await recorders[save.noun](ctx, { ...save, classId, sentAt });
    const outcomes: Answer["outcomes"] = result.ok
      ? result.value.outcomes
      : events.map((event) => ({ ...unread(event), outcome: "refused", reason: result.reason }));
    answers.push({ batchId, outcomes });
  }
  return { answers };
}
