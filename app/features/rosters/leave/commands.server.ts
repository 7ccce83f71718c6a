import { and, asc, eq, gte, lte } from "drizzle-orm";
import { shift, staffLeave } from "~db/schema/rosters";
import { holdStaff } from "~/features/staff/commands.server";
import { worksOn } from "~/features/staff/rules";
import { wordsOf } from "~/i18n/words.server";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { formatDay } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import type { RecordLeaveInput, RemoveLeaveInput } from "../schema";

const capability = "rosters.leave.record";

/**
 * Writes down that a person is away from a day through a day, and who covers. Shifts of those days are told in
 * the refusal, or go with `removeShifts`. Refuses leave that overlaps another, and covering oneself.
 */
export const recordLeave = (
  ctx: Ctx,
  { removeShifts, ...input }: RecordLeaveInput,
): Promise<Result<{ leaveId: string; removed: number }>> =>
  command(
    ctx,
    async (tx) => {
      const { staffId, fromDay, toDay, coveredBy } = input;
      const person = await holdStaff(tx, ctx, staffId);
      if (toDay < fromDay) return refuse("leave_ends_before_start", "toDay");
      if (!worksOn(person, fromDay) || !worksOn(person, toDay)) {
        return refuse("not_employed_then", "fromDay");
      }
      if (coveredBy === staffId) return refuse("covers_self", "coveredBy");
      if (coveredBy && !worksOn(await holdStaff(tx, ctx, coveredBy), fromDay)) {
        return refuse("cover_not_employed", "coveredBy");
      }
      const inRange = and(
        eq(shift.centreId, ctx.centreId),
        eq(shift.staffId, staffId),
        gte(shift.day, fromDay),
        lte(shift.day, toDay),
      );
      const planned = await tx
        .select({ id: shift.id, day: shift.day, startsAt: shift.startsAt, endsAt: shift.endsAt })
        .from(shift)
        .where(inRange)
        .orderBy(asc(shift.day), asc(shift.startsAt));
      if (planned.length > 0 && !removeShifts) {
        const shifts = inWords(ctx, planned);
        return refuse("leave_has_shifts", "removeShifts", { shifts });
      }
      await tx.delete(shift).where(inRange);
      const leaveId = newId(ctx.now);
      await tx.insert(staffLeave).values({
        ...{ centreId: ctx.centreId, id: leaveId, ...input },
        ...{ createdAt: ctx.now, updatedAt: ctx.now },
      });
      const { kind } = input;
      await writeAudit(ctx, {
        capability,
        ...(planned.length > 0 && { before: { shiftIds: planned.map(({ id }) => id).join(" ") } }),
        after: { leaveId, staffId, kind, fromDay, toDay, ...(coveredBy && { coveredBy }) },
      });
      return ok({ leaveId, removed: planned.length });
    },
    // the exclusion constraint: one person, two leaves that overlap
    { "23P01": refuse("leave_overlaps", "fromDay") },
  );

type Planned = { day: string; startsAt: string; endsAt: string };

const inWords = (ctx: Ctx, shifts: readonly Planned[]): string =>
  shifts
    .map(({ day, startsAt, endsAt }) => {
      return `${formatDay(day, ctx.locale)} ${startsAt.slice(0, 5)}–${endsAt.slice(0, 5)}`;
    })
    .join(wordsOf(ctx.locale).t("common:listSeparator"));

/** Takes a leave back; shifts that went with it are planned anew. */
export const removeLeave = (ctx: Ctx, { leaveId }: RemoveLeaveInput): Promise<Result> =>
  command(ctx, async (tx) => {
    const [gone] = await tx
      .delete(staffLeave)
      .where(and(eq(staffLeave.centreId, ctx.centreId), eq(staffLeave.id, leaveId)))
      .returning({
        staffId: staffLeave.staffId,
        fromDay: staffLeave.fromDay,
        toDay: staffLeave.toDay,
      });
    if (!gone) throw notFound("leave");
    await writeAudit(ctx, { capability, before: { leaveId, ...gone } });
    return done;
  });
