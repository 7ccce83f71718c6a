import { and, asc, eq, gte, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { posts as postOrder, type ClassType, type Post } from "~db/enums";
import { classTable } from "~db/schema/centres";
import { shift, staffLeave } from "~db/schema/rosters";
import { staffClass, staffMember, staffPost } from "~db/schema/staff";
import { may } from "~/access/policy";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, mondayOf, type Day } from "~/lib/dates";
import { isUnderThree } from "~/standards/staff-ratios";
import { workedHours } from "../rules";
import { rosterGroups, type RosterGroup } from "../schema";

type MainClass = { id: string; name: string; colour: number; position: number; type: ClassType };

// written out: drizzle leaves the table's name away in a select from one table
const postsOf = sql<Post[]>`(
  select coalesce(json_agg(p.post), '[]') from ${staffPost} p
  where p.centre_id = staff_member.centre_id and p.staff_id = staff_member.id)`;

/** Of several classes the first in their order. */
const mainClassOf = sql<MainClass | null>`(
  select json_build_object('id', c.id, 'name', c.name, 'colour', c.colour, 'position', c.position,
    'type', c.type)
  from ${staffClass} s join ${classTable} c on c.centre_id = s.centre_id and c.id = s.class_id
  where s.centre_id = staff_member.centre_id and s.staff_id = staff_member.id
  order by s.lead desc, c.position limit 1)`;

const listPeople = (ctx: Ctx, from: Day, to: Day) =>
  ctx.tx((tx) =>
    tx
      .select({
        id: staffMember.id,
        name: staffMember.name,
        pinyin: staffMember.pinyin,
        hiredOn: staffMember.hiredOn,
        leftOn: staffMember.leftOn,
        posts: postsOf,
        mainClass: mainClassOf,
      })
      .from(staffMember)
      .where(
        and(
          eq(staffMember.centreId, ctx.centreId),
          lte(staffMember.hiredOn, to),
          or(isNull(staffMember.leftOn), gte(staffMember.leftOn, from)),
        ),
      )
      .orderBy(asc(staffMember.pinyin), asc(staffMember.id)),
  );

const listShifts = (ctx: Ctx, from: Day, to: Day) =>
  ctx.tx((tx) =>
    tx
      .select({
        id: shift.id,
        staffId: shift.staffId,
        day: shift.day,
        startsAt: sql<string>`to_char(${shift.startsAt}, 'HH24:MI')`,
        endsAt: sql<string>`to_char(${shift.endsAt}, 'HH24:MI')`,
        classId: shift.classId,
        className: classTable.name,
        colour: classTable.colour,
      })
      .from(shift)
      .leftJoin(
        classTable,
        and(eq(classTable.centreId, shift.centreId), eq(classTable.id, shift.classId)),
      )
      .where(and(eq(shift.centreId, ctx.centreId), gte(shift.day, from), lte(shift.day, to)))
      .orderBy(asc(shift.day), asc(shift.startsAt)),
  );

function listLeave(ctx: Ctx, from: Day, to: Day) {
  const cover = alias(staffMember, "cover");
  return ctx.tx((tx) =>
    tx
      .select({
        id: staffLeave.id,
        staffId: staffLeave.staffId,
        kind: staffLeave.kind,
        fromDay: staffLeave.fromDay,
        toDay: staffLeave.toDay,
        coverId: staffLeave.coveredBy,
        coverName: cover.name,
        note: staffLeave.note,
      })
      .from(staffLeave)
      .leftJoin(
        cover,
        and(eq(cover.centreId, staffLeave.centreId), eq(cover.id, staffLeave.coveredBy)),
      )
      .where(
        and(
          eq(staffLeave.centreId, ctx.centreId),
          lte(staffLeave.fromDay, to),
          gte(staffLeave.toDay, from),
        ),
      ),
  );
}

const groupOf = ({ mainClass }: { mainClass: MainClass | null }): RosterGroup =>
  !mainClass ? "others" : isUnderThree(mainClass.type) ? "underThree" : "kindergarten";

/** The post a person is known by: the first of the usual order that stands in a class, else the first. */
function mainPost(held: readonly Post[], isInClass: boolean): Post | null {
  const inOrder = postOrder.filter((post) => held.includes(post));
  const taught = inOrder.find((post) => post === "teacher" || post === "carer");
  return (isInClass ? taught : undefined) ?? inOrder[0] ?? null;
}

/**
 * A week's roster: everyone in the order class, post, name, with the shifts and the leave of each day and the
 * week's hours. Why somebody is away is told only to those who record leave.
 */
export const getRosterWeek = (ctx: Ctx, input: { week: Day; group?: RosterGroup }) =>
  ctx.tx(async () => {
    const monday = mondayOf(input.week);
    const sunday = addDays(monday, 6);
    const group = input.group ?? "all";
    const knowsWhy = may({ role: ctx.actor.role }, "rosters.leave.record");
    const calendar = await getCalendar(ctx);
    const days = calendar.daysOfWeek(monday);
    const everyone = await listPeople(ctx, monday, sunday);
    const shifts = await listShifts(ctx, monday, sunday);
    const leaves = await listLeave(ctx, monday, sunday);
    const nameOf = new Map(everyone.map(({ id, name }) => [id, name]));
    const people = everyone.map(({ pinyin: _pinyin, ...person }) => {
      const own = shifts.filter(({ staffId }) => staffId === person.id);
      const isOn = (day: Day) => (leave: { fromDay: Day; toDay: Day }) =>
        leave.fromDay <= day && day <= leave.toDay;
      return {
        ...person,
        group: groupOf(person),
        post: mainPost(person.posts, person.mainClass !== null),
        hours: workedHours(own),
        days: days.map((day) => {
          const away = leaves.filter(isOn(day));
          const leave = away.find(({ staffId }) => staffId === person.id);
          return {
            day,
            shifts: own.filter((each) => each.day === day),
            leave: leave ? { ...leave, kind: knowsWhy ? leave.kind : null, note: knowsWhy ? leave.note : "" } : null, // prettier-ignore
            covers: away.flatMap(({ coverId, staffId }) =>
              coverId === person.id ? (nameOf.get(staffId) ?? []) : [],
            ),
          };
        }),
      };
    });
    people.sort((a, b) => orderOf(a) - orderOf(b));
    return {
      ...{ monday, group, isPlanned: shifts.length > 0 },
      days: days.map((day) => ({
        ...{ day, open: calendar.isOpenDay(day), special: calendar.specialDay(day) },
      })),
      counts: Object.fromEntries(
        rosterGroups.map((each) => [
          each,
          people.filter((person) => each === "all" || person.group === each).length,
        ]),
      ),
      people: people.filter((person) => group === "all" || person.group === group),
      everyone: everyone.map(({ id, name }) => ({ id, name })),
    };
  });

/** Class before post; names are in order already. */
const orderOf = ({ mainClass, post }: { mainClass: MainClass | null; post: Post | null }): number =>
  (mainClass?.position ?? 999) * 10 + (post ? postOrder.indexOf(post) : 9);

export type RosterWeek = Awaited<ReturnType<typeof getRosterWeek>>;
export type RosterPerson = RosterWeek["people"][number];
export type RosterCell = RosterPerson["days"][number];

/** The week as a list to take along; that it left the house is written down. */
export const exportRosterWeek = (ctx: Ctx, input: { week: Day; group?: RosterGroup }) =>
  ctx.tx(async () => {
    const roster = await getRosterWeek(ctx, input);
    const after = { export: "xlsx", week: roster.monday };
    await writeAudit(ctx, { capability: "rosters.week.read", after });
    return roster;
  });
