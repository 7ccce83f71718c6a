import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { classTable } from "~db/schema/centres";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { peakTaken } from "~/features/centres/rules";

/** A child's stays in this centre, the newest first. */
export const listEnrolments = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx((tx) =>
    tx
      .select({
        id: enrolment.id,
        classId: enrolment.classId,
        className: classTable.name,
        colour: classTable.colour,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
        endReason: enrolment.endReason,
      })
      .from(enrolment)
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .where(and(eq(enrolment.centreId, ctx.centreId), eq(enrolment.childId, input.childId)))
      .orderBy(desc(enrolment.startsOn)),
  );

export type EnrolmentRow = Awaited<ReturnType<typeof listEnrolments>>[number];

/** The most places taken in a class, or in the centre, on any day from `from` on; both sessions. */
export async function countPlacesTaken(ctx: Ctx, input: { classId?: string; from?: Day } = {}) {
  const from = input.from ?? dayOf(ctx.now, ctx.timeZone);
  return peakTaken(await listStays(ctx, { ...input, from }), from);
}

/** Every stay that is not over on `from`, with its class. */
export const listStays = (ctx: Ctx, input: { from: Day; classId?: string }) =>
  ctx.tx((tx) =>
    tx
      .select({
        classId: enrolment.classId,
        schedule: enrolment.schedule,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
      })
      .from(enrolment)
      .where(
        and(
          eq(enrolment.centreId, ctx.centreId),
          input.classId ? eq(enrolment.classId, input.classId) : undefined,
          or(isNull(enrolment.endsOn), gt(enrolment.endsOn, input.from)),
        ),
      ),
  );
