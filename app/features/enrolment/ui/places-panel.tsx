import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { Link } from "~/components/link";
import { LinkButton } from "~/components/link-button";
import { Face } from "~/features/children/ui/face";
import { formatDate, formatLongDay } from "~/lib/dates";
import type { PlacesOfWeek } from "../holders/queries.server";

/** One class in one week: what changes until four weeks later, and who holds a place. */
export function PlacesPanel({ week, closeHref }: { week: PlacesOfWeek; closeHref: string }) {
  const { t, i18n } = useTranslation(["enrolment", "enums", "common"]);
  const { room, children, changes } = week;
  return (
    <Card
      title={
        <>
          <ClassChip name={room.name} colour={room.colour} />{" "}
          <span className="font-normal">
            {t("board.weekOf", { day: formatLongDay(week.monday, i18n.language) })}
          </span>
        </>
      }
      aside={
        <LinkButton to={closeHref} kind="quiet">
          {t("common:close")}
        </LinkButton>
      }
    >
      <p className="no-print mb-3">
        <LinkButton to={`/bookings?add=booking&class=${room.id}&day=${week.monday}`}>
          {t("booking.act")}
        </LinkButton>
      </p>
      <h3 className="mb-1 text-second text-ink-2">{t("board.changes")}</h3>
      {changes.length === 0 ? (
        <p className="mb-4 text-ink-2">{t("board.noChanges")}</p>
      ) : (
        <ul className="mb-4 divide-y divide-line">
          {changes.map((change) => (
            <li key={change.id + change.is} className="flex gap-3 py-2">
              <b className="w-16 shrink-0">{formatDate(change.day, i18n.language)}</b>
              <span>
                <Link to={`/children/${change.childId}`} className="hover:underline">
                  {change.name}
                </Link>{" "}
                <span className="text-ink-2">
                  {t(`board.${change.is}`, {
                    schedule: t(`enums:schedule.${change.schedule}`),
                  })}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {week.offers.length > 0 ? (
        <>
          <h3 className="mb-1 text-second text-ink-2">{t("board.offers")}</h3>
          <ul className="mb-4 divide-y divide-line">
            {week.offers.map((open) => (
              <li key={open.id} className="py-2">
                <Link to={`/applications/${open.applicationId}`} className="hover:underline">
                  {open.name}
                </Link>{" "}
                <span className="text-ink-2">
                  {t("board.offer", {
                    ...{ startsOn: open.startsOn, answerBy: open.answerBy },
                    schedule: t(`enums:schedule.${open.schedule}`),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {week.bookings.length > 0 ? (
        <>
          <h3 className="mb-1 text-second text-ink-2">{t("board.bookings")}</h3>
          <ul className="mb-4 divide-y divide-line">
            {week.bookings.map(({ id, childId, name, day, from, until }) => (
              <li key={id} className="flex gap-3 py-2">
                <b className="w-16 shrink-0">{formatDate(day, i18n.language)}</b>
                <span>
                  <Link to={`/children/${childId}`} className="hover:underline">
                    {name}
                  </Link>{" "}
                  <span className="text-ink-2">
                    {from}–{until}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <h3 className="mb-1 text-second text-ink-2">
        {t("board.held", { count: children.length, places: room.places })}
      </h3>
      <ul className="divide-y divide-line">
        {children.map((child) => (
          <li key={child.id} className="flex items-center gap-2 py-1.5">
            <Face name={child.name} fileId={child.faceFileId} colour={room.colour} size={28} />
            <Link to={`/children/${child.childId}`} className="hover:underline">
              {child.name}
            </Link>
            <span className="ml-auto text-second text-ink-2">
              {t(`enums:schedule.${child.schedule}`)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
