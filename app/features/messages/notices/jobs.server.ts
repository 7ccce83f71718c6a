import type { Ctx } from "~/lib/context.server";
import { publishScheduled } from "./commands.server";

/** On notice.scheduled, at the moment it names. */
export async function publishDue(ctx: Ctx, { noticeId }: { noticeId: string }): Promise<void> {
  await publishScheduled(ctx, noticeId);
}
