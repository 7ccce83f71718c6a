import { Link } from "@remix-run/react";
import { ChevronLeft } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { Icon } from "~/components/icon";
import type { Room } from "../room/queries.server";
import { RoomClock } from "./room-clock";
import { RoomFilter } from "./room-filter";

/**
 * A room's name, its day and time and who works in it; a screen within the room says what it is for,
 * the room itself counts and filters its children.
 */
export function RoomHeader(props: {
  room: Pick<Room, "room" | "staff" | "children">;
  at: string;
  timeZone: string;
  back: string | null;
  title?: string;
  actions?: ReactNode;
}) {
  const { t } = useTranslation(["attendance", "common"]);
  const { room, staff } = props.room;
  const chip = <ClassChip name={room.name} colour={room.colour} />;
  const filter =
    !props.title && props.room.children.length > 0 ? (
      <RoomFilter items={props.room.children} />
    ) : null;
  const back = t(props.title ? "room.back" : "room.otherRooms");
  return (
    <header className="page-header mb-4 flex flex-wrap items-center gap-x-2 gap-y-3">
      {props.back ? (
        <Link to={props.back} className="round no-print -ml-3" aria-label={back} title={back}>
          <Icon of={ChevronLeft} size={24} />
        </Link>
      ) : null}
      <div className="page-title mr-auto min-w-0">
        <h1 className="text-24">{props.title ?? chip}</h1>
        <p className="text-ink-2">
          {props.title ? <>{chip} · </> : null}
          <RoomClock at={props.at} timeZone={props.timeZone} />
          {staff.length > 0 && !props.title ? ` · ${staff.join(t("common:listSeparator"))}` : null}
        </p>
      </div>
      <div className="no-print max-w-full">{props.actions ?? filter}</div>
    </header>
  );
}
