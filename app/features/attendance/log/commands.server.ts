import { and, eq } from "drizzle-orm";
import { dayEntry, logEvent } from "~db/schema/attendance";
import { writeAudit } from "~/lib/audit.server";
import { instantOf, productShift } from "~/lib/clock";
import { command } from "~/lib/command.server";
import type { Ctx } from "~/lib/context.server";
import { dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { newId } from "~/lib/id";
import { tellLive } from "~/lib/live.server";
import { ok, refuse, type Result } from "~/lib/result";
import { rowsOf } from "~/lib/rows.server";
import { findPhotos, tagPhotos } from "~/features/files/photos/commands.server";
import { loadDays, saveEntries } from "../projection/commands.server";
import { futureMs, undoMs, type EventRefusal, type LoggedEvent } from "./rules";
import { changesOf, findWriter } from "../actors/commands.server";
import { Ledger } from "../projection/rules";
import {
  answersTo,
  givenOf,
  inTime,
  offsetOf,
  readEvents,
  unread,
  type EventOutcome,
} from "../saves/rules";
import { loadHandOver } from "../handover/commands.server";
import {
  logEventInput,
  payloadVersion,
  takesVersion,
  type LogEventInput,
  type RecordEventsInput,
  type UndoBatchInput,
} from "./schema";

const capability = "attendance.log.write";

export type Outcome = EventOutcome<EventRefusal | "invalid">;

/** `freely`: a save taken back within its two minutes is nobody's yet, so that no PIN is asked for. */
type How = { freely?: boolean };

const endsTooEarly = (one: Outcome | undefined): boolean =>
  one?.outcome === "refused" && one.reason === "ends_before_beginning";

/** An interval that was opened again meets another one that is open. */
const guards = { "23505": refuse("conflict") };

const photosOf = (event: LoggedEvent): string[] =>
  event.kind === "note" && Array.isArray(event.payload["fileIds"]) && !event.removes
    ? event.payload["fileIds"].map(String)
    : [];

/** Photos that are here already; one that follows its note is tagged when it comes. */
async function tagTaken(ctx: Ctx, accepted: readonly LoggedEvent[]): Promise<void> {
  const photos = await findPhotos(ctx, accepted.flatMap(photosOf));
  const tags = accepted.flatMap((event) =>
    photosOf(event).map((fileId) => ({ fileId, childId: event.childId })),
  );
  await tagPhotos(
    ctx,
    tags.filter(({ fileId }) => photos.has(fileId)),
  );
}

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
  { freely = false }: How = {},
): Promise<Result<{ outcomes: Outcome[] }>> =>
  command(
    ctx,
    async (tx) => {
      const version = input.version ?? payloadVersion;
      const isRead = takesVersion(version);
      const read = isRead ? readEvents(logEventInput, input.events) : input.events.map(unread);
      const given = givenOf<LogEventInput>(read);
      const offsetMs = offsetOf(ctx.now, input);
      const events = given.map((one) => eventOf(ctx, input, one, offsetMs));
      const [actor, { known, days }] = await Promise.all([
        findWriter(ctx, input.actorStaffId, events),
        loadDays(tx, ctx, events),
      ]);
      if (!actor) return refuse("actor_unknown");
      const isFree = freely || events.every(({ supersedesId }) => supersedesId === null);
      const handOver = await loadHandOver(tx, ctx, { given, events, actor });
      const ledger = new Ledger({
        ...{ classId: input.classId, now: ctx.now, known, days },
        mayChange: isFree ? undefined : await changesOf(ctx, actor),
        settle: handOver.settle,
      });
      const outcomes = new Map<string, Outcome>();
      const sorted = [...events].sort(inTime);
      const take = (event: LoggedEvent) => {
        const { id } = event;
        outcomes.set(id, ledger.take(event));
      };
      for (const event of sorted) if (!outcomes.has(event.id)) take(event);
      // both ends of an interval moved back: its beginning fits only once its end has moved
      const moved = sorted.filter(({ supersedesId }) => supersedesId !== null);
      for (const event of moved) if (endsTooEarly(outcomes.get(event.id))) take(event);
      await Promise.all([
        writeEvents(tx, ctx, ledger.accepted, input.deviceSeq ?? null),
        saveEntries(tx, ctx, ledger.changed()),
      ]);
      await tagTaken(ctx, ledger.accepted);
      await handOver.write(ledger.accepted);
      if (ledger.accepted.length > 0) {
        await writeAudit(ctx, { capability, after: { batchId: input.batchId } });
        await tellLive(ctx, { kind: "log", classIds: [input.classId] });
      }
      return ok({ outcomes: answersTo(read, outcomes, isRead ? "invalid" : "app_too_old") });
    },
    guards,
  );

function eventOf(
  ctx: Ctx,
  input: RecordEventsInput,
  given: LogEventInput,
  offsetMs: number | null,
): LoggedEvent {
  const offBy = given.chosen ? null : offsetMs;
  const occurredAt = instantOf(given.at.getTime() + (offBy ?? 0));
  return {
    ...{ id: given.id, childId: given.childId, classId: input.classId, kind: given.kind },
    ...{ payloadVersion: input.version ?? payloadVersion, payload: given.payload },
    ...{ occurredAt, receivedAt: ctx.now, day: dayOf(occurredAt, ctx.timeZone) },
    ...{ batchId: input.batchId, actorUserId: ctx.actor.kind === "user" ? ctx.actor.id : null },
    actorStaffId: ctx.actor.kind === "user" ? null : (input.actorStaffId ?? null),
    deviceAt: given.at,
    clockOff: offBy !== null && Math.abs(offBy - productShift()) > futureMs,
    intervalId: given.intervalId ?? null,
    supersedesId: given.supersedesId ?? null,
    ...{ removes: given.removes, overrideReason: given.overrideReason, revision: 0 },
  };
}

async function writeEvents(
  tx: Transaction,
  ctx: Ctx,
  accepted: readonly LoggedEvent[],
  deviceSeq: number | null,
): Promise<void> {
  if (accepted.length === 0) return;
  const { kind: actorKind, id: actorId } = ctx.actor;
  const deviceId = actorKind === "device" ? actorId : null;
  const rows = [...accepted]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((event) => ({ ...event, centreId: ctx.centreId, actorKind, deviceId, deviceSeq }));
  await tx.insert(logEvent).select(rowsOf(logEvent, rows)).prepare("log_events").execute();
}

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
