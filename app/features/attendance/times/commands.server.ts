import { and, eq } from "drizzle-orm";
import { timeChange } from "~db/schema/handover";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf } from "~/lib/dates";
import { tellLive } from "~/lib/live.server";
import { done, refuse, type Result } from "~/lib/result";
import { holdChild, isFamily, placeOver } from "../absence-refusals/commands.server";
import { timesDays } from "./rules";
import type { ChangeTimesInput } from "./schema";

const capability = "attendance.absence.record";

/**
 * Says that a child comes later or is collected earlier on one day; said again it stands anew. Refuses a day that
 * is past, far or closed, one on which the child is not enrolled, no time at all, and times in the wrong order.
 */
export const changeTimes = (
  ctx: Ctx,
  input: ChangeTimesInput & { childId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { childId, day, arrivesAt, leavesAt } = input;
    const today = dayOf(ctx.now, ctx.timeZone);
    if (day < today) return refuse("day_is_past", "day");
    if (day > addDays(today, timesDays)) return refuse("day_too_far", "day", { days: timesDays });
    if (!arrivesAt && !leavesAt) return refuse("times_none", "arrivesAt");
    if (arrivesAt && leavesAt && leavesAt <= arrivesAt) {
      return refuse("ends_before_beginning", "leavesAt");
    }
    if (!(await getCalendar(ctx)).isOpenDay(day)) return refuse("centre_closed_day", "day");
    await holdChild(tx, ctx, childId);
    if (!(await placeOver(tx, ctx, childId, day, day))) return refuse("outside_enrolment", "day");
    const said = {
      ...{ arrivesAt, leavesAt, note: input.note, byFamily: isFamily(ctx), updatedAt: ctx.now },
      saidBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
    };
    await tx
      .insert(timeChange)
      .values({ centreId: ctx.centreId, childId, day, createdAt: ctx.now, ...said })
      .onConflictDoUpdate({
        target: [timeChange.centreId, timeChange.childId, timeChange.day],
        set: said,
      });
    await writeAudit(ctx, { capability, childId, after: { timesOn: day } });
    await tellLive(ctx, { kind: "absence" });
    return done;
  });

/** The day is as usual again. What is not there is gone already. */
export const clearTimes = (ctx: Ctx, of: { childId: string; day: string }): Promise<Result> =>
  command(ctx, async (tx) => {
    const { childId, day } = of;
    const gone = await tx
      .delete(timeChange)
      .where(
        and(
          eq(timeChange.centreId, ctx.centreId),
          eq(timeChange.childId, childId),
          eq(timeChange.day, day),
        ),
      )
      .returning({ day: timeChange.day });
    if (gone.length === 0) return done;
    await writeAudit(ctx, { capability, childId, before: { timesOn: day } });
    await tellLive(ctx, { kind: "absence" });
    return done;
  });
