export const timelineKinds = [
  ...(["places", "people", "accounts", "consents", "documents", "custody"] as const),
] as const;
export type TimelineKind = (typeof timelineKinds)[number];

/** Something that happened to a child's file. `what` and the words among `values` are said by the page. */
export type TimelineEvent = {
  key: string;
  kind: TimelineKind;
  what: string;
  day: string;
  /** Orders the events of one day. */
  at: string;
  by: string | null;
  values: Record<string, string | number>;
  /** The document itself. */
  href?: string;
};

/** The latest first; of one day what was entered last. */
export const newestFirst = (events: readonly TimelineEvent[]): TimelineEvent[] =>
  [...events].sort(
    (a, b) => b.day.localeCompare(a.day) || b.at.localeCompare(a.at) || b.key.localeCompare(a.key),
  );
