import * as z from "zod/mini";
import type { $ZodType, output } from "zod/v4/core";

/** What became of one event of a save, whichever noun's log it is for. */
export type EventOutcome<Reason extends string> =
  | { id: string; outcome: "accepted" }
  | { id: string; outcome: "duplicate" }
  | { id: string; outcome: "refused"; reason: Reason };

/** An event as it was sent: what it says, or its id alone where it says nothing that is known. */
export type ReadEvent<Given> = { given: Given } | { id: string };

export const unread = (event: unknown): { id: string } => ({
  id: typeof event === "object" && event !== null && "id" in event ? String(event.id) : "",
});

export const readEvents = <Schema extends $ZodType>(
  schema: Schema,
  events: readonly unknown[],
): ReadEvent<output<Schema>>[] =>
  events.map((event) => {
    const parsed = z.safeParse(schema, event);
    return parsed.success ? { given: parsed.data } : unread(event);
  });

export const givenOf = <Given>(read: readonly ReadEvent<Given>[]): Given[] =>
  read.flatMap((one) => ("given" in one ? [one.given] : []));

/** What the sender's clock is off by, in ms: as it measured it, or by its time of sending; null where it has none. */
export const offsetOf = (
  now: Date,
  { offsetMs, sentAt }: { offsetMs?: number | undefined; sentAt?: Date | undefined },
): number | null => offsetMs ?? (sentAt ? now.getTime() - sentAt.getTime() : null);

type Timed = { id: string; occurredAt: Date };

/** The order in which things happened; of the same moment in the order of their ids. */
export const inTime = (a: Timed, b: Timed): number =>
  a.occurredAt.getTime() - b.occurredAt.getTime() || (a.id < b.id ? -1 : 1);

/** The answer to a save, event by event as they were sent. */
export const answersTo = <Reason extends string>(
  read: readonly ReadEvent<{ id: string }>[],
  outcomes: ReadonlyMap<string, EventOutcome<Reason>>,
  unreadable: Reason,
): EventOutcome<Reason>[] =>
  read.map((one) => {
    if (!("given" in one)) return { id: one.id, outcome: "refused", reason: unreadable };
    const { id } = one.given;
    return outcomes.get(id) ?? { id, outcome: "duplicate" };
  });
