import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { Card } from "~/components/card";
import { ClassChip } from "~/components/class-chip";
import { HeatCell, heatOf, type HeatTone } from "~/components/heat-cell";
import { formatDay } from "~/lib/dates";
import type { CoverDay } from "../queries.server";
import { shortTime } from "./roster-words";
import { ShortageList } from "./shortage-list";

type Room = CoverDay["classes"][number];
type SlotCover = Room["slots"][number];

/** The day's proof: for every class and half-hour the people to spare or missing, and why. */
export function CoverProof({ cover, mayPlan }: { cover: CoverDay; mayPlan: boolean }) {
  const { t, i18n } = useTranslation("rosters");
  const day = formatDay(cover.day, i18n.language);
  const slots = cover.classes[0]?.slots ?? [];
  return (
    <Card
      title={
        <>
          {t("proof.title", { day })}
          <span className="ml-2 text-second font-normal text-ink-2">{t("proof.hint")}</span>
        </>
      }
      aside={cover.open ? <Legend /> : null}
    >
      {cover.open ? (
        <>
          <div className="cover" role="group" aria-label={t("proof.caption")} tabIndex={0}>
            <table className="cover-table">
              <caption className="sr-only">{t("proof.caption")}</caption>
              <thead>
                <tr>
                  <th scope="col">
                    <span className="sr-only">{t("proof.class")}</span>
                  </th>
                  {slots.map(({ from }) => (
                    <th key={from} scope="col">
                      {shortTime(from)}
                    </th>
                  ))}
                  <th scope="col">
                    <span className="sr-only">{t("proof.result")}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {cover.classes.map((room) => (
                  <RoomRow key={room.classId} room={room} />
                ))}
              </tbody>
            </table>
          </div>
          <ShortageList cover={cover} mayPlan={mayPlan} />
        </>
      ) : (
        <p className="text-ink-2">{t("proof.closed", { day })}</p>
      )}
    </Card>
  );
}

function RoomRow({ room }: { room: Room }) {
  const { t } = useTranslation("rosters");
  return (
    <tr>
      <th scope="row">
        <ClassChip name={room.name} colour={room.colour} />
      </th>
      {room.slots.map((slot) => (
        <td key={slot.from} title={slotInWords(t, slot)}>
          <HeatCell tone={toneOf(slot)}>{marginInWords(t, slot)}</HeatCell>
        </td>
      ))}
      <td className={room.shortSlots > 0 ? "text-stop-fg" : "text-ok-fg"}>
        {room.shortSlots > 0 ? t("proof.shortSlots", { n: room.shortSlots }) : t("enough")}
      </td>
    </tr>
  );
}

const isEmpty = ({ children, cover }: SlotCover) => children === 0 && cover.adults === 0;

const toneOf = (slot: SlotCover): HeatTone => (isEmpty(slot) ? "closed" : heatOf(slot.margin));

function marginInWords(t: TFunction, slot: SlotCover): string {
  if (slot.margin < 0) return t("rosters:short", { n: -slot.margin });
  if (isEmpty(slot)) return "";
  return slot.margin === 0 ? "0" : `+${slot.margin}`;
}

const slotInWords = (t: TFunction, { from, children, need, cover }: SlotCover): string =>
  t("rosters:proof.slot", {
    ...{ from: shortTime(from), children },
    ...{ need: need.adults, cover: cover.adults },
  });

function Legend() {
  const { t } = useTranslation("rosters");
  const tones = [
    ["some", t("proof.more")],
    ["none", t("proof.exact")],
    ["short", t("proof.less")],
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-4 text-second text-ink-2">
      {tones.map(([tone, word]) => (
        <li key={tone} className="flex items-center gap-1.5">
          <span className={`cover-key heat-${tone}`} aria-hidden="true" />
          {word}
        </li>
      ))}
    </ul>
  );
}
