import { and, eq } from "drizzle-orm";
import { dutyEvent, dutyStay } from "~db/schema/attendance";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { formatTime, instantAt, type Day } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { notFound } from "~/lib/errors";
import { newId } from "~/lib/id";
import { done, refuse, type Result } from "~/lib/result";
import { recordDuty } from "../duty/commands.server";
import type { SentDuty } from "../duty-taps/rules";
import { leavingOf } from "../duty/rules";
import type { AddStayInput, CorrectStayInput } from "./schema";

/** In which class, and who was chosen on its tablet. */
export type DutyWriter = { classId: string; actorStaffId: string | null };

/**
 * Puts right when somebody came into a class and left it. Without an end the word of leaving is taken back.
 * Refuses what a tap would be refused for, `ends_before_beginning`, and `pin_needed` on a tablet.
 */
export const correctStay = (
  ctx: Ctx,
  by: DutyWriter,
  { stayId, startTime, endTime }: CorrectStayInput,
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { stay, leaving } = await findStay(tx, ctx, by.classId, stayId);
    const { staffId, day, startsAt, endsAt } = stay;
    const wasAt = (at: Date | null) => (at ? formatTime(at, ctx.timeZone) : null);
    const say = sayings(ctx, { staffId, day });
    const events: SentDuty[] = [];
    if (wasAt(startsAt) !== startTime.slice(0, 5)) {
      events.push({ ...say("in", startTime), supersedesId: stay.id });
    }
    const isEndKnown = !stay.endedByDay && wasAt(endsAt) === (endTime?.slice(0, 5) ?? null);
    if (endTime && !isEndKnown) {
      events.push({ ...say("out", endTime), ...(leaving && { supersedesId: leaving }) });
    } else if (!endTime && leaving) {
      events.push({ ...say("out", startTime), supersedesId: leaving, removes: true });
    }
    return record(ctx, by, events);
  });

/** Takes a stay back that never was: its coming, and its leaving where one was written. */
export const removeStay = (
  ctx: Ctx,
  by: DutyWriter,
  { stayId }: { stayId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const { stay, leaving } = await findStay(tx, ctx, by.classId, stayId);
    const at = stay.startsAt.toISOString();
    const gone = (kind: SentDuty["kind"], supersedesId: string): SentDuty => ({
      ...{ id: newId(ctx.now), staffId: stay.staffId, kind, at, supersedesId, removes: true },
    });
    return record(ctx, by, [gone("in", stay.id), ...(leaving ? [gone("out", leaving)] : [])]);
  });

/** Writes down a stay that nobody tapped. Refuses what its taps would be refused for. */
export const addStay = (
  ctx: Ctx,
  by: DutyWriter & { day: Day },
  { staffId, startTime, endTime }: AddStayInput,
): Promise<Result> => {
  const say = sayings(ctx, { staffId, day: by.day });
  return record(ctx, by, [say("in", startTime), ...(endTime ? [say("out", endTime)] : [])]);
};

const sayings =
  (ctx: Ctx, { staffId, day }: { staffId: string; day: Day }) =>
  (kind: SentDuty["kind"], time: string): SentDuty => ({
    ...{ id: newId(ctx.now), staffId, kind },
    at: instantAt(day, time.slice(0, 5), ctx.timeZone).toISOString(),
  });

/** All of it or nothing; what is refused is laid on the field of its time. */
const record = (ctx: Ctx, by: DutyWriter, events: readonly SentDuty[]): Promise<Result> =>
  command(ctx, async () => {
    if (events.length === 0) return done;
    const { classId, actorStaffId } = by;
    const asked = { batchId: newId(ctx.now), classId, events: [...events] };
    const saved = await recordDuty(ctx, { ...asked, actorStaffId: actorStaffId ?? undefined });
    if (!saved.ok) return saved;
    for (const one of saved.value.outcomes) {
      if (one.outcome !== "refused") continue;
      const isIn = events.find(({ id }) => id === one.id)?.kind === "in";
      if (one.reason === "pin_needed") return refuse(one.reason);
      return refuse(one.reason, isIn ? "startTime" : "endTime");
    }
    return done;
  });

async function findStay(tx: Transaction, ctx: Ctx, classId: string, stayId: string) {
  const [stay] = await tx
    .select()
    .from(dutyStay)
    .where(
      and(
        eq(dutyStay.centreId, ctx.centreId),
        eq(dutyStay.id, stayId),
        eq(dutyStay.classId, classId),
      ),
    );
  if (!stay) throw notFound("stay");
  const events = await tx
    .select()
    .from(dutyEvent)
    .where(
      and(
        eq(dutyEvent.centreId, ctx.centreId),
        eq(dutyEvent.staffId, stay.staffId),
        eq(dutyEvent.day, stay.day),
      ),
    );
  return { stay, leaving: leavingOf(events, stay) };
}
