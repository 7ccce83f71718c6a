import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf } from "~/lib/dates";
import { Postponed } from "~/lib/outbox.server";
import { closeLeftDay, closeOpenDays } from "./commands.server";

export { eveningAt } from "./rules";

/** On attendance.wentHome: no earlier than families may see it. A day long past was closed without this word. */
export async function sendDigest(
  ctx: Ctx,
  { childId, day }: { childId: string; day: string },
): Promise<void> {
  if (day < addDays(dayOf(ctx.now, ctx.timeZone), -1)) return;
  const closed = await closeLeftDay(ctx, { childId, day });
  if (closed.ok && closed.value.notBefore) throw new Postponed(closed.value.notBefore);
}

/** Daily, in the evening: whoever is still here, or left without a word, is told of too. */
export const sendEvening = async (ctx: Ctx): Promise<void> => {
  await closeOpenDays(ctx, dayOf(ctx.now, ctx.timeZone));
};
