import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { dayEntry, logEvent } from "~db/schema/attendance";
import { enrolment } from "~db/schema/enrolment";
import type { Ctx } from "~/lib/context.server";
import type { Transaction } from "~/lib/db.server";
import { groupBy } from "~/lib/group";
import { isOneOf, rowsOf } from "~/lib/rows.server";
import type { ChildDay, Entry, LoggedEvent } from "../log/rules";
import { dayKey } from "./rules";

const ids = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value) => value !== null)),
];

/** What is written already of the entries that these events touch, and those of the same ids. */
export async function loadEvents(
  tx: Transaction,
  ctx: Ctx,
  events: readonly LoggedEvent[],
): Promise<LoggedEvent[]> {
  if (events.length === 0) return [];
  const named = ids(events.flatMap((one) => [one.intervalId, one.supersedesId]));
  const days = ids(events.map(({ day }) => day));
  const children = ids(events.map(({ childId }) => childId));
  // an end may come without its interval's name, so the intervals of those days come along
  const found = await tx
    .select()
    .from(logEvent)
    .where(
      and(
        eq(logEvent.centreId, ctx.centreId),
        or(
          isOneOf(logEvent.id, [...events.map(({ id }) => id), ...named]),
          inArray(logEvent.supersedesId, named),
          inArray(logEvent.intervalId, named),
          and(inArray(logEvent.childId, children), inArray(logEvent.day, days)),
        ),
      ),
    );
  // what corrects another day's entry needs all of that entry's history
  const isNamed = new Set(named);
  const elsewhere = found.filter(({ id, day }) => isNamed.has(id) && !days.includes(day));
  if (elsewhere.length === 0) return found;
  const roots = ids(elsewhere.flatMap((one) => [one.intervalId, one.supersedesId, one.id]));
  const histories = await tx
    .select()
    .from(logEvent)
    .where(
      and(
        eq(logEvent.centreId, ctx.centreId),
        or(
          isOneOf(logEvent.id, roots),
          inArray(logEvent.supersedesId, roots),
          inArray(logEvent.intervalId, roots),
        ),
      ),
    );
  return [...new Map([...found, ...histories].map((event) => [event.id, event])).values()];
}

/** The class of each child on each day of these events, and what the day holds so far. */
export async function loadChildDays(
  tx: Transaction,
  ctx: Ctx,
  children: readonly string[],
  events: readonly LoggedEvent[],
): Promise<Map<string, ChildDay>> {
  const found = new Map<string, ChildDay>();
  if (children.length === 0) return found;
  const days = ids(events.map(({ day }) => day)).sort();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  const [stays, entries] = await Promise.all([
    tx
      .select({
        childId: enrolment.childId,
        classId: enrolment.classId,
        startsOn: enrolment.startsOn,
        endsOn: enrolment.endsOn,
      })
      .from(enrolment)
      .where(
        and(
          eq(enrolment.centreId, ctx.centreId),
          inArray(enrolment.childId, [...children]),
          lte(enrolment.startsOn, last),
          or(isNull(enrolment.endsOn), gt(enrolment.endsOn, first)),
        ),
      ),
    tx
      .select({
        id: dayEntry.id,
        childId: dayEntry.childId,
        day: dayEntry.day,
        kind: dayEntry.kind,
        startsAt: dayEntry.startsAt,
        endsAt: dayEntry.endsAt,
      })
      .from(dayEntry)
      .where(
        and(
          eq(dayEntry.centreId, ctx.centreId),
          inArray(dayEntry.childId, [...children]),
          inArray(dayEntry.day, days),
          eq(dayEntry.removed, false),
        ),
      )
      .orderBy(asc(dayEntry.startsAt)),
  ]);
  const entriesOf = groupBy(entries, (one) => dayKey(one.childId, one.day));
  for (const childId of children) {
    for (const day of days) {
      const stay = stays.find(
        (one) =>
          one.childId === childId &&
          one.startsOn <= day &&
          (one.endsOn === null || one.endsOn > day),
      );
      const key = dayKey(childId, day);
      found.set(key, { classId: stay?.classId ?? null, entries: entriesOf.get(key) ?? [] });
    }
  }
  return found;
}

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
  const fresh = (name: string) => sql.raw(`excluded.${name}`);
  await tx
    .insert(dayEntry)
    .select(rowsOf(dayEntry, rows))
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
    });
}
