import { and, eq, gte, lte } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { shift, staffLeave } from "~db/schema/rosters";
import { staffMember } from "~db/schema/staff";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { worksOn } from "~/features/staff/rules";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, mondayOf } from "~/lib/dates";
import { newId } from "~/lib/id";
import { ok, refuse, type Result } from "~/lib/result";
import type { CopyRosterInput } from "../schema";

/** How many shifts came over, and why the others did not. */
export type CopiedRoster = {
  copied: number;
  onLeave: number;
  alreadyPlanned: number;
  notPossible: number;
};

/**
 * Fills a week from the one before, shift by shift on the same weekday. Left out are people on leave, days on
 * which the person has a shift already, and what cannot be: closed days, closed classes, people who left.
 */
export const copyRoster = (ctx: Ctx, { week }: CopyRosterInput): Promise<Result<CopiedRoster>> =>
  command(ctx, async (tx) => {
    const monday = mondayOf(week);
    const sunday = addDays(monday, 6);
    const source = await tx
      .select({
        staffId: shift.staffId,
        day: shift.day,
        startsAt: shift.startsAt,
        endsAt: shift.endsAt,
        classId: shift.classId,
        isClassClosed: classTable.closed,
        hiredOn: staffMember.hiredOn,
        leftOn: staffMember.leftOn,
      })
      .from(shift)
      .innerJoin(
        staffMember,
        and(eq(staffMember.centreId, shift.centreId), eq(staffMember.id, shift.staffId)),
      )
      .leftJoin(
        classTable,
        and(eq(classTable.centreId, shift.centreId), eq(classTable.id, shift.classId)),
      )
      .where(
        and(
          eq(shift.centreId, ctx.centreId),
          gte(shift.day, addDays(monday, -7)),
          lte(shift.day, addDays(monday, -1)),
        ),
      )
      .orderBy(shift.day, shift.startsAt, shift.id)
      .for("share", { of: staffMember });
    if (source.length === 0) return refuse("nothing_to_copy");
    const leaves = await tx
      .select({
        staffId: staffLeave.staffId,
        fromDay: staffLeave.fromDay,
        toDay: staffLeave.toDay,
      })
      .from(staffLeave)
      .where(
        and(
          eq(staffLeave.centreId, ctx.centreId),
          lte(staffLeave.fromDay, sunday),
          gte(staffLeave.toDay, monday),
        ),
      );
    const planned = await tx
      .selectDistinct({ staffId: shift.staffId, day: shift.day })
      .from(shift)
      .where(and(eq(shift.centreId, ctx.centreId), gte(shift.day, monday), lte(shift.day, sunday)));
    const calendar = await getCalendar(ctx);
    const tally: CopiedRoster = { copied: 0, onLeave: 0, alreadyPlanned: 0, notPossible: 0 };
    const rows = source.flatMap(({ isClassClosed, hiredOn, leftOn, ...each }) => {
      const day = addDays(each.day, 7);
      const isOwn = (other: { staffId: string }) => other.staffId === each.staffId;
      const isAway = leaves.some((one) => isOwn(one) && one.fromDay <= day && day <= one.toDay);
      const isPlanned = planned.some((one) => isOwn(one) && one.day === day);
      const isPossible =
        calendar.isOpenDay(day) && worksOn({ hiredOn, leftOn }, day) && !isClassClosed;
      const outcome = isAway
        ? "onLeave"
        : isPlanned
          ? "alreadyPlanned"
          : isPossible
            ? "copied"
            : "notPossible";
      tally[outcome] += 1;
      if (outcome !== "copied") return [];
      const stamps = { createdAt: ctx.now, updatedAt: ctx.now };
      return { ...each, ...stamps, centreId: ctx.centreId, id: newId(ctx.now), day };
    });
    if (rows.length > 0) await tx.insert(shift).values(rows);
    await writeAudit(ctx, {
      capability: "rosters.shift.plan",
      after: { week: monday, copied: String(tally.copied) },
    });
    return ok(tally);
  });
