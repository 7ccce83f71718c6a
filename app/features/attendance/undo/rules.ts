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
  if (save.noun === "log") return { noun: "log", events: undoOf(save.events, about) };
  if (save.noun === "headcount") return { noun: "headcount", events: [] };
  if (save.noun === "absence") {
    const back = save.events.filter(({ kind }) => kind === "absence");
    const events = back.map(({ id, childId }) => ({
      ...{ kind: "cancelled" as const, id: about.newId(), at: about.at.toISOString() },
      ...{ childId, absenceId: id },
    }));
    return { noun: "absence", events };
  }
  if (save.noun === "visit") {
    const gone = save.events.filter(({ kind }) => kind === "visit");
    const events = gone.map(({ id, childId }) => ({
      ...{ kind: "back" as const, id: about.newId(), at: about.at.toISOString() },
      ...{ childId, visitId: id },
    }));
    return { noun: "visit", events };
  }
  const events = save.events.map(({ id, staffId, kind }) => ({
    ...{ id: about.newId(), staffId, kind, at: about.at.toISOString() },
    ...{ supersedesId: id, removes: true },
  }));
  return { noun: "duty", events };
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
