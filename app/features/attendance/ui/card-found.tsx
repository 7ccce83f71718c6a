import { useTranslation } from "react-i18next";
import { Banner } from "~/components/banner";
import { Button } from "~/components/button";
import { Tag } from "~/components/tag";
import { Face } from "~/features/children/ui/face";
import type { CardHolder } from "../card-readings/commands.server";
import type { RoomChild } from "../room/rules";
import { ActForm } from "./act-form";
import { CollectorFields } from "./collector-rows";
import { RoomAnswerBanner } from "./room-answer";
import type { RoomLog } from "./use-room-log";

/** Who held up the card, to be looked at, and each child with what is next: it comes, or it goes with this person. */
export function CardFound(props: {
  holder: CardHolder;
  items: readonly RoomChild[];
  log: RoomLog;
  onDone: () => void;
}) {
  const { t } = useTranslation(["attendance", "enums"]);
  const { holder, log } = props;
  const photo = holder.children.find(({ photoFileId }) => photoFileId)?.photoFileId ?? null;
  return (
    <div className="grid gap-4">
      <div className="flex items-center gap-4">
        <Face name={holder.name} fileId={photo} size={84} />
        <p className="text-ink-2">{t("card.compare")}</p>
      </div>
      <RoomAnswerBanner answer={log.answer} />
      <ul className="divide-y divide-line border-t border-line">
        {holder.children.map((one) => {
          const child = props.items.find(({ id }) => id === one.childId);
          return child ? (
            <li key={one.childId} className="flex flex-wrap items-center gap-3 py-3">
              <Face name={child.name} fileId={child.faceFileId} colour={child.colour} size={56} />
              <p className="min-w-0 flex-1">
                <b>{child.name}</b>
                <br />
                {one.relation ? t(`enums:relation.${one.relation}`) : null}
              </p>
              <NextAct {...{ one, child, log }} onDone={props.onDone} />
            </li>
          ) : null;
        })}
      </ul>
      {holder.children.some(({ standing }) => standing === "barred") ? (
        <Banner tone="stop" inset>
          {t("errors:collector_barred")}
        </Banner>
      ) : null}
    </div>
  );
}

function NextAct(props: {
  one: CardHolder["children"][number];
  child: RoomChild;
  log: RoomLog;
  onDone: () => void;
}) {
  const { t } = useTranslation("attendance");
  const { one, child, log } = props;
  const words = { name: one.name, child: child.name };
  if (child.status === "present") {
    if (one.standing === "barred") return <Tag tone="stop">{t("handOver.barred")}</Tag>;
    if (one.standing === "notNamed") return <Tag>{t("people.noPickUp")}</Tag>;
    return (
      <ActForm log={log} childId={child.id} intent="depart" onSaved={props.onDone}>
        <CollectorFields collector={one} />
        <Button type="submit" kind="main" aria-label={t("card.collectOf", words)}>
          {t("people.collects")}
        </Button>
      </ActForm>
    );
  }
  if (one.standing === "barred") return <Tag tone="stop">{t("handOver.barred")}</Tag>;
  return (
    <ActForm log={log} childId={child.id} intent="arrive" onSaved={props.onDone}>
      <CollectorFields collector={one} />
      <Button type="submit" kind="main" aria-label={t("card.bringOf", words)}>
        {t("card.bring")}
      </Button>
    </ActForm>
  );
}
