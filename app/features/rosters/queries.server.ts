import { and, asc, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { alias, type AnyPgColumn } from "drizzle-orm/pg-core";
import { classTable } from "~db/schema/centres";
import { shift, staffLeave } from "~db/schema/rosters";
import { staffClass, staffMember } from "~db/schema/staff";
import { sourceOf, type PlannedShift } from "~/features/attendance/ratio/rules";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { listClasses } from "~/features/centres/queries.server";
import { expectedChildren } from "~/features/enrolment/queries.server";
import type { AwayChild } from "~/features/enrolment/rules";
import type { Ctx } from "~/lib/context.server";
import type { Day } from "~/lib/dates";
import { postsOf } from "~/lib/posts.server";
import { classCover, findShortages, helpersFor, workedHours } from "./rules";

const time = (column: AnyPgColumn) => sql<string>`to_char(${column}, 'HH24:MI')`;

/** Every shift of some days with its person, those left out who no longer work here. */
const listShifts = (ctx: Ctx, days: readonly Day[]) =>
  ctx.tx((tx) =>
    tx
      .select({
        staffId: shift.staffId,
        name: staffMember.name,
        posts: postsOf,
        day: shift.day,
        startsAt: time(shift.startsAt),
        endsAt: time(shift.endsAt),
        classId: shift.classId,
      })
      .from(shift)
      .innerJoin(
        staffMember,
        and(eq(staffMember.centreId, shift.centreId), eq(staffMember.id, shift.staffId)),
      )
      .where(
        and(
          eq(shift.centreId, ctx.centreId),
          inArray(shift.day, [...days]),
          or(isNull(staffMember.leftOn), gte(staffMember.leftOn, shift.day)),
        ),
      )
      .orderBy(asc(shift.day), asc(shift.startsAt), asc(staffMember.pinyin)),
  );

const mostHelpers = 3;

/** At work that day without being busy then, the one with the shortest day first. */
function helpersIn(shifts: readonly (PlannedShift & { name: string; day: Day })[]) {
  const people = [...new Map(shifts.map((each) => [each.staffId, each])).values()].map(
    ({ staffId, name, posts }) => ({
      ...{ id: staffId, name, posts },
      hours: workedHours(shifts.filter((each) => each.staffId === staffId)),
    }),
  );
  people.sort((a, b) => a.hours - b.hours);
  return (shortage: Parameters<typeof helpersFor>[0]) =>
    helpersFor(shortage, people, shifts)
      .slice(0, mostHelpers)
      .map(({ id, name }) => ({ id, name }));
}

/**
 * Whether the roster has the people that the rules ask for, on each of some days: per class and half-hour the
 * children expected, need, cover and margin, and what is missing with its rule. Closed days have no classes.
 */
export const getCoverDays = (
  ctx: Ctx,
  { days, absent }: { days: readonly Day[]; absent?: readonly AwayChild[] },
) =>
  ctx.tx(async () => {
    const calendar = await getCalendar(ctx);
    const rooms = await listClasses(ctx, { day: days[0] });
    const all = days.length > 0 ? await listShifts(ctx, days) : [];
    const covers = [];
    for (const day of days) {
      const shifts = all.filter((each) => each.day === day);
      const helpers = helpersIn(shifts);
      const classes = (await expectedChildren(ctx, { day, absent })).flatMap((expected) => {
        const room = rooms.find(({ id }) => id === expected.classId);
        if (!room) return [];
        const { id, name, colour, type } = room;
        const slots = classCover({ ...expected, type }, shifts);
        return { ...{ classId: id, name, colour, type, slots }, short: findShortages(id, slots) };
      });
      const shortages = classes.flatMap(({ short, name, colour, type }) =>
        short.map((one) => ({
          ...{ ...one, className: name, colour, type },
          ...{ source: sourceOf(one.need.rule), helpers: helpers(one) },
        })),
      );
      covers.push({
        ...{ day, open: calendar.isOpenDay(day), shortages },
        classes: classes.map(({ short, ...room }) => ({ ...room, shortSlots: slotsIn(short) })),
      });
    }
    return covers;
  });

/** Half-hours that the shortages of a class last. */
const slotsIn = (short: readonly { from: string; to: string }[]): number =>
  short.reduce((sum, { from, to }) => sum + (hoursOf(to) - hoursOf(from)) * 2, 0);

const hoursOf = (at: string): number => Number(at.slice(0, 2)) + Number(at.slice(3, 5)) / 60;

export type CoverDay = Awaited<ReturnType<typeof getCoverDays>>[number];

/** `getCoverDays` of a single day: what the day lacks, and everything that shows the rest is enough. */
export async function getCoverDay(
  ctx: Ctx,
  { day, absent }: { day: Day; absent?: readonly AwayChild[] },
): Promise<CoverDay> {
  const [cover] = await getCoverDays(ctx, { days: [day], absent });
  return cover ?? { day, open: false, shortages: [], classes: [] };
}

type ClassOfStaff = { id: string; name: string; colour: number };

const classesOf = sql<ClassOfStaff[]>`(
  select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name, 'colour', c.colour)
    order by c.position), '[]')
  from ${staffClass} s join ${classTable} c on c.centre_id = s.centre_id and c.id = s.class_id
  where s.centre_id = ${staffMember.centreId} and s.staff_id = ${staffMember.id})`;

const cover = alias(staffMember, "cover");

/** Who is away on a day: why, through when, who covers, and which classes go without. For the office. */
export const getOnLeave = (ctx: Ctx, { day }: { day: Day }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select({
        leaveId: staffLeave.id,
        staffId: staffMember.id,
        name: staffMember.name,
        posts: postsOf,
        classes: classesOf,
        kind: staffLeave.kind,
        fromDay: staffLeave.fromDay,
        toDay: staffLeave.toDay,
        coverId: cover.id,
        coverName: cover.name,
      })
      .from(staffLeave)
      .innerJoin(
        staffMember,
        and(eq(staffMember.centreId, staffLeave.centreId), eq(staffMember.id, staffLeave.staffId)),
      )
      .leftJoin(
        cover,
        and(eq(cover.centreId, staffLeave.centreId), eq(cover.id, staffLeave.coveredBy)),
      )
      .where(
        and(
          eq(staffLeave.centreId, ctx.centreId),
          lte(staffLeave.fromDay, day),
          gte(staffLeave.toDay, day),
          or(isNull(staffMember.leftOn), gte(staffMember.leftOn, day)),
        ),
      )
      .orderBy(asc(staffMember.pinyin), asc(staffMember.id));
    return rows.map((row) => {
      const { coverId, coverName, ...away } = row;
      return { ...away, coveredBy: coverId && coverName ? { id: coverId, name: coverName } : null };
    });
  });

export type OnLeave = Awaited<ReturnType<typeof getOnLeave>>[number];
