import { useLocation } from "@remix-run/react";
import { clsx } from "clsx";
import { Plus } from "lucide";
import { useTranslation } from "react-i18next";
import { classColour } from "~/components/class-colour";
import { Icon } from "~/components/icon";
import { Link } from "~/components/link";
import { withParams } from "~/components/table-params";
import { formatDay } from "~/lib/dates";
import type { RosterCell, RosterPerson } from "../weeks/queries.server";
import { cellInWords, leaveInWords, shiftInWords } from "./roster-words";

export type OpeningHours = { opensAt: string; closesAt: string };

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** How far after opening a shift begins and how long it lasts, as shares of the opening hours. */
function placeOf({ startsAt, endsAt }: RosterCell["shifts"][number], hours: OpeningHours) {
  const [opens, closes] = [minutesOf(hours.opensAt), minutesOf(hours.closesAt)];
  const share = (minutes: number) => `${(100 * minutes) / (closes - opens)}%`;
  const [starts, ends] = [minutesOf(startsAt), minutesOf(endsAt)];
  return { before: share(starts - opens), length: share(ends - starts) };
}

type Props = { person: RosterPerson; cell: RosterCell; hours: OpeningHours; mayPlan: boolean };

/** One person on one day: shifts along the opening hours, or the leave. With the right, a link to change it. */
export function RosterDay({ person, cell, hours, mayPlan }: Props) {
  const { t, i18n } = useTranslation("rosters");
  const { search } = useLocation();
  const body = <DayBlocks person={person} cell={cell} hours={hours} mayPlan={mayPlan} />;
  if (!mayPlan) return body;
  const what = cellInWords(t, cell, person.mainClass?.id) || t("free");
  return (
    <Link
      to={withParams(search, { edit: person.id, day: cell.day, form: null })}
      preventScrollReset
      className="roster-cell"
      aria-label={t("planCell", {
        name: person.name,
        day: formatDay(cell.day, i18n.language),
        what,
      })}
    >
      {body}
    </Link>
  );
}

function DayBlocks({ person, cell, hours, mayPlan }: Props) {
  const { t } = useTranslation("rosters");
  const { shifts, leave, covers } = cell;
  if (leave) return <span className="shift shift-off">{leaveInWords(t, leave)}</span>;
  if (shifts.length === 0) {
    return (
      <span className="grid h-full place-items-center text-ink-3">
        {mayPlan ? <Icon of={Plus} size={16} className="roster-plus" /> : "–"}
      </span>
    );
  }
  const cover = covers.length > 0 ? t("coverFor", { names: covers.join(t("common:listSeparator")) }) : ""; // prettier-ignore
  return (
    <>
      {shifts.map((shift) => {
        const { before, length } = placeOf(shift, hours);
        return (
          <span key={shift.id} className="roster-line">
            <span className="roster-before" style={{ flexBasis: before }} />
            <span
              className={clsx(
                "shift",
                shift.classId ? classColour(shift.colour ?? undefined) : "shift-plain",
                cover && "shift-cover",
              )}
              style={{ minWidth: length }}
            >
              {[shiftInWords(shift, person.mainClass?.id), cover].filter(Boolean).join(" ")}
            </span>
          </span>
        );
      })}
    </>
  );
}
