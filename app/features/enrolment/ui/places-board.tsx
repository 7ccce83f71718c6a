import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { HeatCell, heatOf } from "~/components/heat-cell";
import { Link } from "~/components/link";
import { formatDate, formatLongDay } from "~/lib/dates";
import type { PlacesBoard } from "../places/queries.server";
import type { FreePlaces } from "../places/rules";

export const parts = ["full", "morning", "afternoon"] as const;

/** Weeks down, classes across; every cell leads to who is there and what changes. */
export function PlacesBoardTable({
  board,
  chosen,
  cellHref,
}: {
  board: PlacesBoard;
  chosen: { classId?: string; monday?: string };
  cellHref: (classId: string, monday: string) => string;
}) {
  const { t, i18n } = useTranslation(["enrolment", "enums"]);
  return (
    <div
      className="overflow-x-auto p-(--pad)"
      tabIndex={0}
      role="group"
      aria-label={t("board.title")}
    >
      <table className="places-board">
        <caption className="sr-only">{t("board.lead")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("board.week")}</th>
            {board.classes.map((room) => (
              <th key={room.id} scope="col">
                <ClassChip name={room.name} colour={room.colour} />{" "}
                <small>{t("board.places", { n: room.places })}</small>
                <span aria-hidden="true" className="trio">
                  {parts.map((part) => (
                    <span key={part}>{t(`board.short.${part}`)}</span>
                  ))}
                </span>
              </th>
            ))}
            <th scope="col">{t("board.whole")}</th>
          </tr>
        </thead>
        <tbody>
          {board.weeks.map(({ monday, closedFor }, at) => (
            <tr key={monday} className={at === 0 ? "now" : undefined}>
              <th scope="row">
                {at === 0 ? t("board.thisWeek") : formatDate(monday, i18n.language)}
              </th>
              {closedFor ? (
                <td colSpan={board.classes.length + 1} className="text-ink-2">
                  {t("board.closed", {
                    name: i18n.language === "en" ? closedFor.en : closedFor.zh,
                  })}
                </td>
              ) : (
                <>
                  {board.classes.map((room) => (
                    <td key={room.id}>
                      <Cell
                        free={room.weeks[at]}
                        href={cellHref(room.id, monday)}
                        label={`${room.name} ${formatLongDay(monday, i18n.language)}`}
                        isChosen={chosen.classId === room.id && chosen.monday === monday}
                      />
                    </td>
                  ))}
                  <td className="mid">
                    <b>{board.whole[at]?.full}</b>
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell(props: {
  free: FreePlaces | undefined;
  href: string;
  label: string;
  isChosen: boolean;
}) {
  const { t } = useTranslation(["enrolment", "enums"]);
  const { free } = props;
  if (!free) return null;
  const words = parts.map((part) => `${t(`enums:schedule.${part}`)} ${free[part]}`).join(" ");
  return (
    <Link
      to={props.href}
      preventScrollReset
      aria-label={`${props.label}: ${words}`}
      aria-current={props.isChosen || undefined}
      className="trio"
    >
      {parts.map((part) => (
        <HeatCell key={part} tone={heatOf(free[part])}>
          {free[part]}
        </HeatCell>
      ))}
    </Link>
  );
}
