import { useNavigate, useNavigation, useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "~/components/empty-state";
import { Segment } from "~/components/segment";
import { withParams } from "~/components/table-params";
import type { Callable, Contacts } from "../family/queries.server";
import { RoomSheet } from "./room-sheet";
import { RoomTile, type RoomChild } from "./room-tile";

const shows: Record<string, (child: RoomChild) => boolean> = {
  all: () => true,
  full: (child) => child.schedule === "full",
  half: (child) => child.schedule !== "full",
  allergy: (child) => child.allergies.length > 0,
};

const chosenShow = (search: string): string => {
  const asked = new URLSearchParams(search).get("show") ?? "";
  return asked in shows ? asked : "all";
};

/** The counters of the room are its filters. */
export function RoomFilter({ items }: { items: readonly RoomChild[] }) {
  const { t } = useTranslation("children");
  const { search } = useLocation();
  return (
    <Segment
      label={t("room.show")}
      current={chosenShow(search)}
      items={Object.entries(shows).map(([key, fits]) => ({
        key,
        href: withParams(search, { show: key === "all" ? null : key, child: null }),
        label: (
          <span className="grid py-1 text-center leading-6">
            <b className="text-18 leading-6 text-ink">{items.filter(fits).length}</b>
            {t(`room.filter.${key}`)}
          </span>
        ),
      }))}
    />
  );
}

/** The faces of a room in their fixed order, and the sheet of the one that was tapped. */
export function RoomBoard(props: {
  items: readonly RoomChild[];
  today: string;
  contacts: Contacts | null;
  phones: Callable | undefined;
  mayOpenChild: boolean;
}) {
  const { t } = useTranslation("children");
  const location = useLocation();
  const navigation = useNavigation();
  const navigate = useNavigate();
  const going = navigation.location;
  // the sheet opens and closes at the tap; the guardians follow when the server has answered
  const search = going?.pathname === location.pathname ? going.search : location.search;
  const shown = props.items.filter(shows[chosenShow(search)] ?? (() => true));
  const childId = new URLSearchParams(search).get("child");
  const chosen = props.items.find((child) => child.id === childId) ?? null;
  const closeHref = withParams(search, { child: null });
  return (
    <>
      {shown.length === 0 ? (
        <EmptyState>{t("room.nobody")}</EmptyState>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(148px,1fr))] gap-3 sm:grid-cols-[repeat(auto-fill,minmax(176px,1fr))] md:grid-cols-[repeat(auto-fill,minmax(198px,1fr))]">
          {shown.map((child) => (
            <li key={child.id} className="grid">
              <RoomTile
                child={child}
                href={withParams(search, { child: child.id })}
                chosen={child.id === childId}
              />
            </li>
          ))}
        </ul>
      )}
      <RoomSheet
        child={chosen}
        today={props.today}
        contacts={props.contacts?.id === childId ? props.contacts : null}
        phones={props.phones?.childId === childId ? props.phones?.phones : undefined}
        mayOpenChild={props.mayOpenChild}
        closeHref={closeHref}
        onClose={() => {
          if (chosen) navigate(closeHref, { replace: true, preventScrollReset: true });
        }}
      />
    </>
  );
}
