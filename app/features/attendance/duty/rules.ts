import type { ActorKind, DutyKind } from "~db/enums";
import { groupBy } from "~/lib/group";
import { futureMs } from "../log/rules";

export type DutyEvent = {
  id: string;
  staffId: string;
  classId: string;
  kind: DutyKind;
  occurredAt: Date;
  /** The device's clock as it was; `occurredAt` is corrected by what it was off. */
  deviceAt: Date;
  receivedAt: Date;
  day: string;
  batchId: string;
  actorKind: ActorKind;
  actorUserId: string | null;
  actorStaffId: string | null;
  supersedesId: string | null;
  removes: boolean;
  /** The place in its own history, given by the server. */
  revision: number;
};

export type DutyStay = {
  id: string;
  staffId: string;
  classId: string;
  day: string;
  startsAt: Date;
  endsAt: Date | null;
  endedByDay: boolean;
  batchId: string;
  receivedAt: Date;
};

const rootOf = ({ id, supersedesId }: Pick<DutyEvent, "id" | "supersedesId">): string =>
  supersedesId ?? id;

/** What stands of the events: each at the time its newest correction says, without those taken back. */
function standing(events: readonly DutyEvent[]): DutyEvent[] {
  const histories = groupBy(events, rootOf);
  return [...histories].flatMap(([id, history]) => {
    const [first, ...later] = [...history].sort((a, b) => a.revision - b.revision);
    const now = later.at(-1) ?? first;
    if (!first || first.id !== id || !now || now.removes) return [];
    return { ...first, occurredAt: now.occurredAt, receivedAt: now.receivedAt };
  });
}

const inTime = (a: DutyEvent, b: DutyEvent): number =>
  a.occurredAt.getTime() - b.occurredAt.getTime() || a.revision - b.revision || (a.id < b.id ? -1 : 1); // prettier-ignore

/** Of one person's day the stays, and how many events changed nothing. */
function walk(events: readonly DutyEvent[]): { stays: DutyStay[]; idle: number } {
  const stays: DutyStay[] = [];
  let idle = 0;
  for (const event of [...events].sort(inTime)) {
    const last = stays.at(-1);
    const open = last?.endsAt === null ? last : undefined;
    const { occurredAt: at, receivedAt } = event;
    if (event.kind === "out") {
      if (open?.classId === event.classId) Object.assign(open, { endsAt: at, receivedAt });
      else idle += 1;
      continue;
    }
    if (open?.classId === event.classId) {
      idle += 1;
      continue;
    }
    if (open) Object.assign(open, { endsAt: at, receivedAt });
    const { id, staffId, classId, day, batchId } = event;
    stays.push({
      ...{ id, staffId, classId, day, startsAt: at, endsAt: null, endedByDay: false },
      ...{ batchId, receivedAt },
    });
  }
  return { stays, idle };
}

/**
 * One person's stays of one day from all of its events, whatever order they came in. Who comes into another
 * class leaves the first at that moment; what the day's end closed gives way to any later word of a person.
 */
export function projectStays(events: readonly DutyEvent[]): DutyStay[] {
  const stand = standing(events);
  const { stays } = walk(stand.filter(({ actorKind }) => actorKind !== "job"));
  const open = stays.find(({ endsAt }) => endsAt === null);
  const closing = stand.filter(({ actorKind, kind }) => actorKind === "job" && kind === "out");
  const end = closing.sort(inTime).at(-1);
  if (!open || !end) return stays;
  const endsAt = end.occurredAt > open.startsAt ? end.occurredAt : open.startsAt;
  Object.assign(open, { endsAt, endedByDay: true, receivedAt: end.receivedAt });
  return stays;
}

/** The word that ended a stay, by the id a correction names; null where the day or another class ended it. */
export function leavingOf(
  events: readonly DutyEvent[],
  { classId, endsAt }: Pick<DutyStay, "classId" | "endsAt">,
): string | null {
  const leaving = standing(events).find(
    (event) =>
      event.kind === "out" &&
      event.actorKind !== "job" &&
      event.classId === classId &&
      event.occurredAt.getTime() === endsAt?.getTime(),
  );
  return leaving?.id ?? null;
}

const idleOf = (events: readonly DutyEvent[]): number =>
  walk(standing(events).filter(({ actorKind }) => actorKind !== "job")).idle;

export type DutyRefusal =
  | "entry_in_future"
  | "not_employed_then"
  | "already_on_duty"
  | "not_on_duty"
  | "ends_before_beginning"
  | "entry_not_in_class"
  | "not_found"
  | "pin_needed";

export type DutyDay = {
  /** Employed that day. */
  works: boolean;
  events: readonly DutyEvent[];
};

/**
 * Why an event cannot be written, or null: ahead of the clock, of somebody who does not work here that day,
 * coming into a class one is in already, leaving one that one is not in. Judged at the event's own time, so
 * that what a tablet kept back still finds the day as it was then.
 */
export function dutyRefusal(
  event: DutyEvent,
  { now, day }: { now: Date; day: DutyDay },
): DutyRefusal | null {
  if (event.occurredAt.getTime() > now.getTime() + futureMs) return "entry_in_future";
  if (event.supersedesId) {
    if (event.removes) return null;
    return idleOf([...day.events, event]) > idleOf(day.events) ? "ends_before_beginning" : null;
  }
  if (!day.works) return "not_employed_then";
  const real = day.events.filter(({ actorKind }) => actorKind !== "job");
  const at = projectStays(real).findLast(
    ({ startsAt, endsAt }) =>
      startsAt <= event.occurredAt && (endsAt === null || event.occurredAt < endsAt),
  );
  const isIn = at?.classId === event.classId;
  if (event.kind === "in") return isIn ? "already_on_duty" : null;
  return isIn ? null : "not_on_duty";
}

type Taken =
  | { id: string; outcome: "accepted" }
  | { id: string; outcome: "duplicate" }
  | { id: string; outcome: "refused"; reason: DutyRefusal };

export const personDay = ({ staffId, day }: Pick<DutyEvent, "staffId" | "day">): string =>
  `${staffId} ${day}`;

/** The days of some people while a save is written into them, as the children's `Ledger`. */
export class DutyLedger {
  readonly accepted: DutyEvent[] = [];
  readonly #about: { classId: string; now: Date };
  readonly #works: (staffId: string, day: string) => boolean;
  readonly #mayChange: (written: DutyEvent) => boolean;
  readonly #days = new Map<string, DutyEvent[]>();
  readonly #known = new Map<string, DutyEvent>();

  constructor(start: {
    classId: string;
    now: Date;
    /** What is written already of these people's days, and events with the same ids. */
    known: readonly DutyEvent[];
    works: (staffId: string, day: string) => boolean;
    /** Whether the writer may correct or take back what stands written. */
    mayChange?: (written: DutyEvent) => boolean;
  }) {
    this.#about = start;
    this.#works = start.works;
    this.#mayChange = start.mayChange ?? (() => true);
    for (const event of start.known) this.#keep(event);
  }

  #keep(event: DutyEvent): void {
    this.#known.set(event.id, event);
    const key = personDay(event);
    this.#days.set(key, [...(this.#days.get(key) ?? []), event]);
  }

  take(asked: DutyEvent): Taken {
    const { id } = asked;
    if (this.#known.has(id)) return { id, outcome: "duplicate" };
    const whole = this.#complete(asked);
    if (typeof whole === "string") return { id, outcome: "refused", reason: whole };
    const events = this.#days.get(personDay(whole)) ?? [];
    const day = { works: this.#works(whole.staffId, whole.day), events };
    const history = events.filter((one) => rootOf(one) === rootOf(whole));
    const written = [...history].sort((a, b) => a.revision - b.revision).at(-1);
    if (written && !this.#mayChange(written))
      return { id, outcome: "refused", reason: "pin_needed" };
    const event = { ...whole, revision: 1 + (written?.revision ?? 0) };
    const reason = dutyRefusal(event, { now: this.#about.now, day });
    if (reason) return { id, outcome: "refused", reason };
    this.#keep(event);
    this.accepted.push(event);
    return { id, outcome: "accepted" };
  }

  /** A correction is of the same person, kind, class and day as what it corrects. */
  #complete(event: DutyEvent): DutyEvent | DutyRefusal {
    if (!event.supersedesId) return event;
    const corrected = this.#known.get(event.supersedesId);
    if (!corrected || corrected.staffId !== event.staffId || corrected.kind !== event.kind) {
      return "not_found";
    }
    if (corrected.classId !== this.#about.classId) return "entry_not_in_class";
    const occurredAt = event.removes ? corrected.occurredAt : event.occurredAt;
    if (!event.removes && event.day !== corrected.day) return "ends_before_beginning";
    return { ...event, occurredAt, day: corrected.day, supersedesId: rootOf(corrected) };
  }

  /** The person-days that the accepted events touch, each with its stays as they stand now. */
  changed(): { staffId: string; day: string; stays: DutyStay[] }[] {
    const touched = groupBy(this.accepted, personDay);
    return [...touched.values()].flatMap(([first]) =>
      first
        ? {
            ...{ staffId: first.staffId, day: first.day },
            stays: projectStays(this.#days.get(personDay(first)) ?? []),
          }
        : [],
    );
  }
}
