import { TriangleAlert } from "lucide";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { Link } from "~/components/link";
import { Stat } from "~/components/stat";
import { Tag } from "~/components/tag";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import type { LiveRoom } from "../live/queries.server";
import { RatioStrip } from "./ratio-strip";
import { missingInWords, ruleInWords, standingOf } from "./ratio-words";

/** Names beyond these are only counted. */
const mostNames = 3;

/** One class as it is now: children, staff, what is coming, and, where it is red, the rule and the way out. */
export function LiveCard(props: {
  room: LiveRoom;
  day: string;
  timeZone: string;
  chosen: boolean;
}) {
  const { t } = useTranslation(["attendance", "common"]);
  const { room, timeZone } = props;
  const { word, tone } = standingOf(t, room);
  const isShort = room.verdict.state !== "ok";
  const list = (names: readonly string[]) =>
    names.slice(0, mostNames).join(t("common:listSeparator")) +
    (names.length > mostNames ? "…" : "");
  return (
    <Card
      className="live-card"
      title={
        <Link to={`/room/${room.id}`} className="hover:underline">
          <ClassChip name={room.name} colour={room.colour} />
        </Link>
      }
      aside={
        <Tag tone={tone} icon={isShort ? TriangleAlert : undefined}>
          {word}
        </Tag>
      }
    >
      <div className="grid grid-cols-2 gap-4">
        <Stat label={t("board.here")} value={room.present} plan={room.due} colour={room.colour} />
        <Stat label={t("board.staff")} value={room.cover.adults} plan={room.need.adults} />
      </div>
      <p className="text-second text-ink-2">
        {[
          room.toCome.length > 0
            ? t("board.toCome", { count: room.toCome.length, names: list(room.toCome) })
            : t("board.allCame"),
          ...(room.asleep > 0 ? [t("board.asleep", { count: room.asleep })] : []),
        ].join(t("common:clauseSeparator"))}
      </p>
      <Staff room={room} />
      {isShort ? <ShortNow {...props} /> : null}
      <RatioStrip slots={room.ahead} />
      {room.breaks && !isShort ? <BreaksLater {...props} /> : null}
      <p className="live-foot no-print">
        <Link
          to={`?class=${room.id}#curve`}
          preventScrollReset
          aria-current={props.chosen ? "true" : undefined}
          className="text-brand-text hover:underline"
        >
          {t("board.toCurve")}
        </Link>
        <Link to={`/room/${room.id}/times`} className="text-brand-text hover:underline">
          {t("dutyTimes.title")}
        </Link>
        {room.changedAt ? (
          <span className="text-ink-3">
            {t("board.changedAt", { time: formatTime(instantOf(room.changedAt), timeZone) })}
          </span>
        ) : null}
      </p>
    </Card>
  );
}

function Staff({ room }: { room: LiveRoom }) {
  const { t } = useTranslation(["attendance", "common"]);
  return (
    <>
      {room.staff.length > 0 ? (
        <ul className="live-staff" aria-label={t("board.who")}>
          {room.staff.map(({ staffId, name, since, counts }) => (
            <li key={staffId} className={counts ? undefined : "text-ink-3"}>
              {t(counts ? "board.person" : "board.notCounted", { name, since })}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-second text-ink-3">{t("board.nobodyIn")}</p>
      )}
      {room.unseen.length > 0 ? (
        <p className="text-second text-warn-fg">
          {t("board.unseen", { names: room.unseen.join(t("common:listSeparator")) })}
        </p>
      ) : null}
    </>
  );
}

function ShortNow({ room, day }: { room: LiveRoom; day: string }) {
  const { t } = useTranslation(["attendance", "enums"]);
  const of = { type: room.type, children: room.present, need: room.need };
  return (
    <div className="live-short" role="group">
      <p className="font-semibold text-stop-fg">
        {t("board.shortLine", {
          ...{ what: missingInWords(t, room.verdict), children: room.present },
          have: room.cover.adults,
        })}
      </p>
      <p>{ruleInWords(t, of)}</p>
      <p className="text-fine text-ink-2">{t("rule.source", room.source)}</p>
      <p className="no-print flex flex-wrap gap-x-4">
        <WayOut to={`/room/${room.id}`}>{t("board.toRoom")}</WayOut>
        <WayOut to={`/roster?day=${day}`}>{t("board.toRoster")}</WayOut>
      </p>
    </div>
  );
}

function BreaksLater({ room, day }: { room: LiveRoom; day: string }) {
  const { t } = useTranslation(["attendance", "enums"]);
  const { breaks } = room;
  if (!breaks) return null;
  const { from, to, children, cover, need, verdict, source } = breaks;
  const what = missingInWords(t, verdict);
  return (
    <div className="live-short">
      <p className="font-semibold text-stop-fg">
        {t("board.breaksAt", { from, to, what, children, have: cover.adults })}
      </p>
      <p>{ruleInWords(t, { type: room.type, children, need })}</p>
      <p className="text-fine text-ink-2">{t("rule.source", source)}</p>
      <p className="no-print">
        <WayOut to={`/roster?day=${day}`}>{t("board.toRoster")}</WayOut>
      </p>
    </div>
  );
}

const WayOut = ({ to, children }: { to: string; children: string }) => (
  <Link
    to={to}
    className="inline-flex min-h-8 items-center font-semibold text-brand-text hover:underline max-sm:min-h-12"
  >
    {children}
  </Link>
);
