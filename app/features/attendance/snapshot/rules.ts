import { instantOf } from "~/lib/clock";
import { dayOf } from "~/lib/dates";
import { roomChildOf } from "../room/rules";
import type { Said, Snapshot } from "./queries.server";

/** A snapshot as JSON brings it: its moments are text again. */
export function revived(json: Snapshot): Snapshot {
  const moment = (value: Date | string) => (typeof value === "string" ? instantOf(value) : value);
  const children = json.room.children.map((child) => ({
    ...child,
    entries: child.entries.map((entry) => ({
      ...entry,
      startsAt: moment(entry.startsAt),
      endsAt: entry.endsAt && moment(entry.endsAt),
      receivedAt: moment(entry.receivedAt),
    })),
  }));
  const unrecorded = unrecordedIn(json);
  const room = { ...json.room, children };
  const [rooms, planned] = [roomsIn(json), plannedIn(json)];
  const [instead, said] = [insteadIn(json), saidIn(json)];
  return { ...json, unrecorded, collectors: listsOf(json), planned, said, rooms, instead, room };
}

const plannedIn = ({ planned = [] }: Partial<Pick<Snapshot, "planned">>) => planned;

const saidIn = ({ said = [] }: Partial<Pick<Snapshot, "said">>) =>
  said.map((one: Omit<Said, "unread"> & Partial<Said>) => ({ ...one, unread: one.unread ?? 0 }));

const insteadIn = ({ instead = [] }: Partial<Pick<Snapshot, "instead">>) => instead;

/** What was kept before the other classes were part of it knows none. */
const roomsIn = ({ rooms = [] }: Partial<Pick<Snapshot, "rooms">>) => rooms;

const unrecordedIn = ({ unrecorded = 0 }: Partial<Pick<Snapshot, "unrecorded">>) => unrecorded;

/** What was kept before the lists were part of it has none. */
const listsOf = (json: Partial<Pick<Snapshot, "collectors">>) => json.collectors ?? {};

/** What a device shows that was last told more than this long ago is old: who was here may have left. */
export const oldMs = 15 * 60_000;

/**
 * The room on the day that it is now. What was kept the day before still knows the children, but nothing of
 * today: nobody has come, and who is excused, or approved to collect, is not known.
 */
export function onDay(kept: Snapshot, at: Date): Snapshot {
  const day = dayOf(at, kept.timeZone);
  if (day <= kept.room.day) return kept;
  const children = kept.room.children.map((child) =>
    roomChildOf({ ...child, absence: null }, [], true),
  );
  const lists = Object.entries(listsOf(kept));
  const collectors = Object.fromEntries(
    lists.map(([id, list]) => [id, list.filter(({ kind }) => kind !== "approval")]),
  );
  const room = { ...kept.room, day, isOpen: true, children };
  return { ...kept, collectors, counts: [], planned: [], said: [], instead: [], room };
}
