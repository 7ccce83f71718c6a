import { useTranslation } from "react-i18next";
import type { ReactNode } from "react";
import { EmptyState } from "~/components/empty-state";
import type { Contacts } from "~/features/children/family/queries.server";
import { isFormFailure, type FormFailure } from "~/lib/form-failure";
import type { Undone } from "../acts/commands.server";
import type { RoomAnswer } from "../act-answers/rules";
import type { Snapshot } from "../snapshot/queries.server";
import { CardScan } from "./card-scan";
import { ChildSheet } from "./child-sheet";
import { MissingStrip } from "./missing-strip";
import { DutyStrip } from "./duty-strip";
import { RoomBoard } from "./room-board";
import { RoomComing } from "./room-coming";
import { RoomSaid } from "./room-said";
import { RoomSaved } from "./room-saved";
import { UnrecordedBanner } from "./unrecorded-banner";
import type { Phones } from "./use-contacts";

/** A class's room: who works in it, who is where, and the sheet of the child that is open. */
export function RoomScreen(props: {
  snapshot: Snapshot;
  /** Of the child that was open when the page was made. */
  contacts: Contacts | null;
  /** What a post without scripts was answered. */
  posted: RoomAnswer | Undone | FormFailure | { childId: string; phones: Phones } | null;
  open: { do: string | null; entry: string | null };
  acts: (childId: string) => ReactNode;
}) {
  const { t } = useTranslation("attendance");
  const { snapshot, open } = props;
  const { room, duty, at, timeZone, rights } = snapshot;
  const phones = props.posted && "phones" in props.posted ? props.posted : null;
  const posted = props.posted && "ok" in props.posted ? props.posted : null;
  return (
    <>
      {room.children.length === 0 ? <EmptyState>{t("room.empty")}</EmptyState> : null}
      <MissingStrip snapshot={snapshot} />
      <UnrecordedBanner count={snapshot.unrecorded} />
      <DutyStrip
        {...{ duty, at, timeZone }}
        present={room.children.filter(({ status }) => status === "present").length}
      />
      <RoomSaid snapshot={snapshot} />
      <RoomComing coming={room.coming} />
      <RoomSaved items={room.children} />
      {room.children.length > 0 ? <CardScan snapshot={snapshot} /> : null}
      <RoomBoard
        {...{ snapshot, posted }}
        sheet={({ child, log, closeHref }) => (
          <ChildSheet
            {...{ child, at, timeZone, log, closeHref, open, phones }}
            classId={room.room.id}
            menu={snapshot.menu}
            collectors={child ? (snapshot.collectors[child.id] ?? []) : []}
            contacts={props.contacts}
            today={room.day}
            coming={room.coming.day}
            failure={isFormFailure(posted) ? posted : null}
            mayOpenChild={rights.openChild}
            mayTellAbsence={rights.tellAbsence}
            acts={child ? props.acts(child.id) : null}
          />
        )}
      />
    </>
  );
}
