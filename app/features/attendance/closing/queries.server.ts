import { and, asc, desc, eq, gte, inArray, isNull, lt, or, sql } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf } from "~/lib/dates";
import { askedDays } from "./rules";

/**
 * Stays of the last weeks whose end nobody wrote down, the newest day first; of some classes, or of all.
 * Today's appear once the day was closed.
 */
export const listUnrecordedDepartures = (ctx: Ctx, input: { classIds?: readonly string[] }) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    return tx
      .select({
        entryId: dayEntry.id,
        childId: dayEntry.childId,
        name: child.name,
        faceFileId: child.faceFileId,
        classId: dayEntry.classId,
        className: classTable.name,
        colour: classTable.colour,
        day: dayEntry.day,
        startsAt: dayEntry.startsAt,
      })
      .from(dayEntry)
      .innerJoin(child, and(eq(child.centreId, dayEntry.centreId), eq(child.id, dayEntry.childId)))
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, dayEntry.centreId), eq(classTable.id, dayEntry.classId)),
      )
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.kind, "stay"),
          eq(dayEntry.removed, false),
          gte(dayEntry.day, addDays(today, -askedDays)),
          or(
            sql`${dayEntry.payload} ->> 'unrecorded' = 'true'`,
            and(isNull(dayEntry.endsAt), lt(dayEntry.day, today)),
          ),
          input.classIds ? inArray(dayEntry.classId, [...input.classIds]) : undefined,
        ),
      )
      .orderBy(desc(dayEntry.day), asc(classTable.position), asc(child.pinyin));
  });

export type UnrecordedDeparture = Awaited<ReturnType<typeof listUnrecordedDepartures>>[number];
