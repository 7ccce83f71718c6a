import { useLocation } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Segment } from "~/components/segment";
import { withParams } from "~/components/table-params";
import type { RoomChild } from "../room/rules";
import { roomShows, type RoomShow } from "../room/rules";

const isShow = (value: string): value is RoomShow => value in roomShows;

export function chosenShow(search: string): RoomShow {
  const asked = new URLSearchParams(search).get("show") ?? "";
  return isShow(asked) ? asked : "all";
}

/** The counters of the room are its filters. */
export function RoomFilter({ items }: { items: readonly RoomChild[] }) {
  const { t } = useTranslation("attendance");
  const { search } = useLocation();
  const current = chosenShow(search);
  const shows = Object.entries(roomShows).map(([key, fits]) => ({
    ...{ key, count: items.filter(fits).length },
  }));
  return (
    <Segment
      label={t("room.show")}
      current={current}
      items={shows
        .filter(({ key, count }) => key !== "allergy" || count > 0 || key === current)
        .map(({ key, count }) => ({
          key,
          href: withParams(search, { show: key === "all" ? null : key, child: null }),
          label: (
            <span className="grid py-1 text-center leading-6">
              <b className="text-18 leading-6 text-ink">{count}</b>
              {t(`room.filter.${key}`)}
            </span>
          ),
        }))}
    />
  );
}
