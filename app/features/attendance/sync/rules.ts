import { instantOf } from "~/lib/clock";
import { dayOf } from "~/lib/dates";
import { withAbsences, type SentAbsence } from "../absence-saves/rules";
import type { SentEvent } from "../acts/rules";
import { afterTap, type RoomDuty, type SentDuty } from "../duty-taps/rules";
import { withTaps, type Count, type SentCount } from "../headcount/rules";
import type { DayEntry } from "../log/queries.server";
import { type Entry, type LoggedEvent } from "../log/rules";
import { dayKey, Ledger } from "../projection/rules";
import { roomChildOf, type RoomChild } from "../room/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { eventsOfVisit, type SentVisit } from "../visits/rules";

/** What a save holds, by the noun whose log takes it. */
export type SaveBody =
  | { noun: "log"; events: SentEvent[] }
  | { noun: "duty"; events: SentDuty[] }
  | { noun: "headcount"; events: SentCount[] }
  | { noun: "absence"; events: SentAbsence[] }
  | { noun: "visit"; events: SentVisit[] };
type AnyEvent = SaveBody["events"][number];

/** One save as it waits on a device: a batch of events of one moment, by one person, in one class. */
export type Save = {
  batchId: string;
  body: SaveBody;
  /** Counts the saves of this device: they are sent in this order. */
  seq: number;
  /** `user:<id>` or `device:<id>`: who was signed in when it was tapped, and alone may send it. */
  owner: string;
  classId: string;
  version: number;
  /** What the device knew its clock to be off by at the tap, in ms; null before it was ever told. */
  offsetMs: number | null;
  actorStaffId: string | null;
  /** Taken out of the queue: the server will not have these, and somebody has to look. */
  refused: Refused[] | null;
};

/** `about`: the child or the person of the staff; of a count nobody. */
export type Refused = { id: string; about: string; kind: AnyEvent["kind"]; reason: string };

function aboutOf(event: AnyEvent): string {
  if (event.kind === "count") return "";
  return "staffId" in event ? event.staffId : event.childId;
}

/** The save with those of its events that fit. */
export const withEvents = (save: Save, fits: (event: AnyEvent) => boolean): Save =>
  // reason: a part of a noun's events is of the same noun
  ({ ...save, body: { ...save.body, events: save.body.events.filter(fits) } as SaveBody });

export type Answer = {
  batchId: string;
  outcomes: { id: string; outcome: "accepted" | "duplicate" | "refused"; reason?: string }[];
};

/**
 * What is left of a save after the server has answered: nothing where all of it was taken, else the events
 * that were refused, out of the queue.
 */
export function afterAnswer(save: Save, { outcomes }: Answer): Save | null {
  const outcomeOf = new Map(outcomes.map((one) => [one.id, one]));
  const refused = save.body.events.flatMap((event): Refused[] => {
    const { id, kind } = event;
    const outcome = outcomeOf.get(id);
    if (outcome && outcome.outcome !== "refused") return [];
    return [{ id, about: aboutOf(event), kind, reason: outcome?.reason ?? "not_saved" }];
  });
  if (refused.length === 0) return null;
  const left = new Set(refused.map(({ id }) => id));
  return { ...withEvents(save, ({ id }) => left.has(id)), refused };
}

/** The saves that go out next: of the first one's class, in order, no more than the server takes at once. */
export function nextToSend(saves: readonly Save[], owner: string): Save[] {
  const waiting = saves
    .filter((save) => save.refused === null && save.owner === owner)
    .sort((a, b) => a.seq - b.seq);
  const next: Save[] = [];
  let events = 0;
  for (const save of waiting) {
    if (save.classId !== waiting[0]?.classId || next.length >= 20) break;
    events += save.body.events.length;
    if (next.length > 0 && events > 400) break;
    next.push(save);
  }
  return next;
}

type About = { classId: string; timeZone: string; now: Date; offsetMs: number };

function loggedOf(event: SentEvent, save: Save, about: About): LoggedEvent {
  const offBy = event.chosen ? 0 : (save.offsetMs ?? about.offsetMs);
  const occurredAt = instantOf(instantOf(event.at).getTime() + offBy);
  return {
    ...{ id: event.id, childId: event.childId, classId: save.classId, kind: event.kind },
    ...{ payloadVersion: save.version, payload: { ...event.payload }, occurredAt },
    ...{ deviceAt: instantOf(event.at), receivedAt: about.now, clockOff: false },
    ...{ day: dayOf(occurredAt, about.timeZone), batchId: save.batchId },
    ...{ actorUserId: null, actorStaffId: save.actorStaffId },
    ...{ intervalId: event.intervalId ?? null, supersedesId: event.supersedesId ?? null },
    ...{ removes: event.removes ?? false, revision: 0 },
    overrideReason: event.overrideReason ?? "",
  };
}

/** What was known of an entry as events again, so that what waits can be laid over it. */
function eventsOfEntry(entry: DayEntry, about: { classId: string; day: string }): LoggedEvent[] {
  const isInterval = entry.kind === "stay" || entry.kind === "nap";
  const root: LoggedEvent = {
    ...{ id: entry.id, childId: entry.childId, classId: about.classId, day: about.day },
    kind: entry.kind === "stay" ? "arrival" : entry.kind === "nap" ? "napStart" : entry.kind,
    ...{ payloadVersion: 0, payload: entry.payload, occurredAt: entry.startsAt },
    ...{ deviceAt: entry.startsAt, receivedAt: entry.receivedAt, clockOff: entry.clockOff },
    ...{ batchId: entry.batchId, actorUserId: null, actorStaffId: null },
    ...{ intervalId: isInterval ? entry.id : null, supersedesId: null, removes: false },
    ...{ revision: 1, overrideReason: "" },
  };
  if (!isInterval || !entry.endsAt) return [root];
  const payload = { ...entry.payload };
  if ("toClass" in payload) {
    // the hand-over is the end's: the beginning is to be put right without it
    const { toClass: _end, ...start } = payload;
    root.payload = start;
  }
  const kind = entry.kind === "stay" ? "departure" : "napEnd";
  const end = { ...root, payload, id: `${entry.id} end`, occurredAt: entry.endsAt, revision: 2 };
  return [root, { ...end, kind }];
}

const shownOf = (entry: Entry, by: string | null): DayEntry =>
  // reason: the payload was made for its kind where it was tapped
  ({
    ...{ id: entry.id, childId: entry.childId, kind: entry.kind, payload: entry.payload },
    ...{ startsAt: entry.startsAt, endsAt: entry.endsAt, batchId: entry.batchId, by },
    ...{ receivedAt: entry.receivedAt, corrected: entry.corrected, clockOff: entry.clockOff },
  }) as DayEntry;

/** What a save says in the log of this class; of a hand-over the part that is this class's. */
function eventsIn({ body, classId }: Save, ledger: Ledger, day: string): SentEvent[] {
  if (body.noun === "log") return body.events;
  if (body.noun !== "visit") return [];
  return body.events.flatMap((visit) =>
    eventsOfVisit(visit, ledger.dayOf({ childId: visit.childId, day }), classId),
  );
}

/**
 * The children of a room with what waits on this device laid over what the server last told, by the same
 * rules by which the server will take it.
 */
export function withSaves(
  { room, timeZone }: Pick<Snapshot, "room" | "timeZone">,
  saves: readonly Save[],
  /** `offsetMs`: what the clock is off by as far as is known now, for a save that did not know it. */
  { now, offsetMs }: { now: Date; offsetMs: number },
): RoomChild[] {
  const { children, day, isOpen } = room;
  const about = { classId: room.room.id, day, timeZone, now, offsetMs };
  const waiting = saves.filter(
    ({ body, refused, classId }) =>
      (body.noun === "log" || body.noun === "visit") &&
      refused === null &&
      classId === about.classId,
  );
  if (waiting.length === 0) return children;
  const ledger = new Ledger({
    ...{ classId: about.classId, now, isVisit: true },
    known: children.flatMap(({ entries }) => entries.flatMap((one) => eventsOfEntry(one, about))),
    days: new Map(
      children.map(({ id, entries }) => [
        dayKey(id, day),
        {
          classIds: [about.classId],
          entries: entries.map((entry) => ({ ...entry, classId: about.classId })),
        },
      ]),
    ),
  });
  for (const save of [...waiting].sort((a, b) => a.seq - b.seq)) {
    for (const event of eventsIn(save, ledger, day)) ledger.take(loggedOf(event, save, about));
  }
  const changed = new Map(ledger.changed().map((entry) => [entry.id, entry]));
  return children.map((child) => {
    const own = [...changed.values()].filter((entry) => entry.childId === child.id);
    if (own.length === 0) return child;
    const kept = child.entries.filter(({ id }) => !changed.has(id));
    const byOf = new Map(child.entries.map((entry) => [entry.id, entry.by]));
    const fresh = own
      .filter((entry) => !entry.removed && entry.day === day)
      .map((entry) => shownOf(entry, byOf.get(entry.id) ?? null));
    const entries = [...kept, ...fresh].sort(
      (a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1),
    );
    return roomChildOf(child, entries, isOpen);
  });
}

/** The people of a class with the taps that wait on this device. */
export function dutyWith(
  duty: RoomDuty,
  saves: readonly Save[],
  { offsetMs }: { offsetMs: number },
): RoomDuty {
  return [...saves]
    .filter(({ refused, classId }) => refused === null && classId === duty.classId)
    .sort((a, b) => a.seq - b.seq)
    .flatMap(({ body, offsetMs: known }) =>
      body.noun === "duty" ? body.events.map((event) => ({ event, by: known ?? offsetMs })) : [],
    )
    .reduce((before, { event, by }) => {
      const since = instantOf(instantOf(event.at).getTime() + by).toISOString();
      return afterTap(before, event, since);
    }, duty);
}

/** A room's counts with what waits on this device laid over them. */
export function countsWith(
  { counts, room }: Pick<Snapshot, "counts" | "room">,
  saves: readonly Save[],
  { offsetMs }: { offsetMs: number },
): Count[] {
  const classId = room.room.id;
  const taps = [...saves]
    .filter((save) => save.refused === null && save.classId === classId)
    .sort((a, b) => a.seq - b.seq)
    .flatMap(({ body, offsetMs: known }) =>
      body.noun === "headcount"
        ? body.events.map((event) => ({ event, classId, offBy: known ?? offsetMs }))
        : [],
    );
  if (taps.length === 0) return counts;
  const nameOf = new Map(room.children.map(({ id, name }) => [id, name]));
  return withTaps(counts, taps, (id) => nameOf.get(id) ?? "");
}

/** A room with the absences that wait on this device laid over it. */
export function roomWith(room: Snapshot["room"], saves: readonly Save[]): Snapshot["room"] {
  const told = saves
    .filter((save) => save.refused === null && save.classId === room.room.id)
    .flatMap(({ body }) => (body.noun === "absence" ? body.events : []));
  return withAbsences(room, told);
}
