import { Form, useLocation, useNavigate, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "~/components/empty-state";
import { withParams } from "~/components/table-params";
import type { FormFailure } from "~/lib/form-failure";
import type { Undone } from "../acts/commands.server";
import type { RoomAnswer } from "../act-answers/rules";
import type { Snapshot } from "../snapshot/queries.server";
import type { RoomChild } from "../room/rules";
import { isForBatch, roomShows } from "../room/rules";
import { DoubtDialog } from "./doubt-dialog";
import { NapStrip } from "./nap-strip";
import { RoomAnswerBanner, RoomSaid } from "./room-answer";
import { RoomBar } from "./room-bar";
import { chosenShow } from "./room-filter";
import { RoomTile } from "./room-tile";
import { useRoomLog, type RoomLog } from "./use-room-log";
import { useRoomNow } from "./use-room-now";

export type BoardProps = {
  snapshot: Snapshot;
  /** What a post without scripts was answered. */
  posted: RoomAnswer | Undone | FormFailure | null;
  /** The sheet of the child that is open. */
  sheet: (about: { child: RoomChild | null; log: RoomLog; closeHref: string }) => ReactNode;
};

/** The faces of a room in their fixed order: tap those it is about, then say what happened. */
export function RoomBoard({ snapshot, posted, sheet }: BoardProps) {
  const { t } = useTranslation("attendance");
  const location = useLocation();
  const navigation = useNavigation();
  const navigate = useNavigate();
  const { room, at, timeZone } = snapshot;
  const now = useRoomNow(at);
  const form = useRef<HTMLFormElement>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // what was ticked before the scripts came stays ticked
  useEffect(() => {
    if (form.current) setChosen(new Set(new FormData(form.current).getAll("child[]").map(String)));
  }, []);
  const { children } = room;
  const classId = room.room.id;
  const log = useRoomLog(snapshot);
  const going = navigation.location;
  // the sheet opens and closes at the tap; the guardians follow when the server has answered
  const search = going?.pathname === location.pathname ? going.search : location.search;
  const shown = children.filter(roomShows[chosenShow(search)]);
  const childId = new URLSearchParams(search).get("child");
  const batch = shown.filter((child) => chosen.has(child.id) && isForBatch(child));

  const submit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent; // a submit event is nothing else
    const isOther = submitter instanceof HTMLElement && submitter.hasAttribute("formaction");
    event.preventDefault();
    if (isOther) {
      const asked = batch.map(({ id }) => `child=${id}`).join("&");
      navigate(`/room/${classId}/note?${asked}`);
      return;
    }
    const data = new FormData(event.currentTarget, submitter);
    void log.save(data).then((isWhole) => {
      if (isWhole) setChosen(new Set());
    });
  };
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => {
      const after = new Set(before);
      if (isChosen) after.add(id);
      else after.delete(id);
      return after;
    });
  return (
    <>
      {log.answer || (childId && posted?.ok === false) ? null : (
        <RoomAnswerBanner answer={posted} posted />
      )}
      <Form ref={form} method="post" onSubmit={submit} className="room-board">
        {/* the Enter key presses nothing */}
        <button type="submit" disabled hidden />
        {shown.length === 0 ? (
          <EmptyState>{t("room.nobody")}</EmptyState>
        ) : (
          <ul className="room-tiles">
            {shown.map((child) => (
              <li key={child.id} className="grid">
                <RoomTile
                  {...{ child, now, timeZone }}
                  href={withParams(search, { child: child.id })}
                  chosen={chosen.has(child.id)}
                  onChoose={(isChosen) => choose(child.id, isChosen)}
                />
              </li>
            ))}
          </ul>
        )}
        <div className="room-foot no-print">
          {childId ? null : <RoomSaid answer={log.answer} />}
          <NapStrip {...{ children, now, timeZone }} />
          <RoomBar
            {...{ classId, batch, now, timeZone }}
            type={room.room.type}
            rooms={snapshot.rooms}
            busy={log.busy}
            activities={{
              planned: snapshot.planned,
              planHref: snapshot.rights.plan ? `/room/${classId}/plan` : null,
            }}
            onAll={() => setChosen(new Set(shown.filter(isForBatch).map(({ id }) => id)))}
            onNone={() => setChosen(new Set())}
          />
        </div>
      </Form>
      <DoubtDialog log={log} />
      {sheet({
        child: children.find((child) => child.id === childId) ?? null,
        log,
        closeHref: withParams(search, { child: null, do: null, entry: null }),
      })}
    </>
  );
}
