import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { Link } from "~/components/link";

export type RoomOnOffer = {
  id: string;
  name: string;
  colour: number;
  present: number;
  /** Those who came today and those who still should. */
  due: number;
  absent: number;
};

/** The classes a person may go into, one large tile each: who is here of those who are due. */
export function RoomChoice({ rooms }: { rooms: readonly RoomOnOffer[] }) {
  const { t } = useTranslation("attendance");
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
              <b className="text-24 text-ink">{room.present}</b>{" "}
              {t("room.ofDue", { due: room.due })}
              <span className="block">
                {room.absent > 0
                  ? t("room.absent", { count: room.absent })
                  : room.due === 0
                    ? t("room.nobodyDue")
                    : t("room.nobodyAbsent")}
              </span>
            </p>
          </Link>
        </li>
      ))}
    </ul>
  );
}
