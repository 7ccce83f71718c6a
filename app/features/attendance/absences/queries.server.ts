import { and, asc, eq, gte, isNull, lte } from "drizzle-orm";
import { absence } from "~db/schema/attendance";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { dayOf, type Day } from "~/lib/dates";
import { enrolledOn } from "~/lib/enrolled.server";

const columns = {
  id: absence.id,
  childId: absence.childId,
  fromDay: absence.fromDay,
  toDay: absence.toDay,
  schedule: absence.schedule,
  reason: absence.reason,
  symptoms: absence.symptoms,
  note: absence.note,
  byFamily: absence.byFamily,
};

/** Absences in force on a day, of a class or of the whole centre, with the child's name. */
export const listAbsences = (ctx: Ctx, input: { day: Day; classId?: string }) =>
  ctx.tx((tx) =>
    tx
      .select({ ...columns, name: child.name, classId: enrolment.classId })
      .from(absence)
      .innerJoin(child, and(eq(child.centreId, absence.centreId), eq(child.id, absence.childId)))
      .innerJoin(
        enrolment,
        and(
          eq(enrolment.centreId, absence.centreId),
          eq(enrolment.childId, absence.childId),
          enrolledOn(input.day),
        ),
      )
      .where(
        and(
          eq(absence.centreId, ctx.centreId),
          lte(absence.fromDay, input.day),
          gte(absence.toDay, input.day),
          isNull(absence.cancelledAt),
          input.classId ? eq(enrolment.classId, input.classId) : undefined,
        ),
      )
      .orderBy(asc(child.pinyin)),
  );

/** What a family has told about the days from today on. */
export const listOwnAbsences = (ctx: Ctx, childId: OwnChildId) =>
  ctx.tx((tx) =>
    tx
      .select(columns)
      .from(absence)
      .where(
        and(
          eq(absence.centreId, ctx.centreId),
          eq(absence.childId, childId),
          gte(absence.toDay, dayOf(ctx.now, ctx.timeZone)),
          isNull(absence.cancelledAt),
        ),
      )
      .orderBy(asc(absence.fromDay)),
  );
