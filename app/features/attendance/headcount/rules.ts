import type { Transition } from "~db/enums";
import { instantOf } from "~/lib/clock";
import { futureMs } from "../log/rules";

/** One of those who had to be there. Moments as ISO. */
export type CountedChild = {
  childId: string;
  name: string;
  isThere: boolean;
  /** When a child that was missing was seen again. */
  foundAt: string | null;
};

export type Count = {
  id: string;
  classId: string;
  transition: Transition;
  startedAt: string;
  at: string;
  note: string;
  by: string | null;
  children: CountedChild[];
};

/** What a device sends of a count, as JSON. */
export type SentCount =
  | {
      kind: "count";
      id: string;
      at: string;
      startedAt?: string;
      transition: Transition;
      present: string[];
      missing: string[];
      note?: string;
    }
  | { kind: "found"; id: string; at: string; countId: string; childId: string };

/** Who has to be there now: everybody who came and has not left. */
export const mustBeThere = <C extends { status: string }>(children: readonly C[]): C[] =>
  children.filter(({ status }) => status === "present");

/**
 * A day's counts with every child that was missing marked found at the first moment it was seen again: where
 * somebody said so, or ticked in a later count.
 */
export function withSightings<C extends Count>(counts: readonly C[]): C[] {
  const seen = new Map<string, string[]>();
  for (const { at, children } of counts) {
    for (const { childId, isThere, foundAt } of children) {
      const when = isThere ? at : foundAt;
      if (when) seen.set(childId, [...(seen.get(childId) ?? []), when]);
    }
  }
  return counts.map((count) => ({
    ...count,
    children: count.children.map((one) => {
      if (one.isThere || one.foundAt) return one;
      const later = (seen.get(one.childId) ?? []).filter((when) => when > count.at).sort();
      return { ...one, foundAt: later[0] ?? null };
    }),
  }));
}

export type Missing<C extends Count = Count> = { count: C; child: CountedChild };

/** Who is missing still, each once, as the newest count that misses it says. */
export function stillMissing<C extends Count>(counts: readonly C[]): Missing<C>[] {
  const byChild = new Map<string, Missing<C>>();
  for (const count of [...counts].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    for (const child of count.children) {
      if (!child.isThere && !child.foundAt) byChild.set(child.childId, { count, child });
    }
  }
  return [...byChild.values()];
}

/** How many had to be there and how many were. */
export const countOf = ({ children }: Pick<Count, "children">) => ({
  due: children.length,
  there: children.filter(({ isThere }) => isThere).length,
});

/** A day's counts with what was tapped on a device since laid over them. */
export function withTaps(
  told: readonly Count[],
  taps: readonly { event: SentCount; classId: string; offBy: number }[],
  nameOf: (childId: string) => string,
): Count[] {
  const counts = new Map(told.map((count) => [count.id, count]));
  for (const { event, classId, offBy } of taps) {
    const shifted = (at: string) => instantOf(instantOf(at).getTime() + offBy).toISOString();
    const at = shifted(event.at);
    if (event.kind === "count") {
      if (counts.has(event.id)) continue;
      const child = (isThere: boolean) => (childId: string) => ({
        ...{ childId, name: nameOf(childId), isThere, foundAt: null },
      });
      const { id, transition, note = "" } = event;
      counts.set(id, {
        ...{ id, classId, transition, at, startedAt: shifted(event.startedAt ?? event.at) },
        ...{ note, by: null },
        children: [...event.present.map(child(true)), ...event.missing.map(child(false))],
      });
      continue;
    }
    const count = counts.get(event.countId);
    if (!count) continue;
    counts.set(count.id, {
      ...count,
      children: count.children.map((one) =>
        one.childId === event.childId && !one.isThere && !one.foundAt
          ? { ...one, foundAt: at }
          : one,
      ),
    });
  }
  return withSightings([...counts.values()].sort((a, b) => (a.at < b.at ? -1 : 1)));
}

export type HeadCountRefusal = "entry_in_future" | "entry_not_in_class" | "not_found";

/**
 * Why a count cannot be written, or null: ahead of the clock, or about a child that neither belongs to the
 * class on that day nor was in it.
 */
export function countRefusal(
  count: { occurredAt: Date; childIds: readonly string[] },
  { now, ofClass }: { now: Date; ofClass: ReadonlySet<string> },
): HeadCountRefusal | null {
  if (count.occurredAt.getTime() > now.getTime() + futureMs) return "entry_in_future";
  return count.childIds.every((id) => ofClass.has(id)) ? null : "entry_not_in_class";
}

/** Why a child cannot be found, or null: ahead of the clock, in no count of this class, or missing in none. */
export function findRefusal(
  find: { occurredAt: Date; childId: string },
  {
    now,
    classId,
    count,
  }: {
    now: Date;
    classId: string;
    count: { classId: string; missing: ReadonlySet<string> } | null;
  },
): HeadCountRefusal | null {
  if (find.occurredAt.getTime() > now.getTime() + futureMs) return "entry_in_future";
  if (!count) return "not_found";
  if (count.classId !== classId) return "entry_not_in_class";
  return count.missing.has(find.childId) ? null : "not_found";
}
