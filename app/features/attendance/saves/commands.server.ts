import { sql } from "drizzle-orm";
import { logEvent } from "~db/schema/attendance";
import { findPhotos, tagPhotos } from "~/features/files/photos/commands.server";
import { writeAudit } from "~/lib/audit.server";
import { instantOf, now, productShift } from "~/lib/clock";
import type { Ctx } from "~/lib/context.server";
import { addDays, dayOf } from "~/lib/dates";
import type { Transaction } from "~/lib/db.server";
import { tellLive } from "~/lib/live.server";
import { announce } from "~/lib/outbox.server";
import { ok, refuse, type Result } from "~/lib/result";
import { rowsFrom } from "~/lib/rows.server";
import { statement } from "~/lib/statement.server";
import { changesOf, findWriter, type Writer } from "../actors/commands.server";
import { loadHandOver } from "../handover/commands.server";
import {
  entryIdOf,
  futureMs,
  isFinding,
  isLeaving,
  type EventRefusal,
  type LoggedEvent,
} from "../log/rules";
import {
  logEventInput,
  payloadVersion,
  takesVersion,
  type LogEventInput,
  type RecordEventsInput,
} from "../log/schema";
import { loadDays, saveEntries, type LoadedDays } from "../projection/commands.server";
import { Ledger } from "../projection/rules";
import {
  answersTo,
  givenOf,
  inTime,
  offsetOf,
  readEvents,
  unread,
  type EventOutcome,
} from "./rules";

const capability = "attendance.log.write";

export type Outcome = EventOutcome<EventRefusal | "invalid">;
export type SaveAnswer = Result<{ outcomes: Outcome[] }>;

/** What a device sends of one class at once, as far as it can be read. */
export type ReadSave = ReturnType<typeof readSave>;

/** `freely`: a save taken back within its two minutes is nobody's yet, so that no PIN is asked for. */
export function readSave(ctx: Ctx, input: RecordEventsInput, freely = false) {
  const isTaken = takesVersion(input.version ?? payloadVersion);
  const read = isTaken ? readEvents(logEventInput, input.events) : input.events.map(unread);
  const given = givenOf<LogEventInput>(read);
  const offsetMs = offsetOf(ctx.now, input);
  const events = given.map((one) => eventOf(ctx, input, one, offsetMs));
  const childIds = new Set(events.map(({ childId }) => childId));
  return { ctx, input, freely, isTaken, read, given, events, childIds };
}

/** What was tapped as the event of the log that it becomes. */
export function eventOf(
  ctx: Ctx,
  input: RecordEventsInput,
  given: LogEventInput,
  offsetMs: number | null,
): LoggedEvent {
  const offBy = given.chosen ? null : offsetMs;
  const occurredAt = instantOf(given.at.getTime() + (offBy ?? 0));
  return {
    id: given.id,
    childId: given.childId,
    classId: input.classId,
    kind: given.kind,
    payloadVersion: input.version ?? payloadVersion,
    payload: given.payload,
    occurredAt,
    receivedAt: ctx.now,
    day: dayOf(occurredAt, ctx.timeZone),
    batchId: input.batchId,
    actorUserId: ctx.actor.kind === "user" ? ctx.actor.id : null,
    actorStaffId: ctx.actor.kind === "user" ? null : (input.actorStaffId ?? null),
    deviceAt: given.at,
    clockOff: offBy !== null && Math.abs(offBy - productShift()) > futureMs,
    intervalId: given.intervalId ?? null,
    supersedesId: given.supersedesId ?? null,
    removes: given.removes,
    overrideReason: given.overrideReason,
    revision: 0,
  };
}

const endsTooEarly = (one: Outcome | undefined): boolean =>
  one?.outcome === "refused" && one.reason === "ends_before_beginning";

/** Tries what a save says on its children's days, and finds what of it fits. */
async function settleSave(
  tx: Transaction,
  { ctx, input, freely, given, events }: ReadSave,
  writer: Writer,
  { known, days }: LoadedDays,
) {
  const isFree = freely || events.every(({ supersedesId }) => supersedesId === null);
  const handOver = await loadHandOver(tx, ctx, { given, events, actor: writer });
  const ledger = new Ledger({
    ...{ classId: input.classId, now: ctx.now, known, days },
    mayChange: isFree ? undefined : await changesOf(ctx, writer),
    settle: handOver.settle,
  });
  const outcomes = new Map<string, Outcome>();
  const sorted = [...events].sort(inTime);
  const take = (event: LoggedEvent) => {
    outcomes.set(event.id, ledger.take(event));
  };
  for (const event of sorted) if (!outcomes.has(event.id)) take(event);
  // both ends of an interval moved back: its beginning fits only once its end has moved
  const moved = sorted.filter(({ supersedesId }) => supersedesId !== null);
  for (const event of moved) if (endsTooEarly(outcomes.get(event.id))) take(event);
  return { ctx, input, handOver, outcomes, accepted: ledger.accepted, changed: ledger.changed() };
}

type SettledSave = Awaited<ReturnType<typeof settleSave>>;

/**
 * Writes saves of one centre in the open transaction, and answers each. No child may be in two of them, for
 * each is settled on the days as they were before all of them.
 */
export async function writeSaves(
  tx: Transaction,
  saves: readonly ReadSave[],
): Promise<SaveAnswer[]> {
  const [first] = saves;
  if (!first) return [];
  const everything = saves.flatMap(({ events }) => events);
  const [writers, loaded] = await Promise.all([
    Promise.all(saves.map((one) => findWriter(one.ctx, one.input.actorStaffId, one.events))),
    loadDays(tx, first.ctx, everything),
  ]);
  const settled: (SettledSave | null)[] = [];
  for (const [at, save] of saves.entries()) {
    const writer = writers[at];
    settled.push(writer ? await settleSave(tx, save, writer, loaded) : null);
  }
  const kept = settled.flatMap((one) => (one && one.accepted.length > 0 ? [one] : []));
  await Promise.all([
    writeEvents(tx, first.ctx, kept),
    saveEntries(
      tx,
      first.ctx,
      kept.flatMap(({ changed }) => changed),
    ),
  ]);
  for (const one of kept) await finish(one);
  return saves.map(({ read, isTaken }, at) => {
    const own = settled[at];
    if (!own) return refuse("actor_unknown");
    return ok({ outcomes: answersTo(read, own.outcomes, isTaken ? "invalid" : "app_too_old") });
  });
}

const insertEvents = statement((on) =>
  on
    .insert(logEvent)
    .select(rowsFrom(logEvent, sql.placeholder("rows")))
    .prepare("log_events"),
);

export async function writeEvents(
  tx: Transaction,
  { centreId }: Ctx,
  settled: readonly Pick<SettledSave, "ctx" | "input" | "accepted">[],
): Promise<void> {
  const rows = settled.flatMap(({ ctx: { actor }, input, accepted }) => {
    const deviceId = actor.kind === "device" ? actor.id : null;
    const by = { centreId, actorKind: actor.kind, deviceId, deviceSeq: input.deviceSeq ?? null };
    return accepted.map((event) => ({ ...event, ...by }));
  });
  if (rows.length === 0) return;
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  await insertEvents(tx, { rows: JSON.stringify(rows) });
}

/** What follows from what was written: photos are tagged, approvals used up, the audit and the news told. */
async function finish({ ctx, input, handOver, accepted }: SettledSave): Promise<void> {
  await tagTaken(ctx, accepted);
  await handOver.write(accepted);
  // of days long past, which are written down as history, nobody waits to hear
  const since = addDays(dayOf(now(), ctx.timeZone), -1);
  for (const event of accepted.filter(({ day }) => day >= since)) {
    const { childId, day } = event;
    const entryId = entryIdOf(event);
    if (isLeaving(event)) await announce(ctx, "attendance.wentHome", { childId, day, stayId: entryId }); // prettier-ignore
    if (isFinding(event)) await announce(ctx, "attendance.checkFound", { childId, entryId });
  }
  await writeAudit(ctx, { capability, after: { batchId: input.batchId } });
  await tellLive(ctx, { kind: "log", classIds: [input.classId] });
}

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
