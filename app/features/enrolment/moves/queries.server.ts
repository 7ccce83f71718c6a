import { and, asc, eq } from "drizzle-orm";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { getAges } from "~/features/centres/ages/queries.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf } from "~/lib/dates";
import { enrolledOn } from "~/lib/enrolled.server";
import { getPlacesBoard } from "../places/queries.server";
import { classesThatFit, outgrowsOn } from "./rules";

/**
 * Children who outgrow their class in the coming weeks and have no place planned after it, the first to do so
 * first: the day, and the classes that fit then with the full-day places they have free in that week.
 */
export const listOutgrowing = (ctx: Ctx, input: { weeks: number }) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const until = addDays(today, 7 * input.weeks);
    const ages = await getAges(ctx);
    const board = await getPlacesBoard(ctx, { weeks: input.weeks + 1 });
    const { classes } = board;
    const rows = await tx
      .select({
        id: child.id,
        name: child.name,
        bornOn: child.bornOn,
        faceFileId: child.faceFileId,
        classId: enrolment.classId,
        endsOn: enrolment.endsOn,
      })
      .from(enrolment)
      .innerJoin(
        child,
        and(eq(child.centreId, enrolment.centreId), eq(child.id, enrolment.childId)),
      )
      .where(and(eq(enrolment.centreId, ctx.centreId), enrolledOn(today)))
      .orderBy(asc(child.pinyin));
    return rows
      .flatMap(({ classId, endsOn, ...row }) => {
        const room = classes.find(({ id }) => id === classId);
        const day = room
          ? outgrowsOn({ type: room.type, bornOn: row.bornOn }, { from: today, until }, ages)
          : null;
        // a place that ends about then has its next one planned, or is the last
        if (!room || day === null) return [];
        if (endsOn !== null && endsOn <= addDays(day, ages.graceDays)) return [];
        const week = board.weeks.findLastIndex(({ monday }) => monday <= day);
        return {
          ...row,
          ...{ day, classId, className: room.name, colour: room.colour },
          next: classesThatFit(classes, row.bornOn, day, ages).map(
            ({ id, name, colour, weeks }) => ({
              ...{ id, name, colour },
              free: weeks[week]?.full ?? 0,
            }),
          ),
        };
      })
      .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  });

export type OutgrowingRow = Awaited<ReturnType<typeof listOutgrowing>>[number];
