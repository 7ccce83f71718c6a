import { and, asc, eq, sql, type AnyColumn } from "drizzle-orm";
import { dutyStay } from "~db/schema/attendance";
import { shift } from "~db/schema/rosters";
import { staffClass, staffMember } from "~db/schema/staff";
import { listClasses } from "~/features/centres/queries.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime, type Day } from "~/lib/dates";
import { employedOn } from "~/lib/employed.server";
import { notFound } from "~/lib/errors";
import { postsOf } from "~/lib/posts.server";
import { listPupils } from "../board/queries.server";
import type { DutyPerson, RoomDuty } from "../duty-taps/rules";

const time = (column: AnyColumn) => sql<string>`to_char(${column}, 'HH24:MI')`;

/** Who was, or is, in which class on a day, the earliest first. */
export const listDuty = (ctx: Ctx, { day, classId }: { day: Day; classId?: string }) =>
  ctx.tx((tx) =>
    tx
      .select({
        id: dutyStay.id,
        staffId: dutyStay.staffId,
        name: staffMember.name,
        posts: postsOf,
        classId: dutyStay.classId,
        startsAt: dutyStay.startsAt,
        endsAt: dutyStay.endsAt,
        endedByDay: dutyStay.endedByDay,
      })
      .from(dutyStay)
      .innerJoin(
        staffMember,
        and(eq(staffMember.centreId, dutyStay.centreId), eq(staffMember.id, dutyStay.staffId)),
      )
      .where(
        and(
          eq(dutyStay.centreId, ctx.centreId),
          eq(dutyStay.day, day),
          classId ? eq(dutyStay.classId, classId) : undefined,
        ),
      )
      .orderBy(asc(dutyStay.startsAt), asc(dutyStay.id)),
  );

export type Duty = Awaited<ReturnType<typeof listDuty>>[number];

/** The shifts of a day of those who work here then. */
export const listShiftsOfDay = (ctx: Ctx, { day }: { day: Day }) =>
  ctx.tx((tx) =>
    tx
      .select({
        staffId: shift.staffId,
        name: staffMember.name,
        posts: postsOf,
        startsAt: time(shift.startsAt),
        endsAt: time(shift.endsAt),
        classId: shift.classId,
      })
      .from(shift)
      .innerJoin(
        staffMember,
        and(eq(staffMember.centreId, shift.centreId), eq(staffMember.id, shift.staffId)),
      )
      .where(and(eq(shift.centreId, ctx.centreId), eq(shift.day, day), employedOn(day)))
      .orderBy(asc(shift.startsAt), asc(staffMember.pinyin)),
  );

/** Everybody who works here on a day, and whether they belong to a class. */
export const listPeople = (ctx: Ctx, { classId, day }: { classId: string; day: Day }) =>
  ctx.tx((tx) =>
    tx
      .select({
        staffId: staffMember.id,
        name: staffMember.name,
        posts: postsOf,
        belongs: sql<boolean>`${staffClass.classId} is not null`,
      })
      .from(staffMember)
      .leftJoin(
        staffClass,
        and(
          eq(staffClass.centreId, staffMember.centreId),
          eq(staffClass.staffId, staffMember.id),
          eq(staffClass.classId, classId),
        ),
      )
      .where(and(eq(staffMember.centreId, ctx.centreId), employedOn(day)))
      .orderBy(asc(staffMember.pinyin), asc(staffMember.id)),
  );

/**
 * Who is in a class now and since when; who could come in with one tap, because
 * they belong to it or are on its roster now; and everybody else on the staff.
 */
export const getRoomDuty = (ctx: Ctx, { classId }: { classId: string }): Promise<RoomDuty> =>
  ctx.tx(async () => {
    const day = dayOf(ctx.now, ctx.timeZone);
    const now = formatTime(ctx.now, ctx.timeZone);
    const room = (await listClasses(ctx, { day })).find(({ id }) => id === classId);
    if (!room) throw notFound("class");
    const open = (await listDuty(ctx, { day })).filter(({ endsAt }) => endsAt === null);
    const here = open.filter((stay) => stay.classId === classId);
    const { children } = await listPupils(ctx, { day });
    const own = children.filter((child) => child.classId === classId);
    const fullDay = own.some(({ schedule }) => schedule === "full");
    const planned = (await listShiftsOfDay(ctx, { day })).filter(
      (one) => one.classId === classId && one.endsAt > now,
    );
    const onRoster = new Set(planned.map(({ staffId }) => staffId));
    const isHere = new Set(here.map(({ staffId }) => staffId));
    const inClass = new Set(open.map(({ staffId }) => staffId));
    const people = await listPeople(ctx, { classId, day });
    const away = people.filter(({ staffId }) => !isHere.has(staffId));
    // who works in another class now is somebody else's, whatever the list says
    const isNear = ({ staffId, belongs }: (typeof people)[number]) =>
      !inClass.has(staffId) && (belongs || onRoster.has(staffId));
    const asPerson = ({ staffId, name, posts }: DutyPerson) => ({ staffId, name, posts });
    return {
      ...{ classId, type: room.type, fullDay },
      here: here.map((stay) => ({ ...asPerson(stay), since: stay.startsAt.toISOString() })),
      near: away.filter(isNear).map(asPerson),
      others: away.filter((person) => !isNear(person)).map(asPerson),
    };
  });
