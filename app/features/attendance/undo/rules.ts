import type { SentEvent } from "../acts/rules";
import { beginsInterval } from "../log/rules";
import type { RoomChild } from "../room/rules";
import type { SaveBody } from "../sync/rules";

/**
 * What takes any save back after it went out, by its noun; what was counted stays, and so does that an
 * absence or a visit was taken back.
 */
export function oppositeOf(
  save: SaveBody,
  about: { before: readonly RoomChild[]; at: Date; newId: () => string },
): SaveBody {
  const next = () => ({ id: about.newId(), at: about.at.toISOString() });
  switch (save.noun) {
    case "log":
      return { noun: "log", events: undoOf(save.events, about) };
    case "headcount":
      return { noun: "headcount", events: [] };
    case "absence": {
      const told = save.events.filter(({ kind }) => kind === "absence");
      const back = { kind: "cancelled" as const };
      const events = told.map(({ id: absenceId, childId }) => ({ ...back, ...next(), childId, absenceId })); // prettier-ignore
      return { noun: "absence", events };
    }
    case "visit": {
      const gone = save.events.filter(({ kind }) => kind === "visit");
      const back = { kind: "back" as const };
      const events = gone.map(({ id: visitId, childId }) => ({ ...back, ...next(), childId, visitId })); // prettier-ignore
      return { noun: "visit", events };
    }
    case "duty": {
      const back = { removes: true };
      const events = save.events.map(({ id: supersedesId, staffId, kind }) => ({ ...back, ...next(), staffId, kind, supersedesId })); // prettier-ignore
      return { noun: "duty", events };
    }
  }
}

/**
 * What takes a save back after it went out: each event is removed, ends before beginnings, and what was a
 * correction is put as it was `before`.
 */
export function undoOf(
  events: readonly SentEvent[],
  about: { before: readonly RoomChild[]; at: Date; newId: () => string },
): SentEvent[] {
  const at = about.at.toISOString();
  return [...events].reverse().flatMap((event): SentEvent[] => {
    const { childId, kind } = event;
    const next = { id: about.newId(), childId, kind };
    if (!event.supersedesId) {
      const payload = beginsInterval(kind) ? {} : event.payload;
      return [{ ...next, payload, at, supersedesId: event.id, removes: true }];
    }
    const entry = about.before
      .find(({ id }) => id === childId)
      ?.entries.find(({ id }) => id === event.supersedesId);
    if (!entry) return [];
    const { supersedesId } = event;
    const first = entry.startsAt.toISOString();
    return [{ ...next, payload: entry.payload, at: first, chosen: true, supersedesId }];
  });
}
