import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import { absence, absenceFollowUp, dayEntry } from "~db/schema/attendance";
import { child } from "~db/schema/children";
import { enrolment } from "~db/schema/enrolment";
import { familyRoles } from "~/access/policy";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { tellLive } from "~/lib/live.server";
import { announce } from "~/lib/outbox.server";
import { done, ok, refuse, type Result } from "~/lib/result";
import { backDays, maxAbsenceDays } from "./rules";
import type { FollowUpInput, MoveLastDayInput, RecordAbsenceInput } from "./schema";

const capability = "attendance.absence.record";

const isFamily = (ctx: Ctx): boolean => familyRoles.some((role) => role === ctx.actor.role);

/**
 * Says that a child does not come, from a day through a day. Families tell it for today and later, the
 * centre up to a month back. Refuses a range that is upside down, too long or past, days on which the child
 * is not enrolled, an absence that overlaps another, and a child that is here now.
 */
export const recordAbsence = (
  ctx: Ctx,
  input: RecordAbsenceInput,
): Promise<Result<{ absenceId: string }>> =>
  command(
    ctx,
    async (tx) => {
      const { childId, fromDay, toDay } = input;
      const today = dayOf(ctx.now, ctx.timeZone);
      if (toDay < fromDay) return refuse("ends_before_beginning", "toDay");
      if (toDay > addDays(fromDay, maxAbsenceDays - 1)) {
        return refuse("absence_too_long", "toDay", { days: maxAbsenceDays });
      }
      const earliest = isFamily(ctx) ? today : addDays(today, -backDays);
      if (fromDay < earliest) return refuse("day_is_past", "fromDay");
      await holdChild(tx, ctx, childId);
      if (!(await isEnrolled(tx, ctx, childId, fromDay, toDay))) {
        return refuse("outside_enrolment", "fromDay");
      }
      if (fromDay <= today && toDay >= today && (await isHere(tx, ctx, childId, today))) {
        return refuse("child_is_here", "fromDay");
      }
      const absenceId = newId(ctx.now);
      await tx.insert(absence).values({
        ...{ centreId: ctx.centreId, id: absenceId, ...input },
        reportedBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
        ...{ byFamily: isFamily(ctx), createdAt: ctx.now },
      });
      await writeAudit(ctx, { capability, childId, after: { absenceId } });
      await tellLive(ctx, { kind: "absence" });
      await announce(ctx, "attendance.absenceRecorded", { childId, absenceId });
      return ok({ absenceId });
    },
    { "23P01": refuse("absence_overlaps", "fromDay") },
  );

/** All of today, told in the room. */
export const recordAbsenceToday = (
  ctx: Ctx,
  told: Pick<RecordAbsenceInput, "childId" | "reason">,
): Promise<Result<{ absenceId: string }>> => {
  const today = dayOf(ctx.now, ctx.timeZone);
  const facts = { schedule: "full", symptoms: "", note: "" } as const;
  return recordAbsence(ctx, { ...told, ...facts, fromDay: today, toDay: today });
};

async function holdChild(tx: Transaction, ctx: Ctx, childId: string): Promise<void> {
  const [found] = await tx
    .select({ id: child.id })
    .from(child)
    .where(and(eq(child.centreId, ctx.centreId), eq(child.id, childId)))
    .for("no key update");
  if (!found) throw notFound("child");
}

async function isEnrolled(
  tx: Transaction,
  ctx: Ctx,
  childId: string,
  from: string,
  through: string,
): Promise<boolean> {
  const [stay] = await tx
    .select({ id: enrolment.id })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.centreId, ctx.centreId),
        eq(enrolment.childId, childId),
        lte(enrolment.startsOn, from),
        or(isNull(enrolment.endsOn), gt(enrolment.endsOn, through)),
      ),
    );
  return stay !== undefined;
}

async function isHere(tx: Transaction, ctx: Ctx, childId: string, today: string): Promise<boolean> {
  const [stay] = await tx
    .select({ id: dayEntry.id })
    .from(dayEntry)
    .where(
      and(
        eq(dayEntry.centreId, ctx.centreId),
        eq(dayEntry.childId, childId),
        eq(dayEntry.day, today),
        eq(dayEntry.kind, "stay"),
        isNull(dayEntry.endsAt),
        eq(dayEntry.removed, false),
      ),
    );
  return stay !== undefined;
}

/** Takes an absence back: a family its own while it has not begun, the centre any. */
export const cancelAbsence = (
  ctx: Ctx,
  input: { absenceId: string; childId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const own = and(
      eq(absence.centreId, ctx.centreId),
      eq(absence.id, input.absenceId),
      eq(absence.childId, input.childId),
    );
    const [found] = await tx.select().from(absence).where(own).for("update");
    if (!found) throw notFound("absence");
    if (found.cancelledAt) return done;
    if (isFamily(ctx) && found.fromDay < dayOf(ctx.now, ctx.timeZone)) {
      return refuse("day_is_past");
    }
    await tx.update(absence).set({ cancelledAt: ctx.now }).where(own);
    const { absenceId, childId } = input;
    await tellLive(ctx, { kind: "absence" });
    await writeAudit(ctx, { capability, childId, before: { absenceId } });
    return done;
  });

async function holdAbsence(tx: Transaction, ctx: Ctx, of: { absenceId: string; childId: string }) {
  const [found] = await tx
    .select()
    .from(absence)
    .where(
      and(
        eq(absence.centreId, ctx.centreId),
        eq(absence.id, of.absenceId),
        eq(absence.childId, of.childId),
      ),
    )
    .for("update");
  if (!found || found.cancelledAt) throw notFound("absence");
  return found;
}

/**
 * Moves an absence's last day, because the child is back or stays away longer; the day it was and the reason
 * stay on record. Refuses a day before the first, too many days, the same day, and a child that is here.
 */
export const moveLastDay = (
  ctx: Ctx,
  input: MoveLastDayInput & { childId: string },
): Promise<Result> =>
  command(
    ctx,
    async (tx) => {
      const { childId, absenceId, toDay, text } = input;
      await holdChild(tx, ctx, childId);
      const { fromDay, toDay: wasToDay } = await holdAbsence(tx, ctx, input);
      if (toDay === wasToDay) return refuse("day_is_so_already", "toDay");
      if (toDay < fromDay) return refuse("ends_before_beginning", "toDay");
      if (toDay > addDays(fromDay, maxAbsenceDays - 1)) {
        return refuse("absence_too_long", "toDay", { days: maxAbsenceDays });
      }
      const isLonger = toDay > wasToDay;
      if (isLonger && !(await isEnrolled(tx, ctx, childId, fromDay, toDay))) {
        return refuse("outside_enrolment", "toDay");
      }
      const today = dayOf(ctx.now, ctx.timeZone);
      const coversToday = isLonger && wasToDay < today && toDay >= today;
      if (coversToday && (await isHere(tx, ctx, childId, today))) {
        return refuse("child_is_here", "toDay");
      }
      await tx
        .update(absence)
        .set({ toDay })
        .where(and(eq(absence.centreId, ctx.centreId), eq(absence.id, absenceId)));
      const line = { ...{ childId, absenceId, text, wasToDay }, kind: "lastDay" } as const;
      await tx.insert(absenceFollowUp).values({ ...line, ...lineOf(ctx) });
      await writeAudit(ctx, { capability: followCapability, childId, after: { absenceId, toDay } });
      return done;
    },
    { "23P01": refuse("absence_overlaps", "toDay") },
  );

const followCapability = "attendance.absence.follow";

const lineOf = (ctx: Ctx) => ({
  ...{ centreId: ctx.centreId, id: newId(ctx.now), createdAt: ctx.now },
  writtenBy: ctx.actor.kind === "user" ? ctx.actor.id : null,
});

/** Writes down what was learnt about an absence: asked the family, the doctor's word, when the child is back. */
export const followUp = (ctx: Ctx, input: FollowUpInput & { childId: string }): Promise<Result> =>
  command(ctx, async (tx) => {
    const { contagious, ...told } = input;
    const { childId, absenceId } = told;
    const { fromDay } = await holdAbsence(tx, ctx, input);
    if (told.returnsOn && told.returnsOn < fromDay) {
      return refuse("ends_before_beginning", "returnsOn");
    }
    await tx.insert(absenceFollowUp).values({
      ...{ ...told, ...lineOf(ctx), kind: "asked" },
      contagious: contagious === "" ? null : contagious === "yes",
    });
    await writeAudit(ctx, { capability: followCapability, childId, after: { absenceId } });
    return done;
  });
