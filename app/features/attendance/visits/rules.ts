import { takenBy, type ActChild, type SentEvent } from "../acts/rules";
import type { RoomAct } from "../acts/schema";
import { lastStayIn, type ChildDay } from "../log/rules";

type Sent = {
  id: string;
  childId: string;
  /** ISO, by the clock of the device. */
  at: string;
};

/** What was tapped about visits: a child goes to another class for the rest of the day, or does not after all. */
export type SentVisit =
  | (Sent & { kind: "visit"; toClassId: string; toName: string })
  | (Sent & { kind: "back"; visitId: string });

export type OtherRoom = { id: string; name: string };

/** The hand-over of those of the chosen children who are here. */
export function visitsOf<C extends ActChild>(
  act: RoomAct & { intent: "visit" },
  about: { children: readonly C[]; rooms: readonly OtherRoom[]; at: Date; newId: () => string },
): SentVisit[] {
  const { toClassId } = act;
  const toName = about.rooms.find(({ id }) => id === toClassId)?.name ?? "";
  const chosen = about.children.filter(({ id }) => act.child.includes(id));
  return takenBy("visit", chosen).map(({ id: childId }) => ({
    ...{ kind: "visit", id: about.newId(), childId, at: about.at.toISOString() },
    ...{ toClassId, toName },
  }));
}

type DayPart = Pick<ChildDay, "entries">;

/** The nap that goes on, and ends with the stay in which it began. */
export const openNapIn = ({ entries }: DayPart, classId: string) =>
  entries.find((one) => one.kind === "nap" && one.endsAt === null && one.classId === classId);

/** The last stay in a class, and the nap that ended in the same moment. */
function lastPartIn({ entries }: DayPart, classId: string) {
  const own = entries.filter((one) => one.classId === classId);
  const stay = lastStayIn(own);
  const ended = stay?.endsAt?.getTime();
  const nap = own.find((one) => one.kind === "nap" && one.endsAt?.getTime() === ended);
  return { stay, nap: ended === undefined ? undefined : nap };
}

/** What a hand-over, or its undoing, is in the log of the class that hands over. */
export function eventsOfVisit(visit: SentVisit, day: DayPart, classId: string): SentEvent[] {
  const { id, childId, at } = visit;
  const leaving = { id, childId, at, kind: "departure" as const };
  const waking = { id: `${id} nap`, childId, at, kind: "napEnd" as const, payload: { note: "" } };
  if (visit.kind === "visit") {
    const toClass: OtherRoom = { id: visit.toClassId, name: visit.toName };
    return [...(openNapIn(day, classId) ? [waking] : []), { ...leaving, payload: { toClass } }];
  }
  const { stay, nap } = lastPartIn(day, classId);
  return [
    ...(stay?.endsAt ? [{ ...leaving, payload: {}, supersedesId: stay.id, removes: true }] : []),
    ...(nap ? [{ ...waking, supersedesId: nap.id, removes: true }] : []),
  ];
}
