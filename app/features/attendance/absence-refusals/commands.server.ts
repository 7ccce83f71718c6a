import { and, desc, eq, gt, gte, isNull, lte, or } from "drizzle-orm";
import { absence, dayEntry } from "~db/schema/attendance";
import { enrolment } from "~db/schema/enrolment";
import { familyRoles } from "~/access/policy";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { refuse, type Refusal } from "~/lib/result";
import { backDays, maxAbsenceDays } from "../absences/rules";
import type { RecordAbsenceInput } from "../absences/schema";
import { holdChildren } from "../projection/commands.server";

export const isFamily = (ctx: Ctx): boolean => familyRoles.some((role) => role === ctx.actor.role);

/**
 * Why an absence cannot be written, or null; holds the child. `at`: when it was told, where that was before now;
 * `classId`: the class that told it.
 */
export async function whyNotAbsent(
  tx: Transaction,
  ctx: Ctx,
  input: RecordAbsenceInput,
  { at = ctx.now, classId }: { at?: Date; classId?: string } = {},
): Promise<Refusal | null> {
  const { childId, fromDay, toDay } = input;
  const today = dayOf(ctx.now, ctx.timeZone);
  if (toDay < fromDay) return refuse("ends_before_beginning", "toDay");
  if (toDay > addDays(fromDay, maxAbsenceDays - 1)) {
    return refuse("absence_too_long", "toDay", { days: maxAbsenceDays });
  }
  const earliest = isFamily(ctx) ? today : addDays(today, -backDays);
  if (fromDay < earliest) return refuse("day_is_past", "fromDay");
  await holdChild(tx, ctx, childId);
  const place = await placeOver(tx, ctx, childId, fromDay, toDay);
  if (!place) return refuse("outside_enrolment", "fromDay");
  if (classId && place.classId !== classId) return refuse("entry_not_in_class");
  const told = dayOf(at, ctx.timeZone);
  if (fromDay <= told && toDay >= told) {
    const stay = await staySince(tx, ctx, { childId, day: told, at });
    if (stay) return refuse(stay.endsAt ? "child_came" : "child_is_here", "fromDay");
  }
  return (await isTold(tx, ctx, input)) ? refuse("absence_overlaps", "fromDay") : null;
}

export async function holdChild(tx: Transaction, ctx: Ctx, childId: string): Promise<void> {
  const held = await holdChildren(tx, ctx, [childId]);
  if (held.size === 0) throw notFound("child");
}

/** The one place that a child has through all of these days. */
export async function placeOver(
  tx: Transaction,
  ctx: Ctx,
  childId: string,
  from: string,
  through: string,
): Promise<{ classId: string } | undefined> {
  const [place] = await tx
    .select({ classId: enrolment.classId })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.centreId, ctx.centreId),
        eq(enrolment.childId, childId),
        lte(enrolment.startsOn, from),
        or(isNull(enrolment.endsOn), gt(enrolment.endsOn, through)),
      ),
    );
  return place;
}

/** A stay of the day that was not over at a moment: the child was here then, or has come since. */
export async function staySince(
  tx: Transaction,
  ctx: Ctx,
  { childId, day, at }: { childId: string; day: Day; at: Date },
): Promise<{ endsAt: Date | null } | undefined> {
  const [stay] = await tx
    .select({ endsAt: dayEntry.endsAt })
    .from(dayEntry)
    .where(
      and(
        eq(dayEntry.centreId, ctx.centreId),
        eq(dayEntry.childId, childId),
        eq(dayEntry.day, day),
        eq(dayEntry.kind, "stay"),
        or(isNull(dayEntry.endsAt), gt(dayEntry.endsAt, at)),
        eq(dayEntry.removed, false),
      ),
    )
    .orderBy(desc(dayEntry.startsAt))
    .limit(1);
  return stay;
}

/** Whether an absence is on record for one of these days. */
async function isTold(tx: Transaction, ctx: Ctx, { childId, fromDay, toDay }: RecordAbsenceInput) {
  const [known] = await tx
    .select({ id: absence.id })
    .from(absence)
    .where(
      and(
        eq(absence.centreId, ctx.centreId),
        eq(absence.childId, childId),
        lte(absence.fromDay, toDay),
        gte(absence.toDay, fromDay),
        isNull(absence.cancelledAt),
      ),
    )
    .limit(1);
  return known !== undefined;
}
