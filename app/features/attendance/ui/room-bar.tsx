import { useTranslation } from "react-i18next";
import type { ClassType } from "~db/enums";
import { Button } from "~/components/button";
import { LinkButton } from "~/components/link-button";
import { useHydrated } from "~/lib/hydrated";
import { formatTime } from "~/lib/dates";
import { takenBy } from "../acts/rules";
import type { ActIntent } from "../acts/schema";
import type { RoomChild } from "../room/rules";
import { mealAt } from "../room/rules";
import type { OtherRoom } from "../visits/rules";
import { MorePanel, type Activities } from "./more-panel";

const acts = ["arrive", "nap", "wake", "depart"] as const satisfies readonly ActIntent[];

/** The acts at the thumb: with nobody chosen the meal that is next, else what fits those who are. */
export function RoomBar(props: {
  classId: string;
  type: ClassType;
  rooms: readonly OtherRoom[];
  batch: readonly RoomChild[];
  now: Date;
  timeZone: string;
  busy: boolean;
  activities: Activities;
  onAll: () => void;
  onNone: () => void;
}) {
  const { t } = useTranslation(["attendance", "enums"]);
  const hydrated = useHydrated();
  const { classId, type, batch, rooms } = props;
  const meal = mealAt(formatTime(props.now, props.timeZone));
  const isChosen = batch.length > 0;
  const fitting = acts
    .map((act) => ({ act, count: takenBy(act, batch).length }))
    .filter(({ count }) => count > 0 || !hydrated);
  const isHere = batch.some(({ status }) => status === "present");
  return (
    <div className="room-bar" role="group" aria-label={t("bar.title")}>
      {hydrated ? (
        <Button kind="quiet" onClick={isChosen ? props.onNone : props.onAll}>
          {isChosen ? t("bar.none", { count: batch.length }) : t("bar.all")}
        </Button>
      ) : null}
      <span className="mr-auto" />
      {isChosen || !hydrated ? (
        <>
          {fitting.map(({ act, count }, at) => (
            <Button
              key={act}
              type="submit"
              name="intent"
              value={act}
              kind={at === 0 && hydrated ? "main" : "plain"}
              aria-disabled={props.busy || undefined}
            >
              {hydrated ? t(`bar.${act}Some`, { count }) : t(`bar.${act}`)}
            </Button>
          ))}
          {isHere || !hydrated ? (
            <>
              <MorePanel
                busy={props.busy}
                activities={props.activities}
                {...{ type, batch, rooms }}
              />
              <Button type="submit" formMethod="get" formAction={`/room/${classId}/note`}>
                {t("bar.note")}
              </Button>
            </>
          ) : null}
        </>
      ) : null}
      {isChosen ? null : (
        <>
          {hydrated ? <LinkButton to={`/room/${classId}/note`}>{t("bar.note")}</LinkButton> : null}
          <LinkButton to={`/room/${classId}/meal?meal=${meal}`} kind="main">
            {t("bar.meal", { meal: t(`enums:meal.${meal}`) })}
          </LinkButton>
        </>
      )}
    </div>
  );
}
