import { ChevronLeft, ListChecks, Siren } from "lucide";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";
import { LinkButton } from "~/components/link-button";
import type { Snapshot } from "../snapshot/queries.server";
import type { RoomState } from "./room-state";
import { RoomClock } from "./room-clock";
import { RoomFilter } from "./room-filter";
import { RoomRefused, RoomSync } from "./room-sync";
import { useTablet } from "./tablet-context";

/**
 * A room's name, its day and time and who works in it; a screen within the room says what it is for,
 * the room itself counts and filters its children.
 */
export function RoomHeader(props: {
  state: RoomState;
  snapshot: Snapshot;
  back: string | null;
  title?: string;
  actions?: ReactNode;
}) {
  const { t } = useTranslation(["attendance", "common"]);
  const {
    room: { room, children },
    at,
    timeZone,
  } = props.snapshot;
  // on a class's tablet the names stand below, to be tapped
  const staff = useTablet().isShared ? [] : props.snapshot.room.staff;
  const chip = <ClassChip name={room.name} colour={room.colour} />;
  const filter = !props.title && children.length > 0 ? <RoomFilter items={children} /> : null;
  const back = t(props.title ? "room.back" : "room.otherRooms");
  return (
    <>
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
            <RoomClock {...{ at, timeZone }} />
            {staff.length > 0 && !props.title
              ? ` · ${staff.join(t("common:listSeparator"))}`
              : null}
          </p>
        </div>
        <RoomSync state={props.state} />
        {props.title ? null : (
          <div className="no-print flex gap-2">
            <LinkButton to={`/room/${room.id}/count`} icon={ListChecks}>
              {t("count.title")}
            </LinkButton>
            <LinkButton
              to={`/room/${room.id}/evacuation`}
              icon={Siren}
              label={t("evacuation.go")}
            />
          </div>
        )}
        <div className="no-print max-w-full">{props.actions ?? filter}</div>
      </header>
      <RoomRefused
        classId={room.id}
        refused={props.state.refused}
        photos={props.state.refusedPhotos}
        names={namesIn(props.snapshot)}
      />
    </>
  );
}

function namesIn({ room, duty }: Snapshot): ReadonlyMap<string, string> {
  const staff = [...duty.here, ...duty.near, ...duty.others];
  return new Map([
    ...room.children.map(({ id, name }) => [id, name] as const),
    ...staff.map(({ staffId, name }) => [staffId, name] as const),
  ]);
}
