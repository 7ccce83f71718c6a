import {
  meals,
  toiletKinds,
  type AbsenceReason,
  type DaySchedule,
  type EntryKind,
  type MealAmount,
  type Schedule,
  type ToiletKind,
} from "~db/enums";
import { isUnrecorded } from "~/features/attendance/log/rules";
import type { EntryPayloads } from "~/features/attendance/log/schema";

/** Until then an absence of the same day is a portion less. */
export const kitchenCountsAt = "08:30";

/** An entry of a day as its family may see it. */
export type SeenEntry = {
  [K in EntryKind]: {
    id: string;
    kind: K;
    payload: EntryPayloads[K];
    startsAt: Date;
    endsAt: Date | null;
  };
}[EntryKind];

type Seen<K extends EntryKind> = Extract<SeenEntry, { kind: K }>;
type Person = { name?: string; relation?: string };

const of = <K extends EntryKind>(entries: readonly SeenEntry[], kind: K): Seen<K>[] =>
  // reason: the filter keeps exactly the entries of this kind
  entries.filter((entry) => entry.kind === kind) as Seen<K>[];

const minutesOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date | null }): number =>
  endsAt ? Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000) : 0;

const quarters = { finished: 4, most: 3, half: 2, little: 1, none: 0 } as const satisfies Record<
  MealAmount,
  number
>;

/** How much of the ring is filled. */
export const quartersOf = (amount: MealAmount) => quarters[amount];

/** A stay that was handed over to another class did not end by going home. */
const wentHome = (stay: Seen<"stay">): boolean => !isUnrecorded(stay) && !stay.payload.toClass;

export type NapSpan = { from: string; to: string | null };

/**
 * The six answers of a day: arrived when and with whom, the check, eaten how much of what, slept how long,
 * toilet, mood. `clock` puts a moment into the centre's HH:MM; entries come oldest first, and of a check or
 * a mood the newest counts.
 */
export function todayOf(entries: readonly SeenEntry[], clock: (at: Date) => string) {
  const stays = of(entries, "stay");
  const [first] = stays;
  const last = stays.at(-1);
  const naps = of(entries, "nap");
  const open = naps.find((nap) => nap.endsAt === null);
  const kinds = of(entries, "toilet").map(({ payload }) => payload.kind);
  const eaten = of(entries, "meal").map(({ id, payload }) => ({ id, ...payload }));
  return {
    arrival: first && {
      at: clock(first.startsAt),
      with: personOf(first.payload.broughtBy),
      leftAt: last?.endsAt && wentHome(last) ? clock(last.endsAt) : null,
      /** It went home, and nobody wrote down when. */
      isLeavingUnrecorded: last !== undefined && isUnrecorded(last),
      leftWith: personOf(last?.payload.collectedBy),
    },
    check: of(entries, "morningCheck").at(-1)?.payload ?? null,
    meals: eaten.sort((a, b) => meals.indexOf(a.meal) - meals.indexOf(b.meal)),
    sleep: naps.length > 0 && {
      minutes: naps.reduce((sum, nap) => sum + (isUnrecorded(nap) ? 0 : minutesOf(nap)), 0),
      since: open ? clock(open.startsAt) : null,
      spans: naps.map((nap): NapSpan => ({
        from: clock(nap.startsAt),
        to: nap.endsAt && !isUnrecorded(nap) ? clock(nap.endsAt) : null,
      })),
      isWakingUnrecorded: naps.some(isUnrecorded),
    },
    toilet: toiletKinds
      .map((kind) => ({ kind, count: kinds.filter((one) => one === kind).length }))
      .filter(({ count }) => count > 0),
    mood: of(entries, "mood").at(-1)?.payload ?? null,
    outdoorMinutes: of(entries, "outdoor").reduce((sum, { payload }) => sum + payload.minutes, 0),
    photos: of(entries, "note").flatMap(({ payload, startsAt }) =>
      payload.fileIds.map((fileId) => ({ fileId, text: payload.text, at: clock(startsAt) })),
    ),
  };
}

export type SixAnswers = ReturnType<typeof todayOf>;

const personOf = (person: Person | undefined) =>
  person?.name || person?.relation
    ? { name: person.name ?? null, relation: person.relation ?? null }
    : null;

export type TimelineItem = { id: string; at: string } & (
  | { kind: "arrived" | "left"; who: ReturnType<typeof personOf> }
  | { kind: "moved"; room: string }
  | { kind: "fellAsleep" }
  | { kind: "woke"; minutes: number; note: string }
  | { kind: "toilet"; toilet: ToiletKind }
  | ({ kind: "meal" } & EntryPayloads["meal"])
  | { kind: "morningCheck" | "noonCheck"; check: EntryPayloads["morningCheck"] }
  | { kind: "milk"; millilitres: number }
  | { kind: "water"; millilitres?: number }
  | { kind: "temperature"; celsius: number }
  | { kind: "outdoor"; minutes: number }
  | { kind: "mood"; mood: EntryPayloads["mood"]["mood"]; note: string }
  | { kind: "activity"; title: string; note: string }
  | { kind: "note"; text: string; photos: number }
);

type Moment = TimelineItem extends infer Item ? (Item extends unknown ? Omit<Item, "at" | "id"> : never) : never; // prettier-ignore

/** What an entry is on the time line: an interval that is over stands there twice. */
function momentsOf(entry: SeenEntry): { at: Date; moment: Moment }[] {
  const { startsAt, endsAt } = entry;
  const at = (moment: Moment) => [{ at: startsAt, moment }];
  switch (entry.kind) {
    case "stay": {
      const who = personOf(entry.payload.collectedBy);
      const { fromClass } = entry.payload;
      const isTold = endsAt !== null && wentHome(entry);
      const leaving = isTold ? [{ at: endsAt, moment: { kind: "left" as const, who } }] : [];
      const arrived = { kind: "arrived" as const, who: personOf(entry.payload.broughtBy) };
      const moved = fromClass && { kind: "moved" as const, room: fromClass.name };
      return [...at(moved ?? arrived), ...leaving];
    }
    case "nap": {
      const { note = "" } = entry.payload;
      const woke = { kind: "woke" as const, minutes: minutesOf(entry), note };
      const isTold = endsAt !== null && !isUnrecorded(entry);
      return [...at({ kind: "fellAsleep" }), ...(isTold ? [{ at: endsAt, moment: woke }] : [])];
    }
    case "toilet":
      return at({ kind: "toilet", toilet: entry.payload.kind });
    case "morningCheck":
    case "noonCheck":
      return at({ kind: entry.kind, check: entry.payload });
    case "napCheck":
      // how a child was found asleep is for the room; its sleep is told as one thing
      return [];
    case "milk":
      return at({ kind: entry.kind, millilitres: entry.payload.millilitres });
    case "water":
      return at({ kind: entry.kind, ...entry.payload });
    case "temperature":
      return at({ kind: entry.kind, ...entry.payload });
    case "note":
      return at({
        ...{ kind: "note", text: entry.payload.text },
        photos: entry.payload.fileIds.length,
      });
    case "meal":
      return at({ kind: entry.kind, ...entry.payload });
    case "outdoor":
      return at({ kind: entry.kind, ...entry.payload });
    case "mood":
      return at({ kind: entry.kind, ...entry.payload });
    case "activity":
      return at({ kind: entry.kind, ...entry.payload });
  }
}

/** A day's moments, the newest first. */
export const timelineOf = (
  entries: readonly SeenEntry[],
  clock: (at: Date) => string,
): TimelineItem[] =>
  entries
    .flatMap((entry) =>
      momentsOf(entry).map(({ at, moment }) => ({ at, id: `${entry.id}-${moment.kind}`, moment })),
    )
    .map((one, order) => ({ ...one, order }))
    .sort((a, b) => b.at.getTime() - a.at.getTime() || b.order - a.order)
    .map(({ at, id, moment }) => ({ ...moment, id, at: clock(at) }));

/** Why a day is what it is, where nothing has been written yet. */
export type DayState =
  "logged" | "absent" | "closed" | "notEnrolled" | "notDue" | "expected" | "quiet";

export function dayStateOf(day: {
  hasEntries: boolean;
  isOpen: boolean;
  isPast: boolean;
  /** How the child is enrolled on that day, if at all. */
  schedule: DaySchedule | null;
  absence: { reason: AbsenceReason; schedule: Schedule } | null;
}): DayState {
  if (day.hasEntries) return "logged";
  if (!day.schedule) return "notEnrolled";
  if (!day.isOpen) return "closed";
  if (day.schedule === "none") return "notDue";
  const excused = day.absence?.schedule === "full" || day.absence?.schedule === day.schedule;
  if (excused) return "absent";
  return day.isPast ? "quiet" : "expected";
}

/** What a day of the week strip says before it is opened. */
export type DayMark = "logged" | "absent" | "closed" | "ahead" | "empty";

export function markOf(day: {
  hasEntries: boolean;
  isAway: boolean;
  isOpen: boolean;
  isPast: boolean;
}): DayMark {
  if (day.hasEntries) return "logged";
  if (!day.isOpen) return "closed";
  if (day.isAway) return "absent";
  return day.isPast ? "empty" : "ahead";
}
