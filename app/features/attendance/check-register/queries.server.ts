import { and, asc, eq, inArray } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { getCalendar } from "~/features/centres/calendar/queries.server";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { groupBy } from "~/lib/group";
import { findStays } from "../board/queries.server";
import { findChecks, type Check } from "../checks/queries.server";
import { countsFor, kindOfCheck, newestOf } from "../checks/rules";
import type { CheckPart } from "../checks/schema";
import { daysOfMonth } from "../register/rules";
import { sumOf } from "./rules";

const capability = "attendance.register.read";

type ChildInClass = { childId: string; classId: string };

const keyOf = ({ childId, classId }: ChildInClass) => `${classId} ${childId}`;

/** Names for the children and classes of some rows, the classes in their order. */
async function namesOf(tx: Transaction, ctx: Ctx, rows: readonly ChildInClass[]) {
  const ids = (of: keyof ChildInClass) => [...new Set(rows.map((row) => row[of]))];
  const children = await tx
    .select({ id: child.id, name: child.name })
    .from(child)
    .where(and(eq(child.centreId, ctx.centreId), inArray(child.id, ids("childId"))))
    .orderBy(asc(child.pinyin), asc(child.id));
  const classes = await tx
    .select({ id: classTable.id, name: classTable.name, colour: classTable.colour })
    .from(classTable)
    .where(and(eq(classTable.centreId, ctx.centreId), inArray(classTable.id, ids("classId"))))
    .orderBy(asc(classTable.position), asc(classTable.id));
  return { children, classes };
}

/** A check in the register's terms. */
const lineOf = (check: Check) => ({
  ...{ entryId: check.entryId, at: check.startsAt, by: check.by, ...check.payload },
});

export type CheckLine = ReturnType<typeof lineOf>;

/**
 * The checks of a day, a row for each child that was there: its morning and noon check, who made them, what was
 * found and done. Health data: audited.
 */
export const getCheckDay = (ctx: Ctx, input: { day: Day; classId?: string }) =>
  ctx.tx(async (tx) => {
    const { day, classId } = input;
    const span = { from: day, through: day, classId };
    const stays = (await findStays(tx, ctx, span)).filter(({ isVisit }) => !isVisit);
    const checks = await findChecks(tx, ctx, span);
    const found = groupBy([...stays, ...checks], keyOf);
    const checksOf = groupBy(checks, keyOf);
    const staysOf = groupBy(stays, keyOf);
    const { children, classes } = await namesOf(tx, ctx, [...stays, ...checks]);
    await writeAudit(ctx, { capability, after: { day, ...(classId && { classId }) } });
    const rows = classes.flatMap((room) =>
      children.flatMap((pupil) => {
        const key = keyOf({ childId: pupil.id, classId: room.id });
        if (!found.has(key)) return [];
        const of = (part: CheckPart) => {
          const kind = kindOfCheck(part);
          const newest = newestOf((checksOf.get(key) ?? []).filter((one) => one.kind === kind));
          return newest ? lineOf(newest) : null;
        };
        const leftAt = staysOf.get(key)?.at(-1)?.endsAt;
        return {
          ...{ childId: pupil.id, name: pupil.name },
          ...{ classId: room.id, className: room.name, colour: room.colour },
          ...{ morning: of("morning"), noon: of("noon") },
          isDueAtNoon: countsFor("noon", leftAt ? formatTime(leftAt, ctx.timeZone) : null),
        };
      }),
    );
    const countsOf = (part: CheckPart) =>
      sumOf(
        rows
          .filter((row) => part === "morning" || row.isDueAtNoon || row.noon)
          .map((row) => ({
            present: 1,
            checked: row[part] ? 1 : 0,
            abnormal: row[part]?.result === "abnormal" ? 1 : 0,
          })),
      );
    return { day, rows, morning: countsOf("morning"), noon: countsOf("noon") };
  });

export type CheckDay = Awaited<ReturnType<typeof getCheckDay>>;
export type CheckDayRow = CheckDay["rows"][number];

/**
 * A month of one of the day's two checks: a row for each class, or for each child of one class, and for each
 * day how many were there, checked, and not well. Health data: audited.
 */
export const getCheckMonth = (
  ctx: Ctx,
  input: { month: string; part: CheckPart; classId?: string },
) =>
  ctx.tx(async (tx) => {
    const { month, part, classId } = input;
    const days = daysOfMonth(month);
    const span = { from: days[0] ?? "", through: days.at(-1) ?? "", classId };
    const calendar = await getCalendar(ctx);
    const kind = kindOfCheck(part);
    const checks = (await findChecks(tx, ctx, span)).filter((one) => one.kind === kind);
    const stays = (await findStays(tx, ctx, span)).filter(
      ({ endsAt, isVisit }) =>
        !isVisit && countsFor(part, endsAt ? formatTime(endsAt, ctx.timeZone) : null),
    );
    const { children, classes } = await namesOf(tx, ctx, [...stays, ...checks]);
    await writeAudit(ctx, { capability, after: { month, part, ...(classId && { classId }) } });
    const rowOf = classId
      ? ({ childId }: ChildInClass) => childId
      : ({ classId: of }: ChildInClass) => of;
    const cellKey = (one: ChildInClass & { day: Day }) => `${rowOf(one)} ${one.day}`;
    const staysIn = groupBy(stays, cellKey);
    const checksIn = groupBy(checks, cellKey);
    const people: { id: string; name: string; colour?: number }[] = classId ? children : classes;
    const rows = people.map((row) => {
      const cells = days.map((day) => {
        const newest = [
          ...groupBy(checksIn.get(`${row.id} ${day}`) ?? [], ({ childId }) => childId).values(),
        ].flatMap((of) => newestOf(of) ?? []);
        const there = (staysIn.get(`${row.id} ${day}`) ?? []).map(({ childId }) => childId);
        return {
          present: new Set([...there, ...newest.map(({ childId }) => childId)]).size,
          checked: newest.length,
          abnormal: newest.filter(({ payload }) => payload.result === "abnormal").length,
        };
      });
      return { ...row, cells, totals: sumOf(cells) };
    });
    return {
      ...{ month, part, rows, today: dayOf(ctx.now, ctx.timeZone) },
      days: days.map((day, at) => ({
        ...{ day, isOpen: calendar.isOpenDay(day) },
        totals: sumOf(rows.flatMap(({ cells }) => cells[at] ?? [])),
      })),
      totals: sumOf(rows.flatMap(({ cells }) => cells)),
    };
  });

export type CheckMonth = Awaited<ReturnType<typeof getCheckMonth>>;
