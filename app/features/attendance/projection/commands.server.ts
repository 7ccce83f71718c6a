import { and, asc, eq, gt, inArray, isNull, lte, or, sql, type AnyColumn } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import { dayEntry, logEvent } from "~db/schema/attendance";
import { child } from "~db/schema/children";
import { booking, enrolment } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { groupBy } from "~/lib/group";
import { among, asArray, rowsFrom } from "~/lib/rows.server";
import { showEntries } from "~/lib/shown.server";
import { statement } from "~/lib/statement.server";
import { endsInterval, type ChildDay, type Entry, type LoggedEvent } from "../log/rules";
import { dayKey } from "./rules";

const ids = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

const intervalKinds = ["arrival", "departure", "napStart", "napEnd"] as const;

export type LoadedDays = {
  /** Those who exist here, held until the save is over. */
  children: string[];
  /** Written already: events of the same ids, and the history of every entry that these events touch. */
  known: LoggedEvent[];
  /** Where each child belongs on each day of these events, and its stays and naps so far. */
  days: Map<string, ChildDay>;
};

/** Locks the children that exist here, in the order of their ids, until the transaction is over: these. */
export async function holdChildren(
  tx: Transaction,
  { centreId }: Ctx,
  childIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (childIds.length === 0) return new Set();
  const held = await lockChildren(tx, { centreId, children: asArray(ids(childIds)) });
  return new Set(held.map(({ id }) => id));
}

/**
 * Holds the children of some events, in the order of their ids, and reads what a save has to know of their
 * days. All of it goes down the connection together: what follows the lock sees what the lock has waited for.
 */
export async function loadDays(
  tx: Transaction,
  ctx: Ctx,
  events: readonly LoggedEvent[],
): Promise<LoadedDays> {
  if (events.length === 0) return { children: [], known: [], days: new Map() };
  const children = ids(events.map(({ childId }) => childId)).sort();
  const days = ids(events.map(({ day }) => day)).sort();
  const of = {
    ...{ centreId: ctx.centreId, children: asArray(children), days: asArray(days) },
    ...{ first: days[0] ?? "", last: days.at(-1) ?? "" },
  };
  const [held, known, places, entries] = await Promise.all([
    lockChildren(tx, of),
    loadEvents(tx, of, events),
    loadPlaces(tx, of),
    loadStays(tx, of),
  ]);
  const placesOf = groupBy(places, ({ childId }) => childId);
  const entriesOf = groupBy(entries, (one) => dayKey(one.childId, one.day));
  const found = new Map<string, ChildDay>();
  for (const { id } of held) {
    for (const day of days) {
      const own = (placesOf.get(id) ?? []).filter(
        ({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day),
      );
      const key = dayKey(id, day);
      const classIds = own.map(({ classId }) => classId);
      found.set(key, { classIds, entries: entriesOf.get(key) ?? [] });
    }
  }
  return { children: held.map(({ id }) => id), known, days: found };
}

type Of = { centreId: string; children: string; days: string; first: string; last: string };

const inCentre = (column: AnyColumn) => eq(column, sql.placeholder("centreId"));

const lockChildren = statement((on) =>
  on
    .select({ id: child.id })
    .from(child)
    .where(and(inCentre(child.centreId), among(child.id, "children")))
    .orderBy(child.id)
    .for("no key update")
    .prepare("log_children"),
);

/** Events by their ids. */
const findEvents = statement((on) =>
  on
    .select()
    .from(logEvent)
    .where(and(inCentre(logEvent.centreId), among(logEvent.id, "same")))
    .prepare("log_known"),
);

/** Events by their ids, and the intervals of some children's days. */
const findIntervals = statement((on) =>
  on
    .select()
    .from(logEvent)
    .where(
      and(
        inCentre(logEvent.centreId),
        or(
          among(logEvent.id, "same"),
          and(
            among(logEvent.childId, "children"),
            among(logEvent.day, "days", "date"),
            inArray(logEvent.kind, [...intervalKinds]),
          ),
        ),
      ),
    )
    .prepare("log_intervals"),
);

/** Whole histories, by what they began with. */
const findHistories = statement((on) =>
  on
    .select()
    .from(logEvent)
    .where(
      and(
        inCentre(logEvent.centreId),
        or(
          among(logEvent.id, "roots"),
          among(logEvent.supersedesId, "roots"),
          among(logEvent.intervalId, "roots"),
        ),
      ),
    )
    .prepare("log_histories"),
);

async function loadEvents(
  tx: Transaction,
  of: Of,
  events: readonly LoggedEvent[],
): Promise<LoggedEvent[]> {
  const named = ids(events.flatMap((one) => [one.intervalId, one.supersedesId]));
  const same = asArray([...events.map(({ id }) => id), ...named]);
  // an end may come without its interval's name, so the intervals of those days come along
  const seeksInterval = events.some(({ kind }) => endsInterval(kind));
  const found = await (seeksInterval ? findIntervals : findEvents)(tx, { ...of, same });
  if (named.length === 0) return found;
  const isNamed = new Set(named);
  const roots = ids([
    ...named,
    ...found
      .filter(({ id }) => isNamed.has(id))
      .flatMap((one) => [one.intervalId, one.supersedesId]),
  ]);
  const histories = await findHistories(tx, { ...of, roots: asArray(roots) });
  return [...new Map([...found, ...histories].map((event) => [event.id, event])).values()];
}

/** Where children are enrolled, and where they are booked on a day. */
const loadPlaces = statement((on) =>
  unionAll(
    on
      .select({
        childId: enrolment.childId,
        classId: enrolment.classId,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
      })
      .from(enrolment)
      .where(
        and(
          inCentre(enrolment.centreId),
          among(enrolment.childId, "children"),
          lte(enrolment.startsOn, sql.placeholder("last")),
          or(isNull(enrolment.endsOn), gt(enrolment.endsOn, sql.placeholder("first"))),
        ),
      ),
    on
      .select({
        childId: booking.childId,
        classId: booking.classId,
        startsOn: booking.day,
        endsOn: sql<string | null>`${booking.day} + 1`,
      })
      .from(booking)
      .where(
        and(
          inCentre(booking.centreId),
          among(booking.childId, "children"),
          among(booking.day, "days", "date"),
          isNull(booking.cancelledAt),
        ),
      ),
  ).prepare("log_places"),
);

const loadStays = statement((on) =>
  on
    .select({
      id: dayEntry.id,
      childId: dayEntry.childId,
      classId: dayEntry.classId,
      day: dayEntry.day,
      kind: dayEntry.kind,
      startsAt: dayEntry.startsAt,
      endsAt: dayEntry.endsAt,
    })
    .from(dayEntry)
    .where(
      and(
        inCentre(dayEntry.centreId),
        among(dayEntry.childId, "children"),
        among(dayEntry.day, "days", "date"),
        inArray(dayEntry.kind, ["stay", "nap"]),
        eq(dayEntry.removed, false),
      ),
    )
    .orderBy(asc(dayEntry.startsAt))
    .prepare("log_stays"),
);

const fresh = (name: string) => sql.raw(`excluded.${name}`);

const upsertEntries = statement((on) =>
  on
    .insert(dayEntry)
    .select(rowsFrom(dayEntry, sql.placeholder("rows")))
    .onConflictDoUpdate({
      target: [dayEntry.centreId, dayEntry.id],
      set: {
        ...{ payloadVersion: fresh("payload_version"), payload: fresh("payload") },
        ...{ startsAt: fresh("starts_at"), endsAt: fresh("ends_at") },
        ...{ actorUserId: fresh("actor_user_id"), actorStaffId: fresh("actor_staff_id") },
        ...{ receivedAt: fresh("received_at"), clockOff: fresh("clock_off") },
        overrideReason: fresh("override_reason"),
        ...{ removed: fresh("removed"), corrected: fresh("corrected") },
      },
    })
    .prepare("log_entries"),
);

/** Writes entries as they stand now, in the order of their ids. */
export async function saveEntries(
  tx: Transaction,
  ctx: Ctx,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  const rows = [...entries]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((entry) => ({ ...entry, centreId: ctx.centreId }));
  await upsertEntries(tx, { rows: JSON.stringify(rows) });
  await showEntries(ctx, entries);
}
