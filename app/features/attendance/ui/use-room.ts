import { useEffect, useState } from "react";
import { useLive } from "~/lib/use-live";
import type { Snapshot } from "../snapshot/queries.server";
import { roomClient } from "./room-client";
import { nothingKnown, type RoomState } from "./room-state";
import { useWorker } from "./use-worker";

/**
 * A room as this device has it: what came with the page at first, from then on what it keeps and hears. Null
 * as long as nothing is known, where the page came from the disk.
 */
export function useRoom(classId: string, loaded: Snapshot | null): RoomState {
  useWorker(classId);
  useLive(`/live?topic=room:${classId}`, () => roomClient(classId).hear());
  const [state, setState] = useState<RoomState>(() => {
    const known = typeof document === "undefined" ? nothingKnown : roomClient(classId).state;
    return { ...known, snapshot: known.snapshot ?? loaded };
  });
  useEffect(() => {
    const client = roomClient(classId);
    const show = () =>
      setState((before) => ({
        ...client.state,
        snapshot: client.state.snapshot ?? before.snapshot,
      }));
    const leave = client.subscribe(show);
    void client.open(loaded);
    show();
    return leave;
  }, [classId, loaded]);
  return state;
}

/** What a screen of the room shows as soon as it is opened from another: the device knows it already. */
export async function fromDevice<T extends { title: string; snapshot: Snapshot | null }>(
  classId: string | undefined,
  titleOf: (snapshot: Snapshot) => string,
  fromServer: () => Promise<T>,
): Promise<T | { title: string; snapshot: null }> {
  const { snapshot } = roomClient(classId ?? "").state;
  return snapshot ? { title: titleOf(snapshot), snapshot: null } : fromServer();
}
