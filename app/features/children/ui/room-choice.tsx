import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";

export type RoomOnOffer = {
  id: string;
  name: string;
  colour: number;
  children: number;
  full: number;
};

/** The classes a person may go into, one large tile each. */
export function RoomChoice({ rooms }: { rooms: readonly RoomOnOffer[] }) {
  const { t } = useTranslation("children");
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(220px,100%),1fr))] gap-3">
      {rooms.map((room) => (
        <li key={room.id}>
          <Link
            to={`/room/${room.id}`}
            className="flex min-h-[140px] flex-col justify-between gap-4 rounded-tile bg-surface p-5 shadow-card hover:bg-hover"
          >
            <h2 className="text-20">
              <ClassChip name={room.name} colour={room.colour} />
            </h2>
            <p className="text-ink-2">
              <b className="text-24 text-ink">{room.children}</b>{" "}
              {t("needs.people", { count: room.children })}
              <span className="block">
                {room.children === 0
                  ? t("room.nobodyYet")
                  : room.full === room.children
                    ? t("room.allFull")
                    : t("room.fullAndHalf", { full: room.full, half: room.children - room.full })}
              </span>
            </p>
          </Link>
        </li>
      ))}
    </ul>
  );
}
