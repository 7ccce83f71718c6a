import type { EntryKind, LogKind } from "~db/enums";

/** How long a save can be taken back, and how long families do not see it yet. */
export const undoMs = 2 * 60_000;

/** A device's clock may run ahead of the server's by this much after correction. */
export const futureMs = 5 * 60_000;

/**
 * No two moments are known to lie apart by less: a device's clock is corrected by what was measured, which a
 * slow network makes seconds wrong, and a time that is chosen has no seconds.
 */
export const slackMs = 60_000;

export type LoggedEvent = {
  id: string;
  childId: string;
  classId: string;
  kind: LogKind;
  payloadVersion: number;
  payload: Record<string, unknown>;
  occurredAt: Date;
  receivedAt: Date;
  day: string;
  batchId: string;
  actorUserId: string | null;
  actorStaffId: string | null;
  /** The device's clock as it was; `occurredAt` is corrected by what it was off. */
  deviceAt: Date;
  /** It was off by more than it may run ahead: worth a look at the device. */
  clockOff: boolean;
  intervalId: string | null;
  supersedesId: string | null;
  removes: boolean;
  /** The place in its entry's history, given by the server. */
  revision: number;
  overrideReason: string;
};

export type Entry = {
  id: string;
  childId: string;
  classId: string;
  day: string;
  kind: EntryKind;
  payloadVersion: number;
  payload: Record<string, unknown>;
  startsAt: Date;
  endsAt: Date | null;
  batchId: string;
  actorUserId: string | null;
  actorStaffId: string | null;
  receivedAt: Date;
  removed: boolean;
  corrected: boolean;
  clockOff: boolean;
  overrideReason: string;
};

const startKinds = { arrival: "stay", napStart: "nap" } as const;
const endKinds = { departure: "stay", napEnd: "nap" } as const;

export const beginsInterval = (kind: LogKind): kind is keyof typeof startKinds =>
  kind in startKinds;
export const endsInterval = (kind: LogKind): kind is keyof typeof endKinds => kind in endKinds;

/** What a kind of event becomes in the day. */
export function entryKindOf(kind: LogKind): EntryKind {
  if (beginsInterval(kind)) return startKinds[kind];
  return endsInterval(kind) ? endKinds[kind] : kind;
}

/** The entry an event belongs to: its interval, what it corrects, or itself. */
export const entryIdOf = (event: Pick<LoggedEvent, "id" | "intervalId" | "supersedesId">): string =>
  event.intervalId ?? event.supersedesId ?? event.id;

const byRevision = (a: LoggedEvent, b: LoggedEvent): number => a.revision - b.revision;

/**
 * The first event of its kind and what stands in its place now: the newest of those that correct it. Where the
 * first was taken back and told anew, the one told anew.
 */
function settle(events: readonly LoggedEvent[]) {
  const [first] = events;
  if (!first) return null;
  if (events.length === 1 && first.supersedesId === null) {
    return { root: first, now: first, corrected: false };
  }
  const roots = events.filter((event) => event.supersedesId === null).sort(byRevision);
  const settled = roots.map((root) => {
    const corrections = events.filter((event) => event.supersedesId === root.id).sort(byRevision);
    return { root, now: corrections.at(-1) ?? root, corrected: corrections.length > 0 };
  });
  return settled.find(({ now }) => !now.removes) ?? settled[0] ?? null;
}

/**
 * One entry of the day from all of its events, whatever order they came in; null when its beginning is
 * missing. Of two corrections the one received later stands. An end that was removed leaves the interval open.
 */
export function projectEntry(events: readonly LoggedEvent[]): Entry | null {
  const ends = events.filter((event) => endsInterval(event.kind));
  const start = settle(
    ends.length === 0 ? events : events.filter((event) => !endsInterval(event.kind)),
  );
  if (!start) return null;
  const { root, now } = start;
  const end = settle(ends);
  const ended = end && !end.now.removes ? end : null;
  const isInterval = beginsInterval(root.kind);
  return {
    id: entryIdOf(root),
    childId: root.childId,
    classId: root.classId,
    day: root.day,
    kind: entryKindOf(root.kind),
    payloadVersion: now.payloadVersion,
    payload: ended ? { ...now.payload, ...ended.now.payload } : now.payload,
    startsAt: now.occurredAt,
    endsAt: isInterval ? (ended?.now.occurredAt ?? null) : now.occurredAt,
    batchId: root.batchId,
    actorUserId: (ended?.now ?? now).actorUserId,
    actorStaffId: (ended?.now ?? now).actorStaffId,
    receivedAt: (ended ?? start).root.receivedAt,
    removed: now.removes,
    corrected: start.corrected || (end?.corrected ?? false),
    clockOff: root.clockOff || (ended?.root.clockOff ?? false),
    overrideReason: root.overrideReason || (ended?.root.overrideReason ?? ""),
  };
}

/** Whether the end of an interval was closed after hours, so that its time says nothing about the child. */
export const isUnrecorded = (entry: { kind: EntryKind; payload: object }): boolean =>
  (entry.kind === "stay" || entry.kind === "nap") &&
  "unrecorded" in entry.payload &&
  entry.payload.unrecorded === true;

export type EventRefusal =
  | "entry_in_future"
  | "entry_not_in_class"
  | "outside_enrolment"
  | "already_arrived"
  | "not_arrived"
  | "not_present"
  | "already_asleep"
  | "not_asleep"
  | "ends_before_beginning"
  | "not_found"
  | "pin_needed"
  | "collector_not_authorised"
  | "collector_barred"
  | "part_of_visit"
  | "visit_went_on"
  | "undo_too_late"
  | "app_too_old";

export type ChildDay = {
  /** The classes in which the child is enrolled or booked that day; none when it does not come here then. */
  classIds: readonly string[];
  /** What the day holds so far, removed entries left out. */
  entries: readonly Pick<Entry, "id" | "kind" | "classId" | "startsAt" | "endsAt">[];
};

const openOne = (day: ChildDay, kind: EntryKind) =>
  day.entries.find((entry) => entry.kind === kind && entry.endsAt === null);

const hasName = (value: unknown): value is { id: string; name: string } =>
  typeof value === "object" && value !== null && "id" in value && "name" in value;

/** The class to which a stay was handed over at its end, or nothing. */
export const toClassOf = (payload: object) =>
  "toClass" in payload && hasName(payload.toClass) ? payload.toClass : null;

/** Whether an event is a check that found something. */
export const isFinding = ({
  kind,
  payload,
  removes,
}: Pick<LoggedEvent, "kind" | "payload" | "removes">): boolean =>
  (kind === "morningCheck" || kind === "noonCheck") && !removes && payload["result"] === "abnormal";

/**
 * Whether a child goes home by this event: somebody saw it leave, and no other class has it now. What corrects an
 * end that was written already is none.
 */
export const isLeaving = (
  event: Pick<LoggedEvent, "kind" | "payload" | "removes" | "supersedesId">,
): boolean =>
  event.kind === "departure" &&
  !event.removes &&
  event.supersedesId === null &&
  event.payload["unrecorded"] !== true &&
  !toClassOf(event.payload);

/** The newest stay of a day's entries, which stand in the order of time. */
export const lastStayIn = <E extends { kind: EntryKind }>(entries: readonly E[]): E | undefined =>
  entries.findLast(({ kind }) => kind === "stay");

/** The class that has a child now, where this one has handed it over. */
export function elsewhereOf(child: {
  entries: readonly { kind: EntryKind; payload: object }[];
}): { id: string; name: string } | null {
  const stay = lastStayIn(child.entries);
  return stay ? toClassOf(stay.payload) : null;
}

/** The class from which a stay was handed over at its beginning, or nothing. */
export const fromClassOf = (payload: object) =>
  "fromClass" in payload && hasName(payload.fromClass) ? payload.fromClass : null;

/**
 * Why a new event cannot be written, or null. A child is in one class at a time, arrives once before it leaves, and
 * everything else happens while it is, or was, there that day, or for a reason that is given. It belongs where it
 * has a place, and where another class has handed it over; from then on that class alone writes about it.
 */
export function refusalOf(
  event: Pick<LoggedEvent, "kind" | "classId" | "payload" | "occurredAt" | "overrideReason">,
  about: { now: Date; day: ChildDay },
): EventRefusal | null {
  const { day } = about;
  const { classId } = event;
  if (event.occurredAt.getTime() > about.now.getTime() + futureMs) return "entry_in_future";
  const belongs = (to: string) =>
    day.classIds.includes(to) ||
    day.entries.some((entry) => entry.kind === "stay" && entry.classId === to);
  if (day.classIds.length === 0) return "outside_enrolment";
  if (!belongs(fromClassOf(event.payload)?.id ?? classId)) return "entry_not_in_class";
  const kind = entryKindOf(event.kind);
  const open = openOne(day, kind);
  if (event.kind === "arrival") return open ? "already_arrived" : null;
  if (!day.entries.some((entry) => entry.kind === "stay")) {
    if (event.kind === "departure") return "not_arrived";
    return event.overrideReason ? null : "not_present";
  }
  if (!endsInterval(event.kind)) {
    const stay = openOne(day, "stay");
    const isElsewhere = stay !== undefined && stay.classId !== classId;
    if (isElsewhere && (event.kind === "napStart" || event.occurredAt >= stay.startsAt)) {
      return "entry_not_in_class";
    }
    return event.kind === "napStart" && open ? "already_asleep" : null;
  }
  if (!open) return event.kind === "departure" ? "not_arrived" : "not_asleep";
  if (open.classId !== classId) return "entry_not_in_class";
  return event.occurredAt < open.startsAt ? "ends_before_beginning" : null;
}

/**
 * The entry as its family may see it now, or null: two minutes after it came in, so that a slip of the
 * finger can be taken back. An interval whose end is that new is shown as still open.
 */
export function asSeenByFamily<
  T extends Pick<Entry, "startsAt" | "endsAt" | "receivedAt" | "kind">,
>(entry: T, now: Date): T | null {
  const settled = now.getTime() - undoMs;
  if (entry.receivedAt.getTime() <= settled) return entry;
  const isInterval = entry.kind === "stay" || entry.kind === "nap";
  const isEndNew = isInterval && entry.endsAt !== null && entry.startsAt.getTime() <= settled;
  return isEndNew ? { ...entry, endsAt: null } : null;
}
