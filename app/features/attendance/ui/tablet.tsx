import { useCallback, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import { realNow } from "~/lib/clock";
import type { Actor, Tablet as TabletData } from "../actors/queries.server";
import { ActorStrip } from "./actor-strip";
import { InsecureNote } from "./insecure-note";
import { PinDialog } from "./pin-dialog";
import { TabletContext } from "./tablet-context";
import { useActor } from "./use-actor";

/**
 * Around every page of a room: below its header who writes on a class's tablet, and the PIN for what is not
 * everybody's. Whoever signed in writes as that.
 */
export function Tablet(props: {
  classId: string;
  tablet: TabletData;
  header: ReactNode;
  children: ReactNode;
}) {
  const { classId, tablet } = props;
  const page = (
    <>
      {props.header}
      <InsecureNote />
      <ActorStrip classId={classId} />
      {props.children}
    </>
  );
  return tablet ? <SharedTablet {...{ classId, ...tablet }}>{page}</SharedTablet> : page;
}

type Asking = { answer: (staffId: string | null) => void };

function SharedTablet(props: {
  classId: string;
  actors: readonly Actor[];
  chosen: string | null;
  children: ReactNode;
}) {
  const { actors } = props;
  const { actorStaffId: kept, choose } = useActor(props.chosen);
  const actorStaffId = actors.some(({ id }) => id === kept) ? kept : null;
  const [asking, setAsking] = useState<Asking | null>(null);
  const unlocked = useRef({ staffId: "", until: 0 });
  const askPin = useCallback(() => {
    const { staffId, until } = unlocked.current;
    if (staffId === actorStaffId && until > realNow().getTime()) return Promise.resolve(staffId);
    return new Promise<string | null>((answer) => setAsking({ answer }));
  }, [actorStaffId]);
  const close = (staffId: string | null) => {
    asking?.answer(staffId);
    setAsking(null);
  };
  const state = useMemo(
    () => ({ isShared: true, actors, actorStaffId, choose, askPin }),
    [actors, actorStaffId, choose, askPin],
  );
  return (
    <TabletContext.Provider value={state}>
      {props.children}
      {asking ? (
        <PinDialog
          classId={props.classId}
          actors={actors}
          actorStaffId={actorStaffId}
          onClose={() => close(null)}
          onUnlocked={(staffId, unlockedMs) => {
            // a little earlier than the server, so that it never asks a second time
            unlocked.current = { staffId, until: realNow().getTime() + unlockedMs - 5_000 };
            choose(staffId);
            close(staffId);
          }}
        />
      ) : null}
    </TabletContext.Provider>
  );
}
