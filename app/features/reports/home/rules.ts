/** The half-hours of the next two hours, the running one first. */
export function nextSlots<S extends { from: string; to: string }>(
  slots: readonly S[],
  time: string,
): S[] {
  return slots.filter(({ to }) => to > time).slice(0, 4);
}

/** What nobody has done yet although its time has come, the gravest first. */
export type Overdue =
  | { kind: "missing"; count: number; names: string[] }
  | { kind: "departures"; count: number }
  | { kind: "certificates"; count: number; names: string[] }
  | { kind: "offers"; count: number }
  | { kind: "messages"; count: number }
  | { kind: "questions"; count: number }
  | { kind: "outgrowing"; count: number; names: readonly string[] }
  | { kind: "files"; count: number };

/** When a child that is due and not here should have been asked about. */
export const askBy = "09:30";

/**
 * Children without a word, departures that nobody wrote down, papers that are over, offers about to lapse, families without an answer, children
 * about to outgrow their class, files that lack something.
 */
export function overdueOf(house: {
  time: string;
  missing: readonly { name: string; schedule: string }[];
  departures: number;
  lapsed: readonly { name: string }[];
  unread: number;
  dueOffers: number;
  questions: number;
  outgrowing: readonly string[];
  incomplete: number;
}): Overdue[] {
  // a child of the afternoon is not late in the morning
  const late = house.missing.filter(
    ({ schedule }) => house.time >= askBy && (schedule !== "afternoon" || house.time >= "13:30"),
  );
  const found: Overdue[] = [
    { kind: "missing", count: late.length, names: late.map(({ name }) => name) },
    { kind: "departures", count: house.departures },
    {
      kind: "certificates",
      count: house.lapsed.length,
      names: house.lapsed.map(({ name }) => name),
    },
    { kind: "offers", count: house.dueOffers },
    { kind: "messages", count: house.unread },
    { kind: "questions", count: house.questions },
    { kind: "outgrowing", count: house.outgrowing.length, names: house.outgrowing },
    { kind: "files", count: house.incomplete },
  ];
  return found.filter(({ count }) => count > 0);
}
