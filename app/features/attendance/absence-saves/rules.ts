import type { AbsenceReason, Schedule } from "~db/enums";
import type { Room } from "../room/queries.server";
import { roomChildOf } from "../room/rules";

type Told = {
  kind: "absence";
  id: string;
  /** ISO, by the clock of the device. */
  at: string;
  childId: string;
  fromDay: string;
  toDay: string;
  schedule: Schedule;
  reason: AbsenceReason;
  symptoms: string;
  note: string;
};

/** What was tapped about absences: a child does not come, or comes after all. */
export type SentAbsence =
  Told | { kind: "cancelled"; id: string; at: string; childId: string; absenceId: string };

/** A room with absences told on this device laid over it: who is away today, and on the next open day. */
export function withAbsences<R extends Pick<Room, "day" | "isOpen" | "children" | "coming">>(
  room: R,
  events: readonly SentAbsence[],
): R {
  if (events.length === 0) return room;
  const { day, isOpen, coming } = room;
  const back = new Set(events.flatMap((one) => (one.kind === "cancelled" ? one.absenceId : [])));
  const told = events.flatMap((one) => (one.kind === "absence" && !back.has(one.id) ? one : []));
  const on = (asked: string) =>
    new Map(
      told
        .filter(({ fromDay, toDay }) => fromDay <= asked && toDay >= asked)
        .map((one) => [one.childId, one]),
    );
  const today = on(day);
  const children = room.children.map((child) => {
    const known = child.absence && !back.has(child.absence.id) ? child.absence : null;
    const fresh = today.get(child.id);
    const absence =
      known ?? (fresh ? { id: fresh.id, reason: fresh.reason, schedule: fresh.schedule } : null);
    if (absence === child.absence) return child;
    return roomChildOf({ ...child, absence }, child.entries, isOpen);
  });
  const nameOf = new Map(room.children.map(({ id, name }) => [id, name]));
  const fresh = [...on(coming.day).values()]
    .filter(({ childId }) => !coming.away.some((one) => one.childId === childId))
    .map(({ childId, reason }) => ({ childId, reason, name: nameOf.get(childId) ?? "" }));
  return { ...room, children, coming: { ...coming, away: [...coming.away, ...fresh] } };
}
