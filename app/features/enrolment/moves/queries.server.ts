import { and, asc, eq } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { getAges } from "~/features/centres/ages/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import { enrolledOn } from "~/lib/enrolled.server";
import { getPlacesBoard } from "../places/queries.server";
import { classesThatFit, outgrowsOn } from "./rules";

/** Children who outgrow their class until a day and have no place planned after it, by name. */
const outgrowing = (ctx: Ctx, until: Day) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const ages = await getAges(ctx);
    const rows = await tx
      .select({
        id: child.id,
        name: child.name,
        bornOn: child.bornOn,
        faceFileId: child.faceFileId,
        classId: enrolment.classId,
        className: classTable.name,
        colour: classTable.colour,
        type: classTable.type,
        endsOn: enrolment.endsOn,
      })
      .from(enrolment)
      .innerJoin(
        child,
        and(eq(child.centreId, enrolment.centreId), eq(child.id, enrolment.childId)),
      )
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .where(and(eq(enrolment.centreId, ctx.centreId), enrolledOn(today)))
      .orderBy(asc(child.pinyin));
    return rows.flatMap(({ endsOn, type, ...row }) => {
      const day = outgrowsOn({ type, bornOn: row.bornOn }, { from: today, until }, ages);
      if (day === null) return [];
      // a place that ends about then has its next one planned, or is the last
      if (endsOn !== null && endsOn <= addDays(day, ages.graceDays)) return [];
      return [{ ...row, day }];
    });
  });

const weeksOn = (ctx: Ctx, weeks: number): Day => addDays(dayOf(ctx.now, ctx.timeZone), 7 * weeks);

/** The names of those who outgrow their class in the coming weeks and have no place planned after it. */
export const listOutgrowingNames = async (ctx: Ctx, { weeks }: { weeks: number }) =>
  (await outgrowing(ctx, weeksOn(ctx, weeks))).map(({ name }) => name);

/**
 * Children who outgrow their class in the coming weeks and have no place planned after it, the first to do so
 * first: the day, and the classes that fit then with the full-day places they have free in that week.
 */
export const listOutgrowing = (ctx: Ctx, input: { weeks: number }) =>
  ctx.tx(async () => {
    const ages = await getAges(ctx);
    const board = await getPlacesBoard(ctx, { weeks: input.weeks + 1 });
    const rows = await outgrowing(ctx, weeksOn(ctx, input.weeks));
    return rows
      .map((row) => {
        const week = board.weeks.findLastIndex(({ monday }) => monday <= row.day);
        const next = classesThatFit(board.classes, row.bornOn, row.day, ages);
        return {
          ...row,
          next: next.map(({ id, name, colour, weeks }) => ({
            ...{ id, name, colour, free: weeks[week]?.full ?? 0 },
          })),
        };
      })
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  });

export type OutgrowingRow = Awaited<ReturnType<typeof listOutgrowing>>[number];
