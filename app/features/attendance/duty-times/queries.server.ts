import { and, asc, desc, eq, gte, inArray } from "drizzle-orm";
import { dutyStay } from "~db/schema/attendance";
import { classTable } from "~db/schema/centres";
import { staffMember } from "~db/schema/staff";
import { getClass } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, formatTime, type Day } from "~/lib/dates";
import { askedDays } from "../closing/rules";
import { listDuty, listPeople } from "../duty/queries.server";

/** Who was in a class on a day, from when to when, and everybody whom a tap may have been forgotten for. */
export const getDutyTimes = (ctx: Ctx, { day, classId }: { day: Day; classId: string }) =>
  ctx.tx(async () => {
    const { name, colour } = await getClass(ctx, { classId });
    const stays = await listDuty(ctx, { day, classId });
    const people = await listPeople(ctx, { classId, day });
    return {
      ...{ room: { id: classId, name, colour }, day },
      staff: people.map((person) => ({ id: person.staffId, name: person.name })),
      stays: stays.map((stay) => ({
        ...{ id: stay.id, name: stay.name, endedByDay: stay.endedByDay },
        startTime: formatTime(stay.startsAt, ctx.timeZone),
        endTime: stay.endsAt && formatTime(stay.endsAt, ctx.timeZone),
      })),
    };
  });

export type DutyTimes = Awaited<ReturnType<typeof getDutyTimes>>;

/** Stays of the staff in the last weeks that the day's end closed, because nobody wrote the leaving. */
export const listClosedStays = (ctx: Ctx, input: { classIds?: readonly string[] }) =>
  ctx.tx((tx) =>
    tx
      .select({
        id: dutyStay.id,
        name: staffMember.name,
        classId: dutyStay.classId,
        className: classTable.name,
        colour: classTable.colour,
        day: dutyStay.day,
        startsAt: dutyStay.startsAt,
      })
      .from(dutyStay)
      .innerJoin(
        staffMember,
        and(eq(staffMember.centreId, dutyStay.centreId), eq(staffMember.id, dutyStay.staffId)),
      )
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, dutyStay.centreId), eq(classTable.id, dutyStay.classId)),
      )
      .where(
        and(
          eq(dutyStay.centreId, ctx.centreId),
          eq(dutyStay.endedByDay, true),
          gte(dutyStay.day, addDays(dayOf(ctx.now, ctx.timeZone), -askedDays)),
          input.classIds ? inArray(dutyStay.classId, [...input.classIds]) : undefined,
        ),
      )
      .orderBy(desc(dutyStay.day), asc(classTable.position), asc(staffMember.pinyin)),
  );

export type ClosedStay = Awaited<ReturnType<typeof listClosedStays>>[number];
