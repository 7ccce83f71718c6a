import { and, asc, eq, inArray, isNull, lte } from "drizzle-orm";
import { dayEntry } from "~db/schema/attendance";
import { getCentre } from "~/features/centres/queries.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf, formatTime, instantAt } from "~/lib/dates";
import { notFound } from "~/lib/errors";
import { groupBy } from "~/lib/group";
import { newId } from "~/lib/id";
import { done, ok, refuse, type Result } from "~/lib/result";
import { recordEvents } from "../log/commands.server";
import { closedFrom, endOf } from "./rules";
import type { CorrectDepartureInput } from "./schema";

/**
 * Closes every stay and nap that is still open although its day is over, and says of each that nobody wrote
 * its end down. A day that a server slept through is put away by the next run. Counts the stays.
 */
export const closeDays = (ctx: Ctx): Promise<Result<{ closed: number }>> =>
  command(ctx, async (tx) => {
    const today = dayOf(ctx.now, ctx.timeZone);
    const { closesAt } = await getCentre(ctx);
    const isTodayOver = formatTime(ctx.now, ctx.timeZone) >= closedFrom(closesAt);
    const open = await tx
      .select({
        id: dayEntry.id,
        childId: dayEntry.childId,
        classId: dayEntry.classId,
        day: dayEntry.day,
        kind: dayEntry.kind,
        startsAt: dayEntry.startsAt,
      })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          inArray(dayEntry.kind, ["stay", "nap"]),
          isNull(dayEntry.endsAt),
          eq(dayEntry.removed, false),
          lte(dayEntry.day, today),
        ),
      )
      .orderBy(asc(dayEntry.day), asc(dayEntry.startsAt));
    const forgotten = open.filter(({ day }) => day < today || isTodayOver);
    for (const [classId, entries] of groupBy(forgotten, (entry) => entry.classId)) {
      const events = entries.map((entry) => {
        const closing = instantAt(entry.day, closesAt, ctx.timeZone);
        return {
          ...{ id: newId(ctx.now), childId: entry.childId, intervalId: entry.id },
          kind: entry.kind === "stay" ? "departure" : "napEnd",
          ...{ payload: { unrecorded: true }, at: endOf(entry.startsAt, closing).toISOString() },
        };
      });
      const result = await recordEvents(ctx, { batchId: newId(ctx.now), classId, events });
      if (!result.ok) return result;
    }
    return ok({ closed: forgotten.filter(({ kind }) => kind === "stay").length });
  });

/**
 * Writes down when a child really left, and with whom, where the day was closed without it or with the wrong
 * time. Refuses `ends_before_beginning` and `entry_in_future`.
 */
export const correctDeparture = (
  ctx: Ctx,
  input: CorrectDepartureInput & { classId: string },
): Promise<Result> =>
  command(ctx, async (tx) => {
    const [stay] = await tx
      .select({ childId: dayEntry.childId, day: dayEntry.day, endsAt: dayEntry.endsAt })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          eq(dayEntry.id, input.entryId),
          eq(dayEntry.classId, input.classId),
          eq(dayEntry.kind, "stay"),
          eq(dayEntry.removed, false),
        ),
      );
    if (!stay) throw notFound("entry");
    const { name, relation, entryId, classId } = input;
    const collectedBy = name || relation ? { collectedBy: { name, relation } } : {};
    const event = {
      ...{ id: newId(ctx.now), childId: stay.childId, kind: "departure", payload: collectedBy },
      ...{ at: instantAt(stay.day, input.time, ctx.timeZone).toISOString(), chosen: true },
      ...(stay.endsAt ? { supersedesId: entryId } : { intervalId: entryId }),
    };
    const sent = { batchId: newId(ctx.now), classId, events: [event] };
    const result = await recordEvents(ctx, sent);
    if (!result.ok) return result;
    const [outcome] = result.value.outcomes;
    return outcome?.outcome === "refused" ? refuse(outcome.reason, "time") : done;
  });
