import { and, eq, isNull, lte } from "drizzle-orm";
import { dutyStay } from "~db/schema/attendance";
import { getCentre } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, instantAt } from "~/lib/dates";
import { AppError } from "~/lib/errors";
import { groupBy } from "~/lib/group";
import { newId } from "~/lib/id";
import { recordDuty } from "./commands.server";

/**
 * Daily, when everybody has gone: who was never written out of a class leaves it at closing time, and the stay
 * says that nobody wrote it down. A word that comes in later takes its place.
 */
export async function closeDuty(ctx: Ctx): Promise<void> {
  const { closesAt } = await getCentre(ctx);
  const open = await ctx.tx((tx) =>
    tx
      .select({
        staffId: dutyStay.staffId,
        classId: dutyStay.classId,
        day: dutyStay.day,
        startsAt: dutyStay.startsAt,
      })
      .from(dutyStay)
      .where(
        and(
          eq(dutyStay.centreId, ctx.centreId),
          isNull(dutyStay.endsAt),
          lte(dutyStay.day, dayOf(ctx.now, ctx.timeZone)),
        ),
      ),
  );
  for (const [classId, stays] of groupBy(open, (stay) => stay.classId)) {
    const events = stays.map(({ staffId, day, startsAt }) => {
      const closing = instantAt(day, closesAt, ctx.timeZone);
      const at = closing > startsAt ? closing : startsAt;
      return { id: newId(ctx.now), staffId, kind: "out", at: at.toISOString() };
    });
    const result = await recordDuty(ctx, { batchId: newId(ctx.now), classId, events });
    if (!result.ok) throw new AppError("conflict", result.reason);
  }
}
