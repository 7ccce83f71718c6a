type Span = { from: string; to: string };
type Source = { title: string; number: string; clause: string };
type Helper = { id: string; name: string };

/** Somebody is missing in a class: how many, for how many children, by which rule, and who could step in. */
export type NextShortage = Span & {
  className: string;
  missing: number;
  children: number;
  need: number;
  have: number;
  source: Source;
  helpers: readonly Helper[];
};

type Breaking = {
  classId: string;
  name: string;
  breaks:
    | (Span & {
        children: number;
        need: { adults: number; teachers: number };
        cover: { adults: number; teachers: number };
        verdict: { state: string; missing: number };
        source: Source;
      })
    | null;
};

type Planned = Span & {
  classId: string;
  className: string;
  missing: number;
  children: number;
  need: { adults: number };
  source: Source;
  helpers: readonly Helper[];
};

/**
 * The first class that breaks in the next two hours, as arrivals and those in class now say; else the next
 * hole that the roster itself has later today. Who could step in is known where the roster has that hole too.
 */
export function nextShortage(
  classes: readonly Breaking[],
  planned: readonly Planned[],
  time: string,
): NextShortage | null {
  const breaking = classes.flatMap(({ classId, name, breaks }) =>
    breaks ? { ...breaks, classId, className: name } : [],
  );
  breaking.sort((a, b) => (a.from < b.from ? -1 : 1));
  const [first] = breaking;
  if (first) {
    const hole = planned.find(
      ({ classId, from, to }) => classId === first.classId && from < first.to && first.from < to,
    );
    const ofTeachers = first.verdict.state === "noTeacher";
    return {
      ...{ from: first.from, to: first.to, className: first.className, source: first.source },
      ...{ missing: first.verdict.missing, children: first.children },
      need: ofTeachers ? first.need.teachers : first.need.adults,
      have: ofTeachers ? first.cover.teachers : first.cover.adults,
      helpers: hole?.helpers ?? [],
    };
  }
  const later = planned.find(({ to }) => to > time);
  if (!later) return null;
  const { from, to, className, missing, children, need, source, helpers } = later;
  const have = need.adults - missing;
  return { from, to, className, missing, children, need: need.adults, have, source, helpers };
}

/** What nobody has done yet although its time has come, the gravest first. */
export type Overdue =
  | { kind: "missing"; count: number; names: string[] }
  | { kind: "departures"; count: number }
  | { kind: "certificates"; count: number; names: string[] }
  | { kind: "offers"; count: number }
  | { kind: "messages"; count: number }
  | { kind: "questions"; count: number }
  | { kind: "samplesLate"; count: number }
  | { kind: "samplesOverdue"; count: number }
  | { kind: "outgrowing"; count: number; names: readonly string[] }
  | { kind: "files"; count: number };

/** When a child that is due and not here should have been asked about. */
export const askBy = "09:30";

/**
 * Children without a word, departures that nobody wrote down, papers that are over, food samples not taken or not
 * destroyed, offers about to lapse, families without an answer, children about to outgrow their class, files that
 * lack something.
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
  samples: { late: number; overdue: number };
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
    { kind: "samplesLate", count: house.samples.late },
    { kind: "samplesOverdue", count: house.samples.overdue },
    { kind: "offers", count: house.dueOffers },
    { kind: "messages", count: house.unread },
    { kind: "questions", count: house.questions },
    { kind: "outgrowing", count: house.outgrowing.length, names: house.outgrowing },
    { kind: "files", count: house.incomplete },
  ];
  return found.filter(({ count }) => count > 0);
}
