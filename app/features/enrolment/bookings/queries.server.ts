import { and, asc, eq, gte, isNull, sql, type AnyColumn } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { booking } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";

const time = (column: AnyColumn) => sql<string>`to_char(${column}, 'HH24:MI')`;

type Wanted = { classId?: string; childId?: string; page?: number; size?: number };

/** The bookings from today on that stand, the next first; one page where a size is given. */
export const listBookings = (ctx: Ctx, { classId, childId, page = 1, size }: Wanted = {}) =>
  ctx.tx(async (tx) => {
    const found = tx
      .select({
        id: booking.id,
        day: booking.day,
        from: time(booking.fromTime),
        until: time(booking.untilTime),
        schedule: booking.schedule,
        childId: child.id,
        name: child.name,
        faceFileId: child.faceFileId,
        className: classTable.name,
        colour: classTable.colour,
        total: sql<number>`count(*) over ()::int`,
      })
      .from(booking)
      .innerJoin(child, and(eq(child.centreId, booking.centreId), eq(child.id, booking.childId)))
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, booking.centreId), eq(classTable.id, booking.classId)),
      )
      .where(
        and(
          eq(booking.centreId, ctx.centreId),
          gte(booking.day, dayOf(ctx.now, ctx.timeZone)),
          isNull(booking.cancelledAt),
          classId ? eq(booking.classId, classId) : undefined,
          childId ? eq(booking.childId, childId) : undefined,
        ),
      )
      .orderBy(asc(booking.day), asc(booking.fromTime), asc(child.pinyin), asc(booking.id));
    const rows = await (size ? found.limit(size).offset((page - 1) * size) : found);
    return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
  });

export type BookingRow = Awaited<ReturnType<typeof listBookings>>["rows"][number];

/** Every child by name, enrolled or not: for whom hours may be booked. */
export const listBookable = (ctx: Ctx) =>
  ctx.tx((tx) =>
    tx
      .select({ id: child.id, name: child.name, bornOn: child.bornOn })
      .from(child)
      .where(eq(child.centreId, ctx.centreId))
      .orderBy(asc(child.pinyin), asc(child.id)),
  );

export type BookableChild = Awaited<ReturnType<typeof listBookable>>[number];
