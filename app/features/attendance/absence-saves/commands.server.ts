import { and, eq } from "drizzle-orm";
import { absence } from "~db/schema/attendance";
import { getClass } from "~/features/centres/queries.server";
import { instantOf } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { ok, refuse, type Result } from "~/lib/result";
import { placeOver, whyNotAbsent } from "../absence-refusals/commands.server";
import { strikeAbsence, writeAbsence } from "../absences/commands.server";
import { findWriter } from "../actors/commands.server";
import { futureMs } from "../log/rules";
import { holdChildren } from "../projection/commands.server";
import { answersTo, givenOf, offsetOf, readEvents, type EventOutcome } from "../saves/rules";
import { absenceEventInput, type AbsenceEventInput, type RecordAbsencesInput } from "./schema";

export type AbsenceOutcome = EventOutcome<string>;

/** Two devices at once; whoever comes again is told event by event. */
const guards = { "23P01": refuse("absence_overlaps"), "23505": refuse("conflict") };

/**
 * Writes absences that were told in a class and takes such back: for each event `accepted`, `duplicate` (it is
 * so already) or `refused` with the reason; one that is bad takes none of the others with it. A child that was
 * here at the tap, or has come since, is not absent. Refuses all of it, `actor_unknown`, where a tablet names
 * somebody who does not work here.
 */
export const recordAbsences = (
  ctx: Ctx,
  input: RecordAbsencesInput,
): Promise<Result<{ outcomes: AbsenceOutcome[] }>> =>
  command(
    ctx,
    async (tx) => {
      const { classId } = input;
      await getClass(ctx, { classId });
      const read = readEvents(absenceEventInput, input.events);
      const offBy = offsetOf(ctx.now, input) ?? 0;
      const given = givenOf(read).map((one) => {
        const occurredAt = instantOf(one.at.getTime() + offBy);
        return { ...one, occurredAt, day: dayOf(occurredAt, ctx.timeZone) };
      });
      const writer = await findWriter(ctx, input.actorStaffId, given);
      if (!writer) return refuse("actor_unknown");
      const here = await holdChildren(
        tx,
        ctx,
        given.map(({ childId }) => childId),
      );
      const outcomes = new Map<string, AbsenceOutcome>();
      for (const event of given) {
        const about = { classId, reportedBy: writer.userId };
        const reason = here.has(event.childId)
          ? await takeEvent(tx, ctx, event, about)
          : "not_found";
        const { id } = event;
        if (reason === "duplicate") continue;
        outcomes.set(id, reason ? { id, outcome: "refused", reason } : { id, outcome: "accepted" });
      }
      return ok({ outcomes: answersTo(read, outcomes, "invalid") });
    },
    guards,
  );

/** Writes one event; why not, `duplicate` where it is so already, or null. */
async function takeEvent(
  tx: Transaction,
  ctx: Ctx,
  event: AbsenceEventInput & { occurredAt: Date },
  { classId, reportedBy }: { classId: string; reportedBy: string | null },
): Promise<string | null> {
  const { childId, occurredAt } = event;
  const absenceId = event.kind === "absence" ? event.id : event.absenceId;
  const [known] = await tx
    .select({
      ...{ childId: absence.childId, cancelledAt: absence.cancelledAt },
      ...{ fromDay: absence.fromDay, toDay: absence.toDay },
    })
    .from(absence)
    .where(and(eq(absence.centreId, ctx.centreId), eq(absence.id, absenceId)));
  if (event.kind === "absence") {
    if (known) return "duplicate";
    if (occurredAt.getTime() > ctx.now.getTime() + futureMs) return "entry_in_future";
    const { fromDay, toDay, schedule, reason, symptoms, note } = event;
    const facts = { childId, fromDay, toDay, schedule, reason, symptoms, note };
    const refusal = await whyNotAbsent(tx, ctx, facts, { at: occurredAt, classId });
    if (!refusal) await writeAbsence(tx, ctx, absenceId, { facts, reportedBy });
    return refusal?.reason ?? null;
  }
  if (!known || known.childId !== childId) return "not_found";
  if (known.cancelledAt) return "duplicate";
  const place = await placeOver(tx, ctx, childId, known.fromDay, known.toDay);
  if (place && place.classId !== classId) return "entry_not_in_class";
  await strikeAbsence(tx, ctx, { absenceId, childId });
  return null;
}
