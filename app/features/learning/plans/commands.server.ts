import { and, asc, between, eq } from "drizzle-orm";
import { plannedActivity } from "~db/schema/learning";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getClass } from "~/features/centres/queries.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import { newId } from "~/lib/id";
import { ok, refuse, type Result } from "~/lib/result";
import type { PlanActivityInput } from "./schema";

const capability = "learning.plan.write";

const rowOf = (ctx: Ctx, classId: string, of: { day: Day; title: string }) => ({
  ...{ centreId: ctx.centreId, id: newId(ctx.now), classId, day: of.day, title: of.title },
  plannedBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
  createdAt: ctx.now,
});

/**
 * Puts an activity on a class's day. Refuses a day that is over (`day_is_past`) or closed (`plan_day_closed`),
 * and what is planned then already (`already_planned`).
 */
export const planActivity = (
  ctx: Ctx,
  classId: string,
  input: PlanActivityInput,
): Promise<Result<{ plannedId: string }>> =>
  command(
    ctx,
    async (tx) => {
      await getClass(ctx, { classId });
      if (input.day < dayOf(ctx.now, ctx.timeZone)) return refuse("day_is_past", "day");
      const { isOpenDay } = await getCalendar(ctx);
      if (!isOpenDay(input.day)) return refuse("plan_day_closed", "day");
      const row = rowOf(ctx, classId, input);
      await tx.insert(plannedActivity).values(row);
      await writeAudit(ctx, { capability, after: { plannedId: row.id, classId } });
      return ok({ plannedId: row.id });
    },
    { "23505": refuse("already_planned", "title") },
  );

/** Takes an activity off the plan; what was written of it into children's days stays. Refuses `not_found`. */
export const dropPlanned = (
  ctx: Ctx,
  classId: string,
  { plannedId }: { plannedId: string },
): Promise<Result<{ day: Day }>> =>
  command(ctx, async (tx) => {
    const [dropped] = await tx
      .delete(plannedActivity)
      .where(
        and(
          eq(plannedActivity.centreId, ctx.centreId),
          eq(plannedActivity.classId, classId),
          eq(plannedActivity.id, plannedId),
        ),
      )
      .returning({ day: plannedActivity.day });
    if (!dropped) return refuse("not_found");
    await writeAudit(ctx, { capability, before: { plannedId, classId } });
    return ok({ day: dropped.day });
  });

/**
 * Plans a week like the one before it, weekday by weekday, as far as its days are open and not over; what is
 * planned already stays. Refuses `plan_nothing_to_copy`.
 */
export const copyPlan = (
  ctx: Ctx,
  classId: string,
  { week }: { week: Day },
): Promise<Result<{ copied: number }>> =>
  command(ctx, async (tx) => {
    await getClass(ctx, { classId });
    const before = await tx
      .select({ day: plannedActivity.day, title: plannedActivity.title })
      .from(plannedActivity)
      .where(
        and(
          eq(plannedActivity.centreId, ctx.centreId),
          eq(plannedActivity.classId, classId),
          between(plannedActivity.day, addDays(week, -7), addDays(week, -1)),
        ),
      )
      .orderBy(asc(plannedActivity.day), asc(plannedActivity.createdAt), asc(plannedActivity.id));
    const { isOpenDay } = await getCalendar(ctx);
    const today = dayOf(ctx.now, ctx.timeZone);
    const rows = before
      .map(({ day, title }) => rowOf(ctx, classId, { day: addDays(day, 7), title }))
      .filter(({ day }) => day >= today && isOpenDay(day));
    if (rows.length === 0) return refuse("plan_nothing_to_copy");
    const copied = await tx
      .insert(plannedActivity)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: plannedActivity.id });
    await writeAudit(ctx, { capability, after: { classId, week } });
    return ok({ copied: copied.length });
  });
