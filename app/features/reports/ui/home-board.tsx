import { useTranslation } from "react-i18next";
import { ClassChip } from "~/components/class-chip";
import { classColour } from "~/components/class-colour";
import { HeatCell, heatOf } from "~/components/heat-cell";
import { Link } from "~/components/link";
import { formatDate, formatMonth } from "~/lib/dates";
import type { Home } from "../home/queries.server";

/** Three questions over the same classes: who is in, is there staff enough, which places are free. */
export function HomeBoard({ home }: { home: Home }) {
  const { t, i18n } = useTranslation("reports");
  const slots = home.rooms[0]?.slots ?? [];
  const month = (day: string) => day.slice(0, 7);
  return (
    <section aria-label={t("home.board")} className="card rounded-card bg-surface shadow-card">
      <div
        className="overflow-x-auto p-(--pad)"
        tabIndex={0}
        role="group"
        aria-label={t("home.board")}
      >
        <table className="home-board">
          <caption className="sr-only">{t("home.board")}</caption>
          <thead>
            <tr>
              <th scope="colgroup" colSpan={2}>
                <b>{t("home.whoIsIn")}</b> {t("home.whoIsInHint")}
              </th>
              {slots.length > 0 ? (
                <th scope="colgroup" colSpan={slots.length} className="part">
                  <b>{t("home.staffAhead")}</b> {t("home.staffAheadHint")}
                </th>
              ) : null}
              <th scope="colgroup" colSpan={home.mondays.length} className="part">
                <b>{t("home.freePlaces")}</b> {t("home.freePlacesHint")}
              </th>
            </tr>
            <tr>
              <th scope="col">{t("home.class")}</th>
              <th scope="col">{t("home.inOfDue")}</th>
              {slots.map(({ from }, at) => (
                <th key={from} scope="col" className={at === 0 ? "part now" : undefined}>
                  {from}
                </th>
              ))}
              {home.mondays.map((monday, at) => (
                <th
                  key={monday}
                  scope="col"
                  className={at === 0 ? "part" : undefined}
                  title={formatDate(monday, i18n.language)}
                >
                  {at === 0 || month(monday) !== month(home.mondays[at - 1] ?? "") ? (
                    <span className="block">{formatMonth(monday, i18n.language)}</span>
                  ) : null}
                  {Number(monday.slice(8))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {home.rooms.map((room) => (
              <RoomRow key={room.id} room={room} />
            ))}
          </tbody>
          <tfoot>
            <WholeRow home={home} slots={slots.length} />
          </tfoot>
        </table>
      </div>
    </section>
  );
}

function InBar({ present, due }: { present: number; due: number }) {
  const width = `${due > 0 ? Math.min(100, (100 * present) / due) : 0}%`;
  return (
    <span className="flex items-center gap-3">
      <span className="bar w-24" aria-hidden="true">
        <i style={{ width }} />
      </span>
      <span className="ml-auto whitespace-nowrap">
        <b>{present}</b> <span className="text-ink-2">/ {due}</span>
      </span>
    </span>
  );
}

function RoomRow({ room }: { room: Home["rooms"][number] }) {
  const { t } = useTranslation("reports");
  return (
    <tr className={classColour(room.colour)}>
      <th scope="row">
        <Link to={`/room/${room.id}`} className="hover:underline">
          <ClassChip name={room.name} colour={room.colour} />
        </Link>
      </th>
      <td>
        <InBar present={room.present} due={room.due} />
      </td>
      {room.slots.map(({ from, margin }, at) => (
        <td key={from} className={at === 0 ? "part" : undefined}>
          <HeatCell tone={heatOf(margin)}>
            {margin < 0 ? t("home.short", { n: -margin }) : margin > 0 ? `+${margin}` : "0"}
          </HeatCell>
        </td>
      ))}
      {room.free.map((free, at) => (
        <td key={at} className={at === 0 ? "part" : undefined}>
          <HeatCell tone={heatOf(free)}>{free}</HeatCell>
        </td>
      ))}
    </tr>
  );
}

function WholeRow({ home, slots }: { home: Home; slots: number }) {
  const { t } = useTranslation("reports");
  const { present, due } = home.whole;
  return (
    <tr>
      <th scope="row">{t("home.whole")}</th>
      <td>
        <InBar present={present} due={due} />
      </td>
      {slots > 0 ? (
        <td colSpan={slots} className="part text-ink-2">
          <Link to="/board" className="hover:underline">
            {home.breaking === 0
              ? t("home.enoughStaff")
              : t("home.breaking", { count: home.breaking })}
          </Link>
        </td>
      ) : null}
      {home.licence.map((free, at) => (
        <td key={at} className={at === 0 ? "part mid" : "mid"}>
          <b>{free}</b>
        </td>
      ))}
    </tr>
  );
}
