import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { classColour } from "~/components/class-colour";
import { EmptyState } from "~/components/empty-state";
import { LinkButton } from "~/components/link-button";
import { Progress } from "~/components/progress";
import { Ring } from "~/components/ring";
import type { ClassRow } from "../queries.server";
import { FreePlaces } from "./free-places";

type Places = { licensed: number; planned: number; morning: number; afternoon: number };

/** Quarters that are full; four only when nothing is left. */
const quartersOf = (share: number) =>
  ([0, 1, 2, 3, 4] as const)[Math.min(4, Math.floor(share * 4))];

/** Places taken of places, class by class, and all of them against the licence. */
export function PlacesCard({ classes, places }: { classes: readonly ClassRow[]; places: Places }) {
  const { t } = useTranslation("centres");
  const taken = Math.max(places.morning, places.afternoon);
  const free = classes.reduce(
    (sum, room) => sum + Math.min(room.free.morning, room.free.afternoon),
    0,
  );
  return (
    <Card
      title={t("title")}
      aside={<span className="text-second text-ink-2">{t("takenOfPlaces")}</span>}
    >
      {classes.length === 0 ? (
        <EmptyState
          action={
            <LinkButton to="/classes" kind="main">
              {t("toClasses")}
            </LinkButton>
          }
        >
          {t("none")}
        </EmptyState>
      ) : (
        <>
          <ul className="divide-y divide-line border-y border-line">
            {classes.map((room) => (
              <ClassLine key={room.id} room={room} />
            ))}
          </ul>
          <div className="flex items-center gap-4 pt-3">
            <Ring quarters={quartersOf(taken / places.licensed) ?? 0} size={40} />
            <div className="min-w-0 flex-1">
              <Progress label={t("home.whole")} value={taken} total={places.licensed} />
            </div>
          </div>
          <p className="pt-2 text-second text-ink-2">
            {t("home.freeLine", { free, planned: places.planned, licensed: places.licensed })}
          </p>
        </>
      )}
    </Card>
  );
}

function ClassLine({ room }: { room: ClassRow }) {
  const taken = Math.max(room.morning, room.afternoon);
  const width = `${Math.min(100, (taken / room.places) * 100)}%`;
  return (
    <li className={classColour(room.colour)}>
      <Link
        to={`/classes/${room.id}`}
        className="grid min-h-11 grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 py-1.5 hover:bg-hover sm:grid-cols-[minmax(7rem,1fr)_2fr_4.5rem_9rem]"
      >
        <ClassChip name={room.name} colour={room.colour} />
        <span className="bar order-last col-span-2 sm:order-none sm:col-span-1" aria-hidden="true">
          <i style={{ width }} />
        </span>
        <span className="text-right whitespace-nowrap">
          <b>{taken}</b> <span className="text-ink-2">/ {room.places}</span>
        </span>
        <span className="col-span-2 text-second text-ink-2 sm:col-span-1 sm:text-right">
          <FreePlaces free={room.free} />
        </span>
      </Link>
    </li>
  );
}
