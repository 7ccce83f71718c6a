import { CalendarDays, Ellipsis } from "lucide";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moods, napPositions, toiletKinds, type ClassType } from "~db/enums";
import { Button, buttonClass } from "~/components/button";
import { Icon } from "~/components/icon";
import { LinkButton } from "~/components/link-button";
import { MenuButton, MenuPanel } from "~/components/menu-panel";
import { TextField } from "~/components/text-field";
import { outdoorMinutesGoal } from "~/standards/daily-rhythm";
import { outdoorMinutesOf, type RoomChild } from "../room/rules";
import type { OtherRoom } from "../visits/rules";

const minutes = [30, 60, 90, 120] as const;
const milk = { infant: [60, 90, 120, 150, 180, 210], others: [100, 150, 200] } as const;
const water = [50, 100, 150] as const;

/** What the class means to do today, and where who may plans it. */
export type Activities = { planned: readonly string[]; planHref: string | null };

/** What else happens in a day, one tap each for those who are chosen. Opens without scripts. */
export function MorePanel(props: {
  busy: boolean;
  type: ClassType;
  batch: readonly RoomChild[];
  activities: Activities;
  rooms: readonly OtherRoom[];
}) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
  const { busy, type, batch, rooms } = props;
  const { planned, planHref } = props.activities;
  const inside = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const panel = inside.current?.parentElement;
    if (busy && panel?.matches(":popover-open")) panel.hidePopover();
  }, [busy]);
  const act = (value: string, words: string) => (
    <Button key={value} type="submit" name="intent" value={value}>
      {words}
    </Button>
  );
  const isInfants = type === "infant";
  const soFar = Math.min(...batch.map(outdoorMinutesOf));
  const millilitres = (each: number) => t("entry.millilitres", { millilitres: each });
  return (
    <>
      <MenuButton opens="room-more" className={buttonClass()}>
        <Icon of={Ellipsis} />
        {t("common:more")}
      </MenuButton>
      <MenuPanel id="room-more" place="below" label={t("common:more")}>
        <div ref={inside} className="grid gap-4">
          <Group title={t("enums:entryKind.toilet")}>
            {toiletKinds.map((kind) => act(`toilet ${kind}`, t(`enums:toiletKind.${kind}`)))}
          </Group>
          <Group title={t("enums:entryKind.milk")}>
            <input type="hidden" name="from" value={isInfants ? "bottle" : "cup"} />
            {milk[isInfants ? "infant" : "others"].map((each) =>
              act(`milk ${each}`, millilitres(each)),
            )}
          </Group>
          <Group title={t("enums:entryKind.water")}>
            {water.map((each) => act(`water ${each}`, millilitres(each)))}
          </Group>
          <Group
            title={t("enums:entryKind.outdoor")}
            hint={
              Number.isFinite(soFar)
                ? t("bar.outdoorSoFar", { minutes: soFar, goal: outdoorMinutesGoal })
                : undefined
            }
          >
            {minutes.map((one) => act(`outdoor ${one}`, t("span.minutes", { minutes: one })))}
          </Group>
          <Group title={t("enums:entryKind.mood")}>
            {moods.map((mood) => act(`mood ${mood}`, t(`enums:mood.${mood}`)))}
          </Group>
          {batch.length === 0 || batch.some(({ asleepSince }) => asleepSince) ? (
            <Group title={t("enums:entryKind.napCheck")}>
              {napPositions.map((one) => act(`look ${one}`, t(`enums:napPosition.${one}`)))}
            </Group>
          ) : null}
          <Typed act={act("temperature", t("bar.temperature"))}>
            <TextField
              label={t("enums:entryKind.temperature")}
              name="temperature"
              inputMode="decimal"
              unit={t("check.degrees")}
            />
          </Typed>
          {planned.length > 0 ? (
            <Group title={t("bar.planned")}>
              {planned.map((title) => act(`activity ${title}`, title))}
            </Group>
          ) : null}
          <Typed act={act("activity", t("bar.activity"))}>
            <TextField
              label={planned.length > 0 ? t("bar.otherActivity") : t("enums:entryKind.activity")}
              name="title"
              maxLength={60}
              placeholder={t("bar.activityHint")}
            />
          </Typed>
          {planHref ? (
            <LinkButton to={planHref} kind="quiet" icon={CalendarDays}>
              {t("bar.plan")}
            </LinkButton>
          ) : null}
          {rooms.length > 0 ? (
            <Group title={t("visit.title")} hint={t("visit.hint")}>
              {rooms.map(({ id, name }) => act(`visit ${id}`, name))}
            </Group>
          ) : null}
        </div>
      </MenuPanel>
    </>
  );
}

function Typed({ act, children }: { act: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-end gap-2">
      <div className="flex-1">{children}</div>
      {act}
    </div>
  );
}

function Group(props: { title: string; hint?: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={props.title}>
      <p className="field-label">
        {props.title}{" "}
        {props.hint ? <span className="font-normal text-ink-2">{props.hint}</span> : null}
      </p>
      <div className="flex flex-wrap gap-2">{props.children}</div>
    </div>
  );
}
