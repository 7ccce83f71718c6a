import { instantOf, now } from "~/lib/clock";
import { newId } from "~/lib/id";
import type { SentEvent } from "../acts/rules";
import { onDay } from "../snapshot/rules";
import type { Snapshot } from "../snapshot/queries.server";
import {
  countsWith,
  dutyWith,
  roomWith,
  withEvents,
  withSaves,
  type Save,
  type SaveBody,
} from "../sync/rules";
import type { WaitingPhoto } from "./disk";
import type { OutboxState } from "./outbox";

export type RoomState = {
  /** The room with everything that waits on this device laid over it; null before anything is known. */
  snapshot: Snapshot | null;
  /** Entries and photos that wait for the server. */
  unsent: number;
  /** Saves that need somebody: the server did not take something of them. */
  refused: readonly Save[];
  refusedPhotos: readonly WaitingPhoto[];
  outbox: OutboxState;
  /** When the server was last heard of, by this device's clock. */
  heardAt: Date | null;
  /** Server minus device, in ms, as far as is known. */
  offsetMs: number | null;
  /** False where the browser keeps nothing: closing the page would lose what waits. */
  keeps: boolean;
};

/** Before the disk is read. */
export const nothingKnown: RoomState = {
  ...{ snapshot: null, unsent: 0, refused: [], refusedPhotos: [], outbox: "idle" },
  ...{ heardAt: null, offsetMs: null, keeps: true },
};

/** What the server told with all that is known besides laid over it, as it is now. */
export function overlaid(
  told: Snapshot,
  saves: readonly Save[],
  /** Server minus device, in ms; null before it was measured. */
  measuredMs: number | null,
): Snapshot {
  const offsetMs = measuredMs ?? 0;
  const at = instantOf(now().getTime() + offsetMs);
  const today = measuredMs === null ? told : onDay(told, at);
  const children = withSaves(today, saves, { now: at, offsetMs });
  const duty = dutyWith(today.duty, saves, { offsetMs });
  const counts = countsWith(today, saves, { offsetMs });
  const known = measuredMs === null ? {} : { at: at.toISOString() };
  const room = roomWith({ ...today.room, children }, saves);
  return { ...today, ...known, duty, counts, room };
}

/** How much of a room's saves and photos waits for the server, and what of it needs somebody. */
export function waitingIn(saves: readonly Save[], photos: readonly WaitingPhoto[]) {
  const waiting = saves.filter(({ refused }) => refused === null);
  const entries = waiting.reduce((sum, { body }) => sum + body.events.length, 0);
  return {
    unsent: entries + photos.filter(({ refused }) => refused === null).length,
    refused: saves.filter(({ refused }) => refused !== null),
    refusedPhotos: photos.filter(({ refused }) => refused !== null),
  };
}

/** What the server has taken of the saves that waited `before`, by what is left of them. */
export function takenOf(before: readonly Save[], after: readonly Save[]): Save[] {
  const left = new Map(after.map((save) => [save.batchId, save]));
  return before.flatMap((save) => {
    if (save.refused) return [];
    const still = left.get(save.batchId);
    if (still && still.refused === null) return [];
    const refused = new Set(still?.refused?.map(({ id }) => id));
    return withEvents(save, ({ id }) => !refused.has(id));
  });
}

/** A refused save under new ids; what was tapped about children changed by `mend`. */
export function anew(body: SaveBody, mend: (event: SentEvent) => SentEvent): SaveBody {
  switch (body.noun) {
    case "log":
      return { noun: "log", events: body.events.map((event) => mend({ ...event, id: newId() })) };
    case "duty":
      return { noun: "duty", events: body.events.map((event) => ({ ...event, id: newId() })) };
    // nothing of it was written, and what comes after it names the count or the absence by its id
    case "headcount":
    case "absence":
    case "visit":
      return body;
  }
}
