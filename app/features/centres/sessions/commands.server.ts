import { and, eq } from "drizzle-orm";
import { sessionSetting } from "~db/schema/centres";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import { done, refuse, type Refusal, type Result } from "~/lib/result";
import { holdPlaces } from "../places/commands.server";
import { getCentre } from "../queries.server";
import { keptSessions } from "./queries.server";
import type { CancelSessionsInput, ChangeSessionsInput } from "./schema";

const capability = "centres.centre.change";

/** The first time that is out of order, by the field that says it. */
function refuseOrder(input: ChangeSessionsInput, hours: { opensAt: string; closesAt: string }) {
  const { morningBegins, morningEnds, afternoonBegins, afternoonEnds, arrivesAt, leavesAt } = input;
  const { opensAt, closesAt } = hours;
  const order: [boolean, string, Refusal["field"]][] = [
    [morningBegins < opensAt, "session_outside_hours", "morningBegins"],
    [morningEnds <= morningBegins, "session_ends_before_start", "morningEnds"],
    [afternoonBegins < morningEnds, "sessions_overlap", "afternoonBegins"],
    [afternoonEnds <= afternoonBegins, "session_ends_before_start", "afternoonEnds"],
    [afternoonEnds > closesAt, "session_outside_hours", "afternoonEnds"],
    [arrivesAt < morningBegins || arrivesAt >= afternoonEnds, "usual_outside_day", "arrivesAt"],
    [leavesAt <= arrivesAt || leavesAt > afternoonEnds, "usual_outside_day", "leavesAt"],
  ];
  const [, reason, field] = order.find(([isWrong]) => isWrong) ?? [];
  return reason ? refuse(reason, field, hours) : null;
}

/**
 * The sessions of the day from a day on, today or later. Refuses times out of order or outside the opening
 * hours; what was counted before stays as it was.
 */
export const changeSessions = (ctx: Ctx, input: ChangeSessionsInput): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    if (input.fromDay < dayOf(ctx.now, ctx.timeZone)) return refuse("sessions_in_past", "fromDay");
    const refusal = refuseOrder(input, hoursOf(await getCentre(ctx)));
    if (refusal) return refusal;
    const { fromDay, ...own } = input;
    const set = { ...own, updatedAt: ctx.now };
    await tx
      .insert(sessionSetting)
      .values({ centreId: ctx.centreId, fromDay, ...set })
      .onConflictDoUpdate({ target: [sessionSetting.centreId, sessionSetting.fromDay], set });
    keptSessions.forget(tx);
    await writeAudit(ctx, { capability, after: { sessionsFrom: fromDay } });
    return done;
  });

const hoursOf = ({ opensAt, closesAt }: { opensAt: string; closesAt: string }) => ({
  ...{ opensAt, closesAt },
});

/** Takes back a setting that has not begun. */
export const cancelSessions = (ctx: Ctx, { fromDay }: CancelSessionsInput): Promise<Result> =>
  command(ctx, async (tx) => {
    await holdPlaces(tx, ctx);
    if (fromDay <= dayOf(ctx.now, ctx.timeZone)) return refuse("sessions_have_begun");
    const gone = await tx
      .delete(sessionSetting)
      .where(and(eq(sessionSetting.centreId, ctx.centreId), eq(sessionSetting.fromDay, fromDay)))
      .returning({ fromDay: sessionSetting.fromDay });
    if (!gone[0]) return refuse("not_found");
    keptSessions.forget(tx);
    await writeAudit(ctx, { capability, before: { sessionsFrom: fromDay } });
    return done;
  });
