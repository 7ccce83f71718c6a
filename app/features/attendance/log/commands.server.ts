import { and, eq } from "drizzle-orm";
import { dayEntry, logEvent } from "~db/schema/attendance";
import { writeAudit } from "~/lib/audit.server";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { newId } from "~/lib/id";
import { ok, refuse, type Result } from "~/lib/result";
import { doTogether } from "~/lib/together.server";
import { saveEntries } from "../projection/commands.server";
import { Ledger } from "../projection/rules";
import { readSave, writeSaves, type ReadSave, type SaveAnswer } from "../saves/commands.server";
import { undoVisits } from "../visits/commands.server";
import { toClassOf, undoMs } from "./rules";
import type { RecordEventsInput, UndoBatchInput } from "./schema";

const capability = "attendance.log.write";

/** An interval that was opened again meets another one that is open. */
const guards = { "23505": refuse("conflict") };

const record = (save: ReadSave): Promise<SaveAnswer> =>
  command(
    save.ctx,
    async (tx) => {
      const [answer] = await writeSaves(tx, [save]);
      return answer ?? refuse("invalid");
    },
    guards,
  );

/**
 * Writes what was tapped in a class: for each event `accepted`, `duplicate` (its id is known) or `refused`
 * with the reason; one that is bad takes none of the others with it. Several devices may send at once:
 * writers of the same children wait for each other, in the order of the children's ids. Refuses all of it,
 * `actor_unknown`, where a tablet names somebody who does not work here; on a tablet what changes another
 * person's entry is refused, `pin_needed`, until the PIN was typed.
 */
export const recordEvents = (
  ctx: Ctx,
  input: RecordEventsInput,
  { freely = false }: { freely?: boolean } = {},
): Promise<SaveAnswer> => record(readSave(ctx, input, freely));

const alongside = doTogether<ReadSave, SaveAnswer>({
  ...{ patienceMs: 100, abreast: 2, most: 10 },
  fits: (chosen, { childIds }) =>
    !chosen.some((one) => [...childIds].some((id) => one.childIds.has(id))),
  run: async ([first, ...others]) => {
    if (!first) return [];
    if (others.length === 0) return [await record(first)];
    return first.ctx.tx((tx) => writeSaves(tx, [first, ...others]), "alone");
  },
});

/**
 * `recordEvents` for what many devices of a centre send at once: saves that meet share a transaction, and
 * each has its own answer. Those about the same children go one after the other.
 */
export const recordAlongside = (ctx: Ctx, input: RecordEventsInput): Promise<SaveAnswer> =>
  alongside(ctx.centreId, readSave(ctx, input));

/**
 * Takes a whole save back while nobody outside has seen it: two minutes, by whoever may write in the class.
 * Refuses `undo_too_late` and, where nothing is left to take back, `not_found`.
 */
export const undoBatch = (ctx: Ctx, input: UndoBatchInput): Promise<Result<{ undone: number }>> =>
  command(ctx, async (tx) => {
    const entriesOf = await tx
      .select()
      .from(logEvent)
      .where(
        and(
          eq(logEvent.centreId, ctx.centreId),
          eq(logEvent.batchId, input.batchId),
          eq(logEvent.classId, input.classId),
          eq(logEvent.removes, false),
        ),
      );
    const [first] = entriesOf;
    if (!first) return refuse("not_found");
    if (ctx.now.getTime() - first.receivedAt.getTime() > undoMs) return refuse("undo_too_late");
    if (entriesOf.some(({ payload }) => toClassOf(payload))) {
      return undoVisits(ctx, { classId: input.classId, events: entriesOf });
    }
    // ends first: an interval is opened again before its beginning goes
    const events = [...entriesOf]
      .sort((a, b) => b.occurredAt.getTime() - a.occurredAt.getTime())
      .map((event) => ({
        ...{ id: newId(ctx.now), childId: event.childId, kind: event.kind, payload: event.payload },
        at: ctx.now.toISOString(),
        ...(event.intervalId && { intervalId: event.intervalId }),
        ...{ supersedesId: event.supersedesId ?? event.id, removes: true },
      }));
    const { classId } = input;
    const undoing = { batchId: newId(ctx.now), classId, events };
    const result = await recordEvents(ctx, undoing, { freely: true });
    if (!result.ok) return result;
    const undone = result.value.outcomes.filter(({ outcome }) => outcome === "accepted").length;
    return undone > 0 ? ok({ undone }) : refuse("not_found");
  });

/**
 * Makes the days' entries anew from the log alone, child by child; the result equals what the commands keep.
 * Counts them.
 */
export const rebuildDayEntries = (ctx: Ctx): Promise<Result<{ entries: number }>> =>
  command(ctx, async (tx) => {
    const { centreId } = ctx;
    const children = await tx
      .selectDistinct({ id: logEvent.childId })
      .from(logEvent)
      .where(eq(logEvent.centreId, centreId))
      .orderBy(logEvent.childId);
    await tx.delete(dayEntry).where(eq(dayEntry.centreId, centreId));
    let made = 0;
    for (const { id } of children) {
      const ofChild = and(eq(logEvent.centreId, centreId), eq(logEvent.childId, id));
      const entries = Ledger.entriesOf(await tx.select().from(logEvent).where(ofChild));
      await saveEntries(tx, ctx, entries);
      made += entries.length;
    }
    await writeAudit(ctx, { capability, after: { entries: String(made) } });
    return ok({ entries: made });
  });
