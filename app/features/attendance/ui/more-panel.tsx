import { Ellipsis } from "lucide";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { moods, toiletKinds } from "~db/enums";
import { Button, buttonClass } from "~/components/button";
import { Icon } from "~/components/icon";
import { MenuButton, MenuPanel } from "~/components/menu-panel";
import { TextField } from "~/components/text-field";

const minutes = [30, 60, 90, 120] as const;

/** What else happens in a day, one tap each for those who are chosen. Opens without scripts. */
export function MorePanel({ busy }: { busy: boolean }) {
  const { t } = useTranslation(["attendance", "enums", "common"]);
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
          <Group title={t("enums:entryKind.outdoor")}>
            {minutes.map((one) => act(`outdoor ${one}`, t("span.minutes", { minutes: one })))}
          </Group>
          <Group title={t("enums:entryKind.mood")}>
            {moods.map((mood) => act(`mood ${mood}`, t(`enums:mood.${mood}`)))}
          </Group>
          <div className="flex items-end gap-2">
            <div className="flex-1">
              <TextField
                label={t("enums:entryKind.activity")}
                name="title"
                maxLength={60}
                placeholder={t("bar.activityHint")}
              />
            </div>
            {act("activity", t("bar.activity"))}
          </div>
        </div>
      </MenuPanel>
    </>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="group" aria-label={title}>
      <p className="field-label">{title}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </div>
  );
}
