import { Moon } from "lucide";
import { useTranslation } from "react-i18next";
import { Button } from "~/components/button";
import { Icon } from "~/components/icon";
import { Tag } from "~/components/tag";
import { instantOf } from "~/lib/clock";
import { formatTime } from "~/lib/dates";
import { sleepLookMinutes } from "~/standards/daily-rhythm";
import { minutesUnlooked, type RoomChild } from "../room/rules";
import { asleepFor } from "./child-words";

/** Who sleeps now and for how long: waking one is one tap, waking all that are left another. */
export function NapStrip(props: { children: readonly RoomChild[]; now: Date; timeZone: string }) {
  const { t } = useTranslation("attendance");
  const asleep = props.children.filter(({ asleepSince }) => asleepSince !== null);
  if (asleep.length === 0) return null;
  return (
    <ul className="nap-strip" aria-label={t("nap.now")}>
      {asleep.map((child) => (
        <li key={child.id}>
          <Icon of={Moon} className="text-info-fg" />
          <span>
            <b>{t("nap.of", { name: child.name, span: asleepFor(t, child, props) })}</b>
            <span className="block text-ink-2">
              {t("nap.since", {
                time: formatTime(instantOf(child.asleepSince ?? ""), props.timeZone),
              })}
            </span>
          </span>
          <Look {...{ child }} {...props} />
          <Button
            type="submit"
            name="intent"
            value={`wake ${child.id}`}
            aria-label={t("nap.wakeOf", { name: child.name })}
          >
            {t("nap.wake")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** An infant asleep is looked at every quarter of an hour: one tap says that it lies on its back. */
function Look(props: { child: RoomChild; now: Date; timeZone: string }) {
  const { t } = useTranslation("attendance");
  const { child } = props;
  const minutes = minutesUnlooked(child, props);
  if (minutes === null) return null;
  const isDue = minutes >= sleepLookMinutes;
  return (
    <span className="flex flex-wrap items-center gap-2">
      {isDue ? <Tag tone="warn">{t("nap.lookDue", { minutes })}</Tag> : null}
      <Button
        type="submit"
        name="intent"
        value={`look ${child.id}`}
        kind={isDue ? "main" : "plain"}
        aria-label={t("nap.lookOf", { name: child.name })}
      >
        {t("nap.look")}
      </Button>
    </span>
  );
}
