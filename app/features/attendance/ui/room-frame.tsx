import type { ReactNode } from "react";
import { Skeleton } from "~/components/skeleton";
import type { Snapshot } from "../snapshot/queries.server";
import { RoomHeader } from "./room-header";
import { Tablet } from "./tablet";
import { useRoom } from "./use-room";

/** Around every screen of a room: its header, whose tablet it is, and what it is about once that is known. */
export function RoomFrame(props: {
  classId: string;
  loaded: Snapshot | null;
  title?: string;
  back: (snapshot: Snapshot) => string | null;
  actions?: (snapshot: Snapshot) => ReactNode;
  children: (snapshot: Snapshot) => ReactNode;
}) {
  const { classId, title } = props;
  const state = useRoom(classId, props.loaded);
  const { snapshot } = state;
  if (!snapshot) return <Skeleton rows={6} height={96} />;
  const back = props.back(snapshot);
  const actions = props.actions?.(snapshot);
  return (
    <Tablet
      {...{ classId, tablet: snapshot.tablet }}
      header={<RoomHeader {...{ state, snapshot, back, title, actions }} />}
    >
      {props.children(snapshot)}
    </Tablet>
  );
}
