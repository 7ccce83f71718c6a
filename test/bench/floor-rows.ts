import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { classTable } from "~db/schema/centres";
import { child, childGuardian, guardian } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime } from "~/lib/dates";

/** The rows of the children list in one query, without its search, its sorts and its total. */
export const listBareRows = (ctx: Ctx) =>
  ctx.tx((tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    return tx
      .select({
        id: child.id,
        name: child.name,
        sex: child.sex,
        bornOn: child.bornOn,
        className: classTable.name,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
        guardianName: guardian.name,
        guardianPhone: guardian.phone,
      })
      .from(child)
      .leftJoin(
        enrolment,
        and(
          eq(enrolment.centreId, child.centreId),
          eq(enrolment.childId, child.id),
          lte(enrolment.startsOn, today),
          or(isNull(enrolment.endsOn), gt(enrolment.endsOn, today)),
        ),
      )
      .leftJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .leftJoin(
        childGuardian,
        and(
          eq(childGuardian.centreId, child.centreId),
          eq(childGuardian.childId, child.id),
          eq(childGuardian.grade, "primary"),
        ),
      )
      .leftJoin(
        guardian,
        and(
          eq(guardian.centreId, childGuardian.centreId),
          eq(guardian.id, childGuardian.guardianId),
        ),
      )
      .where(eq(child.centreId, ctx.centreId))
      .orderBy(child.pinyin)
      .limit(135)
      .prepare("bare_rows")
      .execute();
  });

/** A child's entries of the demo's day in one query, as they stand. */
export const listBareEntries = (ctx: Ctx, childId: string) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        id: dayEntry.id,
        kind: dayEntry.kind,
        startsAt: dayEntry.startsAt,
        payload: dayEntry.payload,
      })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.childId, childId),
          eq(dayEntry.day, dayOf(ctx.now, ctx.timeZone)),
        ),
      )
      .orderBy(dayEntry.startsAt)
      .prepare("bare_entries")
      .execute();
    return rows.map(({ startsAt, ...row }) => ({ ...row, at: formatTime(startsAt, ctx.timeZone) }));
  });
