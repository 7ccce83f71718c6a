import { groupBy } from "~/lib/group";
import {
  beginsInterval,
  endsInterval,
  entryIdOf,
  entryKindOf,
  fromClassOf,
  futureMs,
  projectEntry,
  refusalOf,
  slackMs,
  toClassOf,
  type ChildDay,
  type Entry,
  type EventRefusal,
  type LoggedEvent,
} from "../log/rules";

type Taken =
  | { id: string; outcome: "accepted" }
  | { id: string; outcome: "duplicate" }
  | { id: string; outcome: "refused"; reason: EventRefusal };

export const dayKey = (childId: string, day: string): string => `${childId} ${day}`;

/**
 * The days of some children while a save is written into them: takes events one by one, refuses what does
 * not fit the day so far, and knows in the end which entries changed.
 */
export class Ledger {
  readonly accepted: LoggedEvent[] = [];
  readonly #classId: string;
  readonly #now: Date;
  readonly #before: ReadonlyMap<string, ChildDay>;
  readonly #days = new Map<string, ChildDay>();
  readonly #isVisit: boolean;
  readonly #mayChange: (entry: Entry) => boolean;
  readonly #settle: (event: LoggedEvent) => LoggedEvent | EventRefusal;
  readonly #events = new Map<string, LoggedEvent[]>();
  readonly #known = new Set<string>();
  /** What the accepted events make of their entries. */
  readonly #changed = new Map<string, Entry | null>();

  constructor(start: {
    classId: string;
    now: Date;
    /** Events that are written already: of the entries touched, and those with the same ids. */
    known: readonly LoggedEvent[];
    days: ReadonlyMap<string, ChildDay>;
    /** A hand-over to another class, or its undoing: written for both classes. */
    isVisit?: boolean;
    /** Whether the writer may change or remove an entry as it stands. */
    mayChange?: (entry: Entry) => boolean;
    /** Asked last, of what fits otherwise: the event as it is to be written, or why it is not. */
    settle?: (event: LoggedEvent) => LoggedEvent | EventRefusal;
  }) {
    this.#classId = start.classId;
    this.#now = start.now;
    this.#before = start.days;
    this.#isVisit = start.isVisit ?? false;
    this.#mayChange = start.mayChange ?? (() => true);
    this.#settle = start.settle ?? ((event) => event);
    for (const event of start.known) this.#keep(event);
  }

  #keep(event: LoggedEvent): void {
    const id = entryIdOf(event);
    this.#known.add(event.id);
    this.#events.set(id, [...(this.#events.get(id) ?? []), event]);
  }

  take(asked: LoggedEvent): Taken {
    const { id } = asked;
    if (this.#known.has(id)) return { id, outcome: "duplicate" };
    const whole = this.#inOrder(this.#complete(asked));
    const reason = whole ? this.#refusal(whole) : "not_found";
    if (!whole || reason) return { id, outcome: "refused", reason: reason ?? "not_found" };
    const settled = this.#settle(whole);
    if (typeof settled === "string") return { id, outcome: "refused", reason: settled };
    const event = { ...settled, revision: this.#nextRevision(entryIdOf(whole)) };
    this.#keep(event);
    this.accepted.push(event);
    this.#refresh(event);
    return { id, outcome: "accepted" };
  }

  #nextRevision(entryId: string): number {
    return 1 + Math.max(0, ...(this.#events.get(entryId) ?? []).map(({ revision }) => revision));
  }

  /** Fills in what the device need not know: which interval is ended, and the root of what is corrected. */
  #complete(event: LoggedEvent): LoggedEvent | null {
    const supersedes = event.supersedesId ?? this.#unrecordedEnd(event);
    if (supersedes) {
      const corrected = this.#endOf(supersedes, event) ?? this.#find(supersedes);
      if (!corrected || corrected.childId !== event.childId || corrected.kind !== event.kind) {
        return null;
      }
      const supersedesId = corrected.supersedesId ?? corrected.id;
      const occurredAt = event.removes ? corrected.occurredAt : event.occurredAt;
      const { intervalId, day, classId } = corrected;
      return { ...event, supersedesId, occurredAt, intervalId, day, classId };
    }
    if (beginsInterval(event.kind)) return { ...event, intervalId: event.intervalId ?? event.id };
    if (!endsInterval(event.kind)) return { ...event, intervalId: null };
    return { ...event, intervalId: event.intervalId ?? this.#openInterval(event) };
  }

  /** An end just before its beginning is at it, and a beginning just before the last end of its kind at that. */
  #inOrder(event: LoggedEvent | null): LoggedEvent | null {
    if (!event || event.removes) return event;
    const kind = entryKindOf(event.kind);
    const { entries } = this.dayOf(event);
    let bound: Date | null | undefined;
    if (endsInterval(event.kind)) {
      bound = entries.find(({ id }) => id === event.intervalId)?.startsAt;
    } else if (beginsInterval(event.kind) && !event.supersedesId) {
      bound = entries.findLast((one) => one.kind === kind)?.endsAt;
    }
    const early = bound ? bound.getTime() - event.occurredAt.getTime() : 0;
    return bound && early > 0 && early <= slackMs ? { ...event, occurredAt: bound } : event;
  }

  /** The end of an interval goes by the interval's id, which is all that a day's entry tells of it. */
  #endOf(intervalId: string, event: LoggedEvent): LoggedEvent | undefined {
    if (!endsInterval(event.kind)) return undefined;
    return (this.#events.get(intervalId) ?? []).find(
      ({ kind, supersedesId }) => kind === event.kind && supersedesId === null,
    );
  }

  /** An end that is told after the day was closed takes the place of the one that nobody had written down. */
  #unrecordedEnd(event: LoggedEvent): string | null {
    if (!endsInterval(event.kind) || event.payload["unrecorded"] === true) return null;
    if (this.#openInterval(event)) return null;
    const kind = entryKindOf(event.kind);
    const closed = this.dayOf(event).entries.findLast(
      (one) => one.kind === kind && (event.intervalId ?? one.id) === one.id,
    );
    const entry = closed && projectEntry(this.#events.get(closed.id) ?? []);
    return entry?.payload["unrecorded"] === true ? entry.id : null;
  }

  #find(id: string): LoggedEvent | undefined {
    for (const events of this.#events.values()) {
      const found = events.find((event) => event.id === id);
      if (found) return found;
    }
    return undefined;
  }

  /** Whether an event of this id is written already. */
  knows(id: string): boolean {
    return this.#known.has(id);
  }

  /** What the day of an event holds so far. */
  dayOf(event: Pick<LoggedEvent, "childId" | "day">): ChildDay {
    const key = dayKey(event.childId, event.day);
    return this.#days.get(key) ?? this.#before.get(key) ?? { classIds: [], entries: [] };
  }

  #openInterval(event: LoggedEvent): string | null {
    const kind = entryKindOf(event.kind);
    const open = this.dayOf(event).entries.find((one) => one.kind === kind && one.endsAt === null);
    return open?.id ?? null;
  }

  #refusal(event: LoggedEvent): EventRefusal | null {
    if (event.supersedesId) {
      const corrected = this.#events.get(entryIdOf(event)) ?? [];
      const reason = this.#isVisit ? null : this.#refusalOfClass(event, corrected);
      if (reason) return reason;
      const before = projectEntry(corrected);
      if (before && !this.#mayChange(before)) return "pin_needed";
      if (event.occurredAt.getTime() > this.#now.getTime() + futureMs) return "entry_in_future";
      return this.#refusalOfChange(event, projectEntry([...corrected, event]));
    }
    return refusalOf(event, { now: this.#now, day: this.dayOf(event) });
  }

  /** A class changes what is its own, and of that not the moment of a hand-over, which is two classes'. */
  #refusalOfClass(event: LoggedEvent, corrected: readonly LoggedEvent[]): EventRefusal | null {
    if (corrected.some(({ classId }) => classId !== this.#classId)) return "entry_not_in_class";
    const root = corrected.find(({ id }) => id === event.supersedesId);
    if (root && (toClassOf(root.payload) ?? fromClassOf(root.payload))) return "part_of_visit";
    const before = event.removes ? projectEntry(corrected) : null;
    return before && toClassOf(before.payload) ? "part_of_visit" : null;
  }

  /** A change keeps the order of an interval's ends, and leaves one of a kind open. */
  #refusalOfChange(event: LoggedEvent, entry: Entry | null): EventRefusal | null {
    if (!entry || entry.removed) return null;
    if (entry.endsAt) return entry.endsAt < entry.startsAt ? "ends_before_beginning" : null;
    const others = this.dayOf(event).entries.filter(({ id }) => id !== entry.id);
    const isTaken = others.some((one) => one.kind === entry.kind && one.endsAt === null);
    if (!isTaken) return null;
    return entry.kind === "stay" ? "already_arrived" : "already_asleep";
  }

  #refresh(event: LoggedEvent): void {
    const day = this.dayOf(event);
    const id = entryIdOf(event);
    const entry = projectEntry(this.#events.get(id) ?? []);
    this.#changed.set(id, entry);
    const others = day.entries.filter((one) => one.id !== id);
    const entries = entry && !entry.removed ? [...others, entry] : others;
    this.#days.set(dayKey(event.childId, event.day), { ...day, entries });
  }

  /** The entries that the accepted events made or changed. */
  changed(): Entry[] {
    return [...this.#changed.values()].flatMap((entry) => entry ?? []);
  }

  /** Every entry that a log amounts to. */
  static entriesOf(events: readonly LoggedEvent[]): Entry[] {
    const byEntry = groupBy(events, entryIdOf);
    return [...byEntry.values()].flatMap((of) => projectEntry(of) ?? []);
  }
}
