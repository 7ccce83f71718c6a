import { and, eq, gte, lte } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { shift, staffLeave } from "~db/schema/rosters";
import { staffPost } from "~db/schema/staff";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { getCentre } from "~/features/centres/queries.server";
import { holdStaff } from "~/features/staff/commands.server";
import { isClassroomPost, worksOn } from "~/features/staff/rules";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Refusal, type Result } from "~/lib/result";
import type { ChangeShiftInput, PlanShiftInput, RemoveShiftInput } from "./schema";

const capability = "rosters.shift.plan";

// the exclusion constraint: one person, two shifts that overlap
const overlaps = { "23P01": refuse("shift_overlaps", "startsAt") } satisfies Record<
  string,
  Refusal
>;

/**
 * Puts a person to work on a day, in a class or outside the classes. Refuses times the wrong way round or
 * outside opening hours, closed days, people not employed or on leave then, a class for whom has no post
 * in one, and a second shift at the same time.
 */
export const planShift = (ctx: Ctx, input: PlanShiftInput): Promise<Result<{ shiftId: string }>> =>
  command(
    ctx,
    async (tx) => {
      const wrong = await whyNot(tx, ctx, input);
      if (wrong) return wrong;
      const shiftId = newId(ctx.now);
      await tx.insert(shift).values({
        ...{ centreId: ctx.centreId, id: shiftId, ...input },
        ...{ createdAt: ctx.now, updatedAt: ctx.now },
      });
      await writeAudit(ctx, { capability, after: { shiftId, ...idsOf(input) } });
      return ok({ shiftId });
    },
    overlaps,
  );

/** Other times or another class for a shift; refuses what `planShift` refuses. */
export const changeShift = (ctx: Ctx, input: ChangeShiftInput): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const { shiftId, ...times } = input;
      const held = await holdShift(tx, ctx, shiftId);
      const wrong = await whyNot(tx, ctx, { ...held, ...times });
      if (wrong) return wrong;
      await tx
        .update(shift)
        .set({ ...times, updatedAt: ctx.now })
        .where(own(ctx, shiftId));
      const [before, after] = [idsOf(held), idsOf({ ...held, ...times })];
      await writeAudit(ctx, { capability, before: { shiftId, ...before }, after });
      return done;
    },
    overlaps,
  );

export const removeShift = (ctx: Ctx, { shiftId }: RemoveShiftInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const held = await holdShift(tx, ctx, shiftId);
    await tx.delete(shift).where(own(ctx, shiftId));
    await writeAudit(ctx, { capability, before: { shiftId, ...idsOf(held) } });
    return done;
  });

const own = (ctx: Ctx, shiftId: string) =>
  and(eq(shift.centreId, ctx.centreId), eq(shift.id, shiftId));

const idsOf = ({ staffId, day, startsAt, endsAt, classId }: PlanShiftInput) => ({
  ...{ staffId, day, startsAt, endsAt },
  ...(classId && { classId }),
});

async function holdShift(tx: Transaction, ctx: Ctx, shiftId: string): Promise<PlanShiftInput> {
  const [held] = await tx
    .select({
      staffId: shift.staffId,
      day: shift.day,
      startsAt: shift.startsAt,
      endsAt: shift.endsAt,
      classId: shift.classId,
    })
    .from(shift)
    .where(own(ctx, shiftId))
    .for("update");
  if (!held) throw notFound("shift");
  return { ...held, startsAt: held.startsAt.slice(0, 5), endsAt: held.endsAt.slice(0, 5) };
}

/** The first reason against a shift, or null. Holds the person, so that no leave comes in between. */
async function whyNot(tx: Transaction, ctx: Ctx, input: PlanShiftInput): Promise<Refusal | null> {
  const { staffId, day, startsAt, endsAt, classId } = input;
  const person = await holdStaff(tx, ctx, staffId);
  if (endsAt <= startsAt) return refuse("shift_ends_before_start", "endsAt");
  const { opensAt, closesAt } = await getCentre(ctx);
  if (startsAt < opensAt) return refuse("outside_opening_hours", "startsAt", { opensAt, closesAt });
  if (endsAt > closesAt) return refuse("outside_opening_hours", "endsAt", { opensAt, closesAt });
  if (!(await getCalendar(ctx)).isOpenDay(day)) return refuse("day_closed");
  if (!worksOn(person, day)) return refuse("not_employed_then");
  if (await isOnLeave(tx, ctx, staffId, day)) return refuse("on_leave_then");
  return classId ? whyNotInClass(tx, ctx, staffId, classId) : null;
}

async function isOnLeave(tx: Transaction, ctx: Ctx, staffId: string, day: string) {
  const [found] = await tx
    .select({ id: staffLeave.id })
    .from(staffLeave)
    .where(
      and(
        eq(staffLeave.centreId, ctx.centreId),
        eq(staffLeave.staffId, staffId),
        lte(staffLeave.fromDay, day),
        gte(staffLeave.toDay, day),
      ),
    );
  return found !== undefined;
}

async function whyNotInClass(tx: Transaction, ctx: Ctx, staffId: string, classId: string) {
  const [into] = await tx
    .select({ closed: classTable.closed, name: classTable.name })
    .from(classTable)
    .where(and(eq(classTable.centreId, ctx.centreId), eq(classTable.id, classId)));
  if (!into) throw notFound("class");
  if (into.closed) return refuse("class_closed", "classId", { className: into.name });
  const posts = await tx
    .select({ post: staffPost.post })
    .from(staffPost)
    .where(and(eq(staffPost.centreId, ctx.centreId), eq(staffPost.staffId, staffId)));
  const fits = posts.some(({ post }) => isClassroomPost(post));
  return fits ? null : refuse("not_a_classroom_post", "classId");
}
