import { and, asc, desc, eq, gte, inArray, isNull, lte, notExists } from "drizzle-orm";
import { user } from "~db/schema/accounts";
import { absence, absenceFollowUp } from "~db/schema/attendance";
import { classTable } from "~db/schema/centres";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { writeAudit } from "~/lib/audit.server";
import type { Ctx, OwnChildId } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { enrolledOn } from "~/lib/enrolled.server";
import { groupBy } from "~/lib/group";
import { askedBackDays, backDays } from "./rules";

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

/** The lines about some absences, the earliest first. */
export const findFollowUps = (tx: Transaction, ctx: Ctx, absenceIds: readonly string[]) =>
  tx
    .select({
      id: absenceFollowUp.id,
      absenceId: absenceFollowUp.absenceId,
      kind: absenceFollowUp.kind,
      text: absenceFollowUp.text,
      hospital: absenceFollowUp.hospital,
      diagnosis: absenceFollowUp.diagnosis,
      contagious: absenceFollowUp.contagious,
      returnPaper: absenceFollowUp.returnPaper,
      returnsOn: absenceFollowUp.returnsOn,
      wasToDay: absenceFollowUp.wasToDay,
      createdAt: absenceFollowUp.createdAt,
      by: user.name,
    })
    .from(absenceFollowUp)
    .leftJoin(user, eq(user.id, absenceFollowUp.writtenBy))
    .where(
      and(
        eq(absenceFollowUp.centreId, ctx.centreId),
        inArray(absenceFollowUp.absenceId, [...absenceIds]),
      ),
    )
    .orderBy(asc(absenceFollowUp.createdAt), asc(absenceFollowUp.id));

export type FollowUp = Awaited<ReturnType<typeof findFollowUps>>[number];

/**
 * A child's absences, the newest first, with what was learnt about each, and the first day that may still be
 * written down. Health data: audited.
 */
export const getChildAbsences = (ctx: Ctx, input: { childId: string }) =>
  ctx.tx(async (tx) => {
    const rows = await tx
      .select(columns)
      .from(absence)
      .where(
        and(
          eq(absence.centreId, ctx.centreId),
          eq(absence.childId, input.childId),
          isNull(absence.cancelledAt),
        ),
      )
      .orderBy(desc(absence.fromDay));
    const lines = await findFollowUps(
      tx,
      ctx,
      rows.map(({ id }) => id),
    );
    const linesOf = groupBy(lines, ({ absenceId }) => absenceId);
    await writeAudit(ctx, { capability: "attendance.absence.follow", childId: input.childId });
    return {
      absences: rows.map((row) => ({ ...row, lines: linesOf.get(row.id) ?? [] })),
      earliest: addDays(dayOf(ctx.now, ctx.timeZone), -backDays),
    };
  });

export type ChildAbsence = Awaited<ReturnType<typeof getChildAbsences>>["absences"][number];

/**
 * Children that are ill, or were in the last days, and whose family nobody has asked yet: the cause is asked
 * on the same day (卫生保健工作规范 2012). Health data: audited.
 */
export const listUnfollowed = (ctx: Ctx) =>
  ctx.tx(async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const asked = tx
      .select({ id: absenceFollowUp.id })
      .from(absenceFollowUp)
      .where(
        and(
          eq(absenceFollowUp.centreId, absence.centreId),
          eq(absenceFollowUp.absenceId, absence.id),
          eq(absenceFollowUp.kind, "asked"),
        ),
      );
    const rows = await tx
      .select({
        ...{ ...columns, name: child.name, faceFileId: child.faceFileId },
        ...{ className: classTable.name, colour: classTable.colour },
      })
      .from(absence)
      .innerJoin(child, and(eq(child.centreId, absence.centreId), eq(child.id, absence.childId)))
      .innerJoin(
        enrolment,
        and(
          eq(enrolment.centreId, absence.centreId),
          eq(enrolment.childId, absence.childId),
          enrolledOn(today),
        ),
      )
      .innerJoin(
        classTable,
        and(eq(classTable.centreId, enrolment.centreId), eq(classTable.id, enrolment.classId)),
      )
      .where(
        and(
          eq(absence.centreId, ctx.centreId),
          eq(absence.reason, "ill"),
          isNull(absence.cancelledAt),
          lte(absence.fromDay, today),
          gte(absence.toDay, addDays(today, -askedBackDays)),
          notExists(asked),
        ),
      )
      .orderBy(desc(absence.fromDay), asc(classTable.position), asc(child.pinyin));
    await writeAudit(ctx, { capability: "attendance.absence.follow" });
    return rows;
  });

export type Unfollowed = Awaited<ReturnType<typeof listUnfollowed>>[number];
