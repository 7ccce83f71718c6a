import { and, eq } from "drizzle-orm";
import { absence, absenceFollowUp } from "~db/schema/attendance";
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
import {
  holdChild,
  isFamily,
  placeOver,
  staySince,
  whyNotAbsent,
} from "../absence-refusals/commands.server";
import { maxAbsenceDays } from "./rules";
import type { FollowUpInput, MoveLastDayInput, RecordAbsenceInput } from "./schema";

const capability = "attendance.absence.record";

/** Writes an absence down once nothing speaks against it. */
export async function writeAbsence(
  tx: Transaction,
  ctx: Ctx,
  absenceId: string,
  { facts, reportedBy }: { facts: RecordAbsenceInput; reportedBy: string | null },
): Promise<void> {
  const { childId } = facts;
  await tx.insert(absence).values({
    ...{ centreId: ctx.centreId, id: absenceId, ...facts, reportedBy },
    ...{ byFamily: isFamily(ctx), createdAt: ctx.now },
  });
  await writeAudit(ctx, { capability, childId, after: { absenceId } });
  await tellLive(ctx, { kind: "absence" });
  await announce(ctx, "attendance.absenceRecorded", { childId, absenceId });
}

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
      const refusal = await whyNotAbsent(tx, ctx, input);
      if (refusal) return refusal;
      const absenceId = newId(ctx.now);
      const reportedBy = ctx.actor.kind === "user" ? ctx.actor.id : null;
      await writeAbsence(tx, ctx, absenceId, { facts: input, reportedBy });
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
    await strikeAbsence(tx, ctx, input);
    return done;
  });

export async function strikeAbsence(
  tx: Transaction,
  ctx: Ctx,
  { absenceId, childId }: { absenceId: string; childId: string },
): Promise<void> {
  await tx
    .update(absence)
    .set({ cancelledAt: ctx.now })
    .where(and(eq(absence.centreId, ctx.centreId), eq(absence.id, absenceId)));
  await tellLive(ctx, { kind: "absence" });
  await writeAudit(ctx, { capability, childId, before: { absenceId } });
}

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
      if (isLonger && !(await placeOver(tx, ctx, childId, fromDay, toDay))) {
        return refuse("outside_enrolment", "toDay");
      }
      const today = dayOf(ctx.now, ctx.timeZone);
      const coversToday = isLonger && wasToDay < today && toDay >= today;
      if (coversToday && (await staySince(tx, ctx, { childId, day: today, at: ctx.now }))) {
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
